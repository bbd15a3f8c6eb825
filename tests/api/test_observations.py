"""Interviews with citizens and interactions seen: kept as they came, read by few, told to the unit in figures."""

import json

import anyio
import asyncpg
import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from organisation.actors import Grant
from tests.api.minutes_steps import end_visit
from tests.api.observing import interaction_of, interview_of, send, send_interview, told_to
from tests.api.story import open_door, release_to_team
from tests.api.visits import Visit
from tests.cast import Cast, give
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    await open_door(client, cast.hung, inspection, hours.now)
    return Visit(client, cast, hours, inspection)


async def test_both_come_back_as_they_were_sent(visit: Visit) -> None:
    talk, scene = interview_of(visit.hours.now), interaction_of(visit.hours.now)
    assert (await send(visit, "interviews", talk)).status_code == 201
    assert (await send(visit, "interactions", scene, visit.cast.mai)).status_code == 201
    told = await told_to(visit, visit.cast.thu)
    [kept], [seen] = told["interviews"]["rows"], told["interactions"]["rows"]
    same = {"claimedAt"}
    assert {key: kept[key] for key in talk.keys() - same} == {key: talk[key] for key in talk.keys() - same}
    assert {key: seen[key] for key in scene.keys() - same} == {key: scene[key] for key in scene.keys() - same}
    assert (kept["inspector"], seen["inspector"]) == (str(visit.cast.hung.person), str(visit.cast.mai.person))
    assert (told["interactions"]["wanted"], told["interviews"]["wanted"]) == (3, None)


async def test_the_ledger_has_ids_and_a_salted_hash_alone(visit: Visit) -> None:
    sent = await send_interview(visit)
    [kept] = await rows("SELECT sha256, salt FROM interview")
    found = await rows("SELECT content FROM ledger_entry ORDER BY id DESC LIMIT 1")
    entry = json.loads(found[0]["content"])
    assert (entry["action"], entry["subject"]) == ("interview.kept", str(visit.inspection))
    assert entry["facts"] == {"interview": sent.json()["id"], "sha256": kept["sha256"].hex()}
    assert len(kept["salt"]) == 16


async def test_the_same_again_is_harmless_and_anything_else_is_refused(visit: Visit) -> None:
    talk = interview_of(visit.hours.now)
    first, again = [await send(visit, "interviews", talk) for _ in range(2)]
    other = await send(visit, "interviews", talk | {"politeness": 1})
    anothers = await send(visit, "interviews", talk, visit.cast.mai)
    assert [each.status_code for each in (first, again, other, anothers)] == [201, 200, 409, 409]
    assert first.json() == again.json()
    assert other.json()["type"] == "/problems/observation-differs"


async def test_the_same_ten_times_at_once_is_kept_once(visit: Visit) -> None:
    scene, statuses = interaction_of(visit.hours.now), []

    async def put() -> None:
        statuses.append((await send(visit, "interactions", scene)).status_code)

    async with anyio.create_task_group() as group:
        for _ in range(10):
            group.start_soon(put)
    assert sorted(statuses) == [200] * 9 + [201]


async def test_they_stay_as_they_came(visit: Visit) -> None:
    await send_interview(visit)
    for statement in ("UPDATE interview SET politeness = 5", "DELETE FROM interview", "TRUNCATE interaction"):
        with pytest.raises(asyncpg.PostgresError):
            await rows(statement)


@pytest.mark.parametrize("remark", ["Gọi chị ấy: 0912 345 678", "CCCD 034085001234"])
async def test_what_a_citizen_could_be_known_by_is_refused(visit: Visit, remark: str) -> None:
    refused = await send_interview(visit, remark=remark)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/observation-identifies")
    assert await rows("SELECT 1 FROM interview") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"politeness": 0},
        {"politeness": 6},
        {"purpose": "bribe"},
        {"askedAgain": "maybe"},
        {"remark": "x" * 501},
        {"waitedMinutes": -1},
        {"name": "Nguyễn Thị Hoa"},
    ],
)
async def test_there_is_no_field_for_more_than_is_asked(visit: Visit, wrong: dict[str, object]) -> None:
    answer = await send(visit, "interviews", interview_of(visit.hours.now, **wrong))
    assert answer.status_code in (400, 422)


async def test_the_address_is_the_own_one(visit: Visit) -> None:
    talk = interview_of(visit.hours.now)
    url = f"/v1/inspections/{visit.inspection}/interviews/{uuid7()}"
    answer = await visit.client.put(url, json=talk, headers=visit.cast.hung.headers)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/observation-address")


async def test_they_may_come_after_the_end_of_the_visit_and_not_after_its_conclusion(visit: Visit) -> None:
    await end_visit(visit)
    assert (await send_interview(visit)).status_code == 201
    await rows("UPDATE inspection SET state = 'concluded'")
    late = await send_interview(visit)
    assert (late.status_code, late.json()["type"]) == (409, "/problems/wrong-state")


async def test_none_comes_before_the_door_opens(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    visit = Visit(client, cast, hours, await release_to_team(cast, hours.now))
    assert (await send_interview(visit)).json()["type"] == "/problems/wrong-state"


async def test_only_the_team_writes_them(visit: Visit) -> None:
    cast = visit.cast
    answers = [await send_interview(visit, member) for member in (cast.mai, cast.tuan, cast.thu, cast.an)]
    assert [answered.status_code for answered in answers] == [201, 403, 403, 404]


async def test_the_unit_gets_figures_of_three_at_least_once_the_visit_has_ended(visit: Visit) -> None:
    tuan, url = visit.cast.tuan, f"/v1/inspections/{visit.inspection}/observations"
    for politeness in (1, 2):
        await send_interview(visit, politeness=politeness)
    assert (await visit.client.get(url, headers=tuan.headers)).json()["type"] == "/problems/not-yet"
    await end_visit(visit)
    assert (await told_to(visit, tuan))["interviews"] == {"there": 2, "wanted": None, "figures": None, "rows": None}
    await send_interview(visit, politeness=5)
    await send_interview(visit, politeness=1, paidMore="yes")
    told = (await told_to(visit, tuan))["interviews"]
    assert (told["there"], told["rows"]) == (4, None)
    assert told["figures"] == {
        "of": 3,
        "politeness": 2.7,
        "askedAgain": {"yes": 3, "no": 0, "neither": 0},
        "deadlineTold": {"yes": 0, "no": 3, "neither": 0},
        "paidMore": {"yes": 0, "no": 0, "neither": 3},
        "waitedMinutes": 35.0,
    }


async def test_whoever_plans_gets_figures_and_a_stranger_nothing(visit: Visit) -> None:
    await send_interview(visit)
    await end_visit(visit)
    assert (await told_to(visit, visit.cast.lan))["interviews"]["rows"] is None
    url = f"/v1/inspections/{visit.inspection}/observations"
    assert (await visit.client.get(url, headers=visit.cast.an.headers)).status_code == 404


async def test_a_head_who_also_reviews_reads_no_rows_of_their_own_unit(visit: Visit) -> None:
    await send_interview(visit)
    await end_visit(visit)
    await give(visit.cast.tuan.person, Grant("reviewer", visit.cast.centre.id), visit.hours.now)
    assert (await told_to(visit, visit.cast.tuan))["interviews"]["rows"] is None


async def test_nothing_more_than_two_hundred_is_taken(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspections.observing.observing.MOST", 1)
    assert (await send_interview(visit)).status_code == 201
    full = await send_interview(visit)
    assert (full.status_code, full.json()["type"]) == (409, "/problems/observations-full")
