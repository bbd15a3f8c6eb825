"""Minutes: kept as the phone sent them, once, and shown to whoever may see what was found."""

import json
from hashlib import sha256
from uuid import UUID

import anyio
import asyncpg
import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.minutes_steps import (
    HEAD,
    READ,
    WITNESS,
    drawn,
    end_visit,
    kept_minutes,
    minutes_of,
    refused,
    send_minutes,
    send_page,
)
from tests.api.signing import new_key, register, signature
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, RUDE, Visit, upload
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    await open_door(client, cast.hung, inspection, hours.now)
    return Visit(client, cast, hours, inspection)


async def entries(action: str) -> list[dict[str, object]]:
    found = await rows("SELECT content FROM ledger_entry ORDER BY id")
    told = [json.loads(entry["content"]) for entry in found]
    return [entry for entry in told if entry["action"] == action]


async def test_minutes_are_kept_byte_by_byte_and_stand_in_the_ledger_without_a_name(visit: Visit) -> None:
    body = b" " + json.dumps(minutes_of(visit, await end_visit(visit)), indent=1).encode()
    sent = await send_minutes(visit, body)
    assert sent.status_code == 201, sent.text
    [kept] = await rows("SELECT body, sha256 FROM minutes")
    assert (bytes(kept["body"]), bytes(kept["sha256"])) == (body, sha256(body).digest())
    [entry] = await entries("minutes.kept")
    assert entry["subject"] == str(visit.inspection)
    assert entry["facts"] == {
        "minutes": json.loads(body)["id"],
        "sha256": sha256(body).hexdigest(),
        "closing": "signed",
        "differing": 0,
        "signature": "unsigned",
    }


async def test_the_same_bytes_again_are_harmless_and_other_bytes_are_refused(visit: Visit) -> None:
    minutes = minutes_of(visit, await end_visit(visit))
    answers = [await send_minutes(visit, minutes) for _ in range(2)]
    assert [answered.status_code for answered in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    other = await send_minutes(visit, minutes | {"read": []})
    second = await send_minutes(visit, minutes | {"id": str(uuid7())})
    assert [other.status_code, second.status_code] == [409, 409]
    assert [other.json()["type"], second.json()["type"]] == ["/problems/minutes-differ", "/problems/minutes-exist"]


async def test_the_same_minutes_ten_times_at_once_are_kept_once(visit: Visit) -> None:
    minutes, statuses = minutes_of(visit, await end_visit(visit)), []

    async def send() -> None:
        statuses.append((await send_minutes(visit, minutes)).status_code)

    async with anyio.create_task_group() as group:
        for _ in range(10):
            group.start_soon(send)
    assert sorted(statuses) == [200] * 9 + [201]
    assert len(await entries("minutes.kept")) == 1


async def test_two_different_minutes_at_once_leave_one(visit: Visit) -> None:
    submission, statuses = await end_visit(visit), []

    async def send() -> None:
        statuses.append((await send_minutes(visit, minutes_of(visit, submission))).status_code)

    async with anyio.create_task_group() as group:
        for _ in range(5):
            group.start_soon(send)
    assert sorted(statuses) == [201, 409, 409, 409, 409]


async def test_minutes_stay_as_they_came(visit: Visit) -> None:
    await kept_minutes(visit)
    for statement in ("UPDATE minutes SET closing = 'refused'", "DELETE FROM minutes", "TRUNCATE minutes"):
        with pytest.raises(asyncpg.PostgresError):
            await rows(statement)


async def test_before_the_submission_they_wait_for_it(visit: Visit) -> None:
    early = await send_minutes(visit, minutes_of(visit, uuid7()))
    assert (early.status_code, early.json()["type"]) == (409, "/problems/minutes-before-submission")


async def test_they_belong_to_the_submission_that_is_kept(visit: Visit) -> None:
    await end_visit(visit)
    other = await send_minutes(visit, minutes_of(visit, uuid7()))
    assert (other.status_code, other.json()["type"]) == (409, "/problems/minutes-of-another-submission")


async def test_once_the_inspection_is_concluded_none_are_taken_but_the_same_again(visit: Visit) -> None:
    minutes = minutes_of(visit, await end_visit(visit))
    await rows("UPDATE inspection SET state = 'concluded'")
    late = await send_minutes(visit, minutes)
    assert (late.status_code, late.json()["type"]) == (409, "/problems/wrong-state")
    await rows("UPDATE inspection SET state = 'explaining'")
    assert (await send_minutes(visit, minutes)).status_code == 201
    await rows("UPDATE inspection SET state = 'closed'")
    assert (await send_minutes(visit, minutes)).status_code == 200


async def test_only_the_leader_sends_them(visit: Visit) -> None:
    minutes, cast = minutes_of(visit, await end_visit(visit)), visit.cast
    answers = [await send_minutes(visit, minutes, member) for member in (cast.mai, cast.tuan, cast.thu, cast.an)]
    assert [answered.status_code for answered in answers] == [403, 403, 403, 404]
    assert answers[0].json()["type"] == "/problems/leader-only"


async def test_the_address_and_the_digest_are_those_of_the_minutes(visit: Visit) -> None:
    minutes = minutes_of(visit, await end_visit(visit))
    elsewhere = await send_minutes(visit, minutes, at=str(uuid7()))
    assert (elsewhere.status_code, elsewhere.json()["type"]) == (422, "/problems/minutes-address")
    wrong = await send_minutes(visit, minutes, headers={"content-digest": "sha-256=:AAAA:"})
    assert (wrong.status_code, wrong.json()["type"]) == (400, "/problems/digest-mismatch")


async def test_a_phone_signs_them(visit: Visit) -> None:
    key = new_key()
    await register(visit.client, visit.cast.hung, key)
    body = json.dumps(minutes_of(visit, await end_visit(visit))).encode()
    sent = await send_minutes(visit, body, headers={"x-device-signature": signature(key, body)})
    assert sent.json()["signature"] == "signed"


async def test_whoever_sees_the_findings_reads_who_signed(visit: Visit) -> None:
    told = await kept_minutes(visit)
    cast = visit.cast
    assert [await visit.get(member, "/minutes") for member in (cast.mai, cast.tuan, cast.thu, cast.dewi)] == [told] * 4
    assert (await visit.get(cast.tuan))["minutes"] == told["id"]
    assert (told["closing"], told["unit"], told["differences"], told["read"]) == ("signed", HEAD, [], [READ])
    assert [(each["by"], each["name"]) for each in told["signers"]] == [
        ("member", told["sentByName"]),
        ("unit", HEAD["name"]),
    ]


async def test_before_there_are_any_nobody_finds_them(visit: Visit) -> None:
    url = f"/v1/inspections/{visit.inspection}/minutes"
    early = await visit.client.get(url, headers=visit.cast.tuan.headers)
    assert (early.status_code, early.json()["type"]) == (403, "/problems/not-yet")
    await end_visit(visit)
    assert (await visit.get(visit.cast.tuan))["minutes"] is None
    assert (await visit.client.get(url, headers=visit.cast.tuan.headers)).status_code == 404
    assert (await visit.client.get(url, headers=visit.cast.an.headers)).status_code == 404


async def test_reservations_and_a_refusal_are_told_word_by_word(visit: Visit) -> None:
    told = await kept_minutes(visit, **refused(visit))
    assert told["refusal"] == {"reason": "Không đồng ý với giờ ghi trong biên bản.", "witness": WITNESS}
    assert {"by": "witness", "name": WITNESS["name"]} in told["signers"]


async def test_what_was_read_otherwise_is_shown_and_counted_not_refused(visit: Visit) -> None:
    submission = await end_visit(visit, CLOSED, RUDE)
    [rude] = [found for found in await visit.get(visit.cast.thu, "/findings") if found["item"] == RUDE["item"]]
    out = [READ | {"severity": "S2", "said": "Mở cửa muộn"}, {"item": "CL-VN-01-A01", "severity": "S1", "said": ""}]
    sent = await send_minutes(visit, minutes_of(visit, submission, read=out))
    assert sent.json()["differences"] == [
        {"item": READ["item"], "kind": "severity", "read": "S2", "kept": "S4"},
        {"item": READ["item"], "kind": "words", "read": "Mở cửa muộn", "kept": READ["said"]},
        {"item": "CL-VN-01-A01", "kind": "not-kept", "read": "S1", "kept": None},
        {"item": RUDE["item"], "kind": "not-read", "read": None, "kept": rude["severity"]},
    ]
    [entry] = await entries("minutes.kept")
    assert entry["facts"]["differing"] == 3  # type: ignore[index]


async def test_a_severity_that_is_decided_later_is_no_difference(visit: Visit) -> None:
    await kept_minutes(visit)
    await rows(
        "INSERT INTO severity_decision (id, finding, number, severity, decided_by, decided_at) "
        "SELECT gen_random_uuid(), id, 9, 'S1', 'checklist', now() + interval '10 years' FROM finding"
    )
    assert (await visit.get(visit.cast.thu, "/minutes"))["differences"] == []


async def test_pages_signed_by_hand_may_come_later_but_are_of_this_visit(visit: Visit) -> None:
    submission, page, other = await end_visit(visit), uuid7(), uuid7()
    await upload(visit, other)
    elsewhere = minutes_of(visit, submission, closing="on_paper", paper=[str(other)], signatures=[])
    wrong = await send_minutes(visit, elsewhere)
    assert (wrong.status_code, wrong.json()["type"]) == (422, "/problems/minutes-page-elsewhere")
    sent = await send_minutes(visit, elsewhere | {"paper": [str(page)]})
    assert (sent.status_code, sent.json()["paper"]) == (201, [str(page)])
    await send_page(visit, page)


async def test_a_stranger_to_the_team_does_not_sign(visit: Visit) -> None:
    minutes = minutes_of(visit, await end_visit(visit))
    signatures = [*minutes["signatures"], drawn("member", visit.cast.thu.person)]
    wrong = await send_minutes(visit, minutes | {"signatures": signatures})
    assert (wrong.status_code, wrong.json()["type"]) == (422, "/problems/minutes-incomplete")


async def test_the_head_of_the_unit_is_told(visit: Visit) -> None:
    await kept_minutes(visit)
    notices = await visit.client.get("/v1/notices", headers=visit.cast.tuan.headers)
    assert "minutes.kept" in {notice["name"] for notice in notices.json()["items"]}


async def test_anybody_with_the_letter_learns_that_minutes_with_this_hash_are_kept(visit: Visit) -> None:
    [letter] = await rows("SELECT letter_number, check_code FROM inspection")
    check = {"number": letter["letter_number"], "code": letter["check_code"]}
    before = await visit.client.post("/v1/letter-checks", json=check)
    assert before.json()["minutes"] is None
    told = await kept_minutes(visit)
    after = await visit.client.post("/v1/letter-checks", json=check)
    assert after.json()["minutes"] == {"sha256": told["sha256"], "receivedAt": told["receivedAt"], "printed": []}


async def test_minutes_of_another_inspection_do_not_have_this_id(visit: Visit) -> None:
    told = await kept_minutes(visit)
    elsewhere = f"/v1/inspections/{UUID(int=5)}/minutes/{told['id']}"
    wrong = await visit.client.put(elsewhere, content=b"{}", headers=visit.cast.hung.headers | {"content-digest": "x"})
    assert wrong.status_code in (400, 404)
