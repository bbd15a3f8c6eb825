import json
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from ledger.checking import check
from ledger.database import row, rows
from ledger.sequencing import sequence
from media import fixity
from media.erasing import erase
from media.erasure_queries import under_way
from media.stores import StoredFile
from scheduler.duties import Duties
from tests.api.photo_care import PHOTO, Care, entries
from tests.api.uploading import Phone
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256

pytestmark = pytest.mark.anyio

OTHER = jpeg(320, 240)
MONTHS_24 = 731
"""Days."""


@pytest.fixture
async def care(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Care:
    """Closed two years ago."""
    care = await Care(client, cast, hours, parts).begin()
    await rows("UPDATE inspection SET state = 'closed', outcome = 'carried_out', closed_at = $1", hours.now)
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    hours.forward(days=MONTHS_24)
    return care


async def propose(care: Care, member: Member, retention_class: str = "item") -> httpx.Response:
    return await care.post(member, f"/v1/inspections/{care.inspection}/erasures", {"retentionClass": retention_class})


async def decide(care: Care, member: Member, erasure: str, confirmed: bool = True) -> httpx.Response:
    return await care.post(member, f"/v1/erasures/{erasure}/decision", {"confirmed": confirmed})


async def confirmed(care: Care, retention_class: str = "item") -> str:
    erasure = str((await propose(care, care.cast.thu, retention_class)).json()["id"])
    assert (await decide(care, care.cast.minh, erasure)).json()["state"] == "confirmed"
    return erasure


async def run(care: Care) -> None:
    for erasure in await under_way(10):
        await erase(erasure, care.parts.store, care.hours.now)


async def erased(care: Care, retention_class: str = "item") -> str:
    erasure = await confirmed(care, retention_class)
    await run(care)
    return erasure


async def listed(care: Care, state: str, member: Member | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await care.get(member or care.cast.thu, f"/v1/erasures?state={state}"))["items"]
    return found


async def certificate(care: Care, erasure: str) -> httpx.Response:
    return await care.client.get(f"/v1/erasures/{erasure}/certificate", headers=care.cast.thu.headers)


async def test_photos_are_due_two_years_after_the_end(care: Care) -> None:
    [due] = await listed(care, "due")
    assert (due["retentionClass"], due["photos"], due["state"], due["held"]) == ("item", 1, "due", False)
    care.hours.forward(days=-2)
    assert await listed(care, "due") == []
    assert (await propose(care, care.cast.thu)).json()["type"] == "/problems/erasure-not-due"


async def test_minutes_are_kept_five_years(care: Care, cast: Cast) -> None:
    care.hours.forward(days=-MONTHS_24)
    await care.send(OTHER, purpose="minutes", item=None)
    care.hours.forward(days=MONTHS_24)
    assert [due["retentionClass"] for due in await listed(care, "due")] == ["item"]
    care.hours.forward(days=1096)
    assert [due["retentionClass"] for due in await listed(care, "due")] == ["item", "minutes"]


async def test_an_open_inspection_is_never_due(care: Care) -> None:
    await rows("UPDATE inspection SET state = 'concluded', closed_at = NULL")
    assert await listed(care, "due") == []
    assert (await propose(care, care.cast.thu)).json()["type"] == "/problems/erasure-not-due"


async def test_once_two_agreed_the_bytes_are_gone(care: Care) -> None:
    erasure = await erased(care)
    assert (care.in_store("originals"), care.in_store("renditions")) == (set(), set())
    [finished] = await listed(care, "finished")
    assert (finished["id"], finished["state"], finished["decidedByName"]) == (erasure, "finished", "Vũ Quang Minh")
    assert (await listed(care, "due"), await listed(care, "proposed")) == ([], [])


async def test_until_it_is_confirmed_nothing_happens(care: Care) -> None:
    erasure = (await propose(care, care.cast.thu)).json()["id"]
    await run(care)
    assert care.in_store("originals") == {sha256(PHOTO).hex()}
    assert (await listed(care, "due"), [each["id"] for each in await listed(care, "proposed")]) == ([], [erasure])
    assert (await decide(care, care.cast.minh, erasure, confirmed=False)).json()["state"] == "declined"
    assert [each["id"] for each in await listed(care, "declined")] == [erasure]
    assert len(await listed(care, "due")) == 1


async def test_what_is_left_says_that_it_is_erased(care: Care) -> None:
    await erased(care)
    detail = await care.detail(care.cast.thu)
    told = detail["evidence"]
    assert (detail["viewing"], detail["thumbnail"]) == (None, None)
    assert datetime.fromisoformat(told["erasedAt"]) == care.hours.now
    assert (told["sha256"], told["state"]) == (sha256(PHOTO).hex(), "arrived")
    assert (told["fileName"], told["latitude"], told["longitude"], told["accuracy"]) == ("", None, None, None)
    gathered = await care.get(care.cast.thu, f"/v1/inspections/{care.inspection}/evidence")
    assert (gathered["arrived"], gathered["expected"]) == (1, 1)


async def test_an_erased_original_is_gone_for_good(care: Care) -> None:
    await erased(care)
    for path in ("original-views", "sealed-views", "redactions"):
        body = {"original-views": None, "sealed-views": {"reason": "Xem lại"}}.get(
            path, {"reason": "Mặt người", "areas": [[0, 0, 9, 9]]}
        )
        answer = await care.post(care.cast.thu, f"/v1/evidence/{care.evidence}/{path}", body)
        assert (answer.status_code, answer.json()["type"]) == (410, "/problems/evidence-erased")


async def test_what_a_photo_told_of_itself_goes_too(care: Care) -> None:
    await rows("DELETE FROM examination")
    await rows(
        "INSERT INTO examination (evidence, lane, state, attempts, due_at, facts, phash, dhash, examined_at) "
        "VALUES ($1, 'quick', 'done', 1, now(), '{\"model\": \"Phone 9\"}', 1, 2, now())",
        care.evidence,
    )
    await erased(care)
    found = await row("SELECT facts, phash, dhash FROM examination")
    assert found
    assert tuple(found.values()) == (None, None, None)


async def test_an_erased_original_is_not_read_back_any_more(care: Care) -> None:
    await erased(care)
    assert await rows("SELECT evidence FROM fixity") == []


async def test_an_original_that_is_being_erased_is_not_missing(care: Care) -> None:
    await confirmed(care)
    await care.parts.store.erase(StoredFile("originals", sha256(PHOTO)))
    await fixity.check(care.parts.store, care.evidence, sha256(PHOTO), "clock", care.hours.now)
    assert [each["result"] for each in await rows("SELECT result FROM fixity")] == ["holds"]


async def test_the_ledger_holds_and_still_proves_the_arrival(care: Care) -> None:
    erasure = await erased(care)
    await sequence(care.hours.now)
    await care.parts.checkpoints.sign(care.hours.now)
    care.hours.forward(days=2)
    assert (await check()).fault is None
    [file] = (await certificate(care, erasure)).json()["files"]
    proof = await care.client.get(f"/v1/ledger/leaves/{file['arrivedLeaf']}/proof")
    assert (proof.status_code, proof.json()["leafHash"]) == (200, file["arrivedLeaf"])


async def test_the_certificate_tells_what_and_on_whose_word(care: Care) -> None:
    erasure = await erased(care)
    answer = await certificate(care, erasure)
    told = answer.json()
    assert (told["inspection"], told["class"], told["rule"]["months"]) == (str(care.inspection), "item", 24)
    assert (told["proposedBy"], told["confirmedBy"]) == (str(care.cast.thu.person), str(care.cast.minh.person))
    [file] = told["files"]
    assert (file["evidence"], file["sha256"], file["size"]) == (str(care.evidence), sha256(PHOTO).hex(), len(PHOTO))
    [finished] = await entries("erasure.finished")
    assert finished["facts"]["certificate"] == sha256(answer.content).hex()
    assert (await listed(care, "finished"))[0]["certificate"] == sha256(answer.content).hex()
    assert "Hoa" not in answer.text


async def test_the_units_head_gets_the_certificate_and_strangers_do_not(care: Care) -> None:
    erasure = await erased(care)
    cast = care.cast
    for member, status in {cast.tuan: 200, cast.dewi: 200, cast.lan: 403, cast.mai: 403, cast.an: 404}.items():
        answer = await care.client.get(f"/v1/erasures/{erasure}/certificate", headers=member.headers)
        assert (member.username, answer.status_code) == (member.username, status)


@pytest.mark.parametrize("language", ["vi", "id", "en"])
async def test_the_certificate_can_be_printed(care: Care, language: str) -> None:
    erasure = await erased(care)
    headers = care.cast.tuan.headers | {"accept-language": language}
    first, second = [
        await care.client.get(f"/v1/erasures/{erasure}/certificate.pdf", headers=headers) for _ in range(2)
    ]
    assert (first.status_code, first.headers["content-type"]) == (200, "application/pdf")
    assert first.content.startswith(b"%PDF")
    assert first.content == second.content


async def test_there_is_no_certificate_before_the_end(care: Care) -> None:
    erasure = await confirmed(care)
    for paper in ("", ".pdf"):
        answer = await care.client.get(f"/v1/erasures/{erasure}/certificate{paper}", headers=care.cast.thu.headers)
        assert answer.json()["type"] == "/problems/erasure-unfinished"


async def test_nobody_confirms_their_own_erasure(care: Care) -> None:
    erasure = (await propose(care, care.cast.thu)).json()["id"]
    assert (await decide(care, care.cast.thu, erasure)).json()["type"] == "/problems/same-person-twice"


async def test_one_erasure_of_the_same_at_a_time(care: Care) -> None:
    erasure = await confirmed(care)
    assert (await propose(care, care.cast.dewi)).json()["type"] == "/problems/erasure-proposed"
    assert (await decide(care, care.cast.dewi, erasure)).json()["type"] == "/problems/erasure-decided"
    await run(care)
    assert (await propose(care, care.cast.dewi)).json()["type"] == "/problems/erasure-nothing"


async def test_reviewers_and_overseers_propose(care: Care) -> None:
    cast = care.cast
    expected = {cast.hung: 403, cast.tuan: 403, cast.lan: 403, cast.khoa: 403, cast.an: 404, cast.dewi: 201}
    for member, status in expected.items():
        assert (member.username, (await propose(care, member)).status_code) == (member.username, status)
    assert await listed(care, "proposed", cast.an) == []


async def test_a_hold_keeps_everything(care: Care) -> None:
    erasure = await confirmed(care)
    placed = await care.post(care.cast.dewi, f"/v1/inspections/{care.inspection}/holds", {"reason": "Tòa án yêu cầu"})
    assert placed.status_code == 201
    await run(care)
    assert care.in_store("originals") == {sha256(PHOTO).hex()}
    assert (await listed(care, "proposed"))[0]["held"] is True
    hold = placed.json()["id"]
    same = await care.post(care.cast.dewi, f"/v1/holds/{hold}/lifting")
    assert same.json()["type"] == "/problems/same-person-twice"
    lifted = await care.post(care.cast.thu, f"/v1/holds/{hold}/lifting")
    assert lifted.json()["liftedByName"] == "Đỗ Minh Thu"
    assert (await care.post(care.cast.thu, f"/v1/holds/{hold}/lifting")).json()["type"] == "/problems/hold-lifted"
    await run(care)
    assert care.in_store("originals") == set()
    assert (await listed(care, "finished"))[0]["id"] == erasure


async def test_what_is_held_is_neither_proposed_nor_confirmed(care: Care) -> None:
    proposed = (await propose(care, care.cast.thu)).json()["id"]
    await care.post(care.cast.dewi, f"/v1/inspections/{care.inspection}/holds", {"reason": "Tòa án yêu cầu"})
    assert (await decide(care, care.cast.minh, proposed)).json()["type"] == "/problems/evidence-held"
    await decide(care, care.cast.minh, proposed, confirmed=False)
    assert (await propose(care, care.cast.thu)).json()["type"] == "/problems/evidence-held"
    assert (await listed(care, "due"))[0]["held"] is True
    [hold] = await care.get(care.cast.thu, f"/v1/inspections/{care.inspection}/holds")
    assert (hold["reason"], hold["placedByName"], hold["liftedAt"]) == ("Tòa án yêu cầu", "Dewi Lestari", None)


async def test_bytes_that_another_photo_still_needs_stay(care: Care) -> None:
    """The same file was sent as minutes, which are kept longer."""
    care.hours.forward(days=-MONTHS_24)
    twin = await care.send(PHOTO, purpose="minutes", item=None)
    care.hours.forward(days=MONTHS_24)
    erasure = await erased(care)
    assert care.in_store("originals") == {sha256(PHOTO).hex()}
    [file] = (await certificate(care, erasure)).json()["files"]
    assert (file["evidence"], file["sameBytesKept"]) == (str(care.evidence), True)
    assert (await care.picture(care.cast.thu, evidence=twin)).size == (800, 600)
    care.hours.forward(days=1096)
    await erased(care, "minutes")
    assert care.in_store("originals") == set()


async def test_bytes_that_are_announced_elsewhere_come_again(care: Care) -> None:
    """Who announced them sends them all the same."""
    care.hours.forward(days=-MONTHS_24)
    expected = await care.announce(PHOTO, purpose="minutes", item=None)
    care.hours.forward(days=MONTHS_24)
    await erased(care)
    phone = Phone(care.client, care.cast.hung, expected)
    await phone.open(len(PHOTO))
    assert (await phone.send(PHOTO, 0)).status_code == 204
    await care.parts.store.verify(StoredFile("originals", sha256(PHOTO)))


async def test_a_photo_that_never_came_loses_its_name_and_cannot_come_any_more(care: Care) -> None:
    care.hours.forward(days=-MONTHS_24)
    expected = await care.announce(OTHER)
    care.hours.forward(days=MONTHS_24)
    erasure = await erased(care)
    assert (await care.detail(care.cast.thu, expected))["evidence"]["fileName"] == ""
    assert (await Phone(care.client, care.cast.hung, expected).open(len(OTHER))).status_code == 404
    files = {file["evidence"]: file for file in (await certificate(care, erasure)).json()["files"]}
    assert (files[str(expected)]["kind"], files[str(expected)]["arrivedAt"]) == ("claim", None)


async def test_files_kept_aside_are_erased_as_a_class_of_their_own(care: Care) -> None:
    care.hours.forward(days=-MONTHS_24)
    expected = await care.announce(OTHER)
    phone = Phone(care.client, care.cast.hung, expected)
    await phone.open(len(OTHER))
    wrong = OTHER[:-1] + b"\x00"
    assert (await phone.send(wrong, 0)).json()["type"] == "/problems/evidence-hash-differs"
    care.hours.forward(days=MONTHS_24)
    assert [due["retentionClass"] for due in await listed(care, "due")] == ["aside", "item"]
    assert care.in_store("aside") == {sha256(wrong).hex()}
    erasure = await erased(care, "aside")
    assert care.in_store("aside") == set()
    [file] = (await certificate(care, erasure)).json()["files"]
    assert (file["kind"], file["sha256"], file["arrivedLeaf"]) == ("aside", sha256(wrong).hex(), None)
    assert [due["retentionClass"] for due in await listed(care, "due")] == ["item"]


async def test_the_clock_erases(care: Care) -> None:
    await confirmed(care)
    await Duties(care.parts.keys, store=care.parts.store).photos.erase(care.hours.now)
    assert care.in_store("originals") == set()


async def test_entries_of_an_erasure_have_no_names(care: Care) -> None:
    await erased(care)
    [proposed], [gone] = await entries("erasure.proposed"), await entries("evidence.erased")
    assert (proposed["subject"], proposed["facts"]["months"]) == (str(care.inspection), 24)
    assert (gone["subject"], gone["by"], gone["facts"]["sha256"]) == (str(care.evidence), "clock", sha256(PHOTO).hex())
    assert [entry["by"] for entry in await entries("erasure.confirmed")] == [str(care.cast.minh.person)]
    assert "Hoa" not in json.dumps([proposed, gone])


async def test_a_page_of_what_is_due_leads_to_the_next(care: Care) -> None:
    care.hours.forward(days=-MONTHS_24)
    await care.send(OTHER, purpose="minutes", item=None)
    care.hours.forward(days=2000)
    first = await care.get(care.cast.thu, "/v1/erasures?limit=1")
    second = await care.get(care.cast.thu, f"/v1/erasures?limit=1&cursor={first['next']}")
    assert [page["items"][0]["retentionClass"] for page in (first, second)] == ["item", "minutes"]
    assert second["next"] is None
    assert (await care.client.get("/v1/erasures?cursor=WyJhIl0=", headers=care.cast.thu.headers)).status_code == 400


async def test_an_erasure_that_is_not_there_is_not_found(care: Care) -> None:
    assert (await certificate(care, str(UUID(int=5)))).status_code == 404
    assert (await decide(care, care.cast.thu, str(UUID(int=5)))).status_code == 404
