"""Back-checks: drawn by lot, read without the conclusion by somebody who had no part in it, changing nothing."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from inspections.audits import back_check_reader_queries, back_check_round_queries
from inspections.audits.back_check_rules import chosen, commitment
from inspections.audits.back_checking import assign, draw
from ledger.database import rows
from ledger.identifiers import uuid7
from scheduler.back_check_rounds import LENGTH, SETTLED
from scheduler.duties import Duties
from tests.api.remedying import concluded, problem
from tests.api.visits import Visit, upload
from tests.cast import Member, member

pytestmark = pytest.mark.anyio


def seed_for(inspection: UUID, wanted: bool = True) -> bytes:
    """One by which it is chosen."""
    seeds = (number.to_bytes(32, "big") for number in range(1000))
    return next(seed for seed in seeds if bool(chosen(seed, [inspection])) == wanted)


async def drawn(visit: Visit, *, wanted: bool = True) -> UUID | None:
    """Concluded by Hùng, Thu and Minh within a round that then ends; the back-check, if there is one."""
    round_, seed = uuid7(), seed_for(visit.inspection, wanted)
    await back_check_round_queries.add_round(round_, "test", commitment(seed), visit.hours.now)
    await concluded(visit)
    await back_check_round_queries.add_round(uuid7(), "test", commitment(seed), visit.hours.forward(hours=1))
    await draw(round_, seed, visit.hours.forward(hours=1))
    for each in await back_check_reader_queries.unassigned(visit.hours.now):
        await assign(each, visit.hours.now)
    found = await rows("SELECT id FROM back_check")
    return found[0]["id"] if found else None


async def newcomer(visit: Visit, name: str = "nga") -> Member:
    """Another reviewer of the province."""
    cast = visit.cast
    return await member(name, name.title(), cast.hung_yen, visit.hours.now, ("reviewer", cast.hung_yen))


@pytest.fixture
async def nga(opened: Visit) -> Member:
    return await newcomer(opened)


async def one(visit: Visit, who: Member, back_check: UUID | None) -> Any:
    told = await visit.client.get(f"/v1/back-checks/{back_check}", headers=who.headers)
    assert told.status_code == 200, told.text
    return told.json()


async def answer(
    visit: Visit, who: Member, back_check: UUID | None, *severities: str | None, **more: Any
) -> httpx.Response:
    """Of the findings in their order."""
    items = [each["item"] for each in (await one(visit, who, back_check))["packet"]["findings"]]
    given = [{"item": item, "severity": each} for item, each in zip(items, severities, strict=True)]
    body = {"id": str(more.pop("id", uuid7())), "readings": [*given, *more.pop("missed", [])], **more}
    return await visit.post(who, f"/v1/back-checks/{back_check}/answer", body)


async def told(visit: Visit, who: Member) -> list[str]:
    found = await visit.client.get("/v1/notices", headers=who.headers)
    return [notice["name"] for notice in found.json()["items"] if notice["name"].startswith("back-check")]


async def test_whoever_had_no_part_in_it_reads_it_and_is_told(opened: Visit, nga: Member) -> None:
    back_check = await drawn(opened)
    mine = await opened.client.get("/v1/back-checks", headers=nga.headers)
    assert [each["id"] for each in mine.json()] == [str(back_check)]
    assert await told(opened, nga) == ["back-check.assigned"]
    for who in (opened.cast.thu, opened.cast.minh):
        assert (await opened.client.get("/v1/back-checks", headers=who.headers)).json() == []
        hidden = await opened.client.get(f"/v1/back-checks/{back_check}", headers=who.headers)
        assert hidden.status_code == 404


async def test_what_the_lot_does_not_choose_is_not_read(opened: Visit, nga: Member) -> None:
    assert await drawn(opened, wanted=False) is None
    [entry] = await entries("back-checks.drawn")
    assert (entry["facts"]["candidates"], entry["facts"]["chosen"]) == (1, [])


async def test_nothing_of_the_conclusion_reaches_the_second_reader_before_the_answer(
    opened: Visit, nga: Member
) -> None:
    back_check = await drawn(opened)
    whole = json.dumps(await one(opened, nga, back_check))
    assert all(f'"{severity}"' not in whole for severity in ("S1", "S2", "S3", "S4"))
    assert "kết luận" not in whole
    assert "Đã xem xét" not in whole
    for path in ("", "/findings", "/conclusion", "/conclusions", "/standing", "/comparison", "/history"):
        refused = await opened.client.get(f"/v1/inspections/{opened.inspection}{path}", headers=nga.headers)
        assert refused.status_code in (404, 409), path
    direct = await opened.client.get(f"/v1/inspections/{opened.inspection}", headers=nga.headers)
    assert problem(direct) == "back-check-first"
    listed = await opened.client.get("/v1/inspections", headers=nga.headers)
    assert listed.json()["items"] == []


async def test_the_photos_are_seen_meanwhile(opened: Visit, nga: Member) -> None:
    photo = uuid7()
    await upload(opened, photo)
    await drawn(opened)
    seen = await opened.client.get(f"/v1/evidence/{photo}", headers=nga.headers)
    assert seen.status_code == 200


async def test_the_answer_shows_the_first_reading_and_changes_nothing(opened: Visit, nga: Member) -> None:
    back_check = await drawn(opened)
    before = await opened.get(opened.cast.thu, "/conclusion")
    said = await answer(opened, nga, back_check, "S3")
    [reading] = said.json()["readings"]
    assert (reading["first"], reading["second"]) == ("S4", "S3")
    assert await opened.get(opened.cast.thu, "/conclusion") == before
    assert (await opened.get(nga))["state"] == "concluded"


async def test_two_steps_apart_are_told_to_who_may_reopen_and_never_to_the_unit(opened: Visit, nga: Member) -> None:
    back_check = await drawn(opened)
    assert (await answer(opened, nga, back_check, "S1")).status_code == 200
    for who in (opened.cast.dewi, opened.cast.thu, opened.cast.minh):
        assert await told(opened, who) == ["back-check.far-apart"]
    assert await told(opened, opened.cast.tuan) == []
    overseen = await opened.client.get("/v1/oversight/back-checks", headers=opened.cast.dewi.headers)
    [apart] = overseen.json()["farApart"]
    assert (apart["inspection"], apart["findings"]) == (str(opened.inspection), 1)
    assert overseen.json()["figures"]["agreement"] is None


async def test_one_step_apart_is_told_to_nobody(opened: Visit, nga: Member) -> None:
    back_check = await drawn(opened)
    await answer(opened, nga, back_check, "S3")
    assert await told(opened, opened.cast.dewi) == []


async def test_what_was_missed_counts_and_is_an_item_that_was_asked(opened: Visit, nga: Member) -> None:
    back_check = await drawn(opened)
    for wrong in ({"item": "CL-VN-99-X01", "severity": "S2"}, {"item": "CL-VN-01-C01", "severity": None}):
        assert problem(await answer(opened, nga, back_check, "S3", missed=[wrong])) == "back-check-item"
    said = await answer(opened, nga, back_check, "S3", missed=[{"item": "CL-VN-01-C01", "severity": "S2"}])
    assert [(each["first"], each["second"]) for each in said.json()["readings"]] == [("S4", "S3"), (None, "S2")]
    assert await told(opened, opened.cast.dewi) == ["back-check.far-apart"]


async def test_every_finding_is_answered_once_and_the_same_again_is_harmless(opened: Visit, nga: Member) -> None:
    back_check = await drawn(opened)
    nothing = {"id": str(uuid7()), "readings": []}
    url = f"/v1/back-checks/{back_check}/answer"
    assert problem(await opened.post(nga, url, nothing)) == "back-check-incomplete"
    identifier = uuid7()
    for _ in range(2):
        assert (await answer(opened, nga, back_check, "S3", id=identifier)).status_code == 200
    assert problem(await answer(opened, nga, back_check, "S2", id=identifier)) == "back-check-answered"
    assert problem(await opened.post(nga, f"/v1/back-checks/{back_check}/refusal", {"reason": "away"})) == (
        "back-check-answered"
    )


async def test_without_another_reviewer_it_waits_and_says_so(opened: Visit) -> None:
    back_check = await drawn(opened)
    overseen = (await opened.client.get("/v1/oversight/back-checks", headers=opened.cast.dewi.headers)).json()
    assert (overseen["withoutReader"], overseen["reading"]) == (1, 0)
    late = await newcomer(opened)
    [waiting] = await back_check_reader_queries.unassigned(opened.hours.now)
    await assign(waiting, opened.hours.now)
    assert (await one(opened, late, back_check))["readings"] is None


async def test_passed_on_it_goes_to_the_next_and_never_comes_back(opened: Visit, nga: Member) -> None:
    other = await newcomer(opened, "yen")
    back_check = await drawn(opened)
    readers = {}
    for who in (nga, other):
        readers[who.username] = len((await opened.client.get("/v1/back-checks", headers=who.headers)).json())
    first, second = (nga, other) if readers["nga"] else (other, nga)
    passed = await opened.post(first, f"/v1/back-checks/{back_check}/refusal", {"reason": "knows_it"})
    assert passed.status_code == 204
    assert (await one(opened, second, back_check))["readings"] is None
    assert (await opened.get(first, "/conclusion"))["number"] == 1
    await opened.post(second, f"/v1/back-checks/{back_check}/refusal", {"reason": "away"})
    overseen = (await opened.client.get("/v1/oversight/back-checks", headers=opened.cast.dewi.headers)).json()
    assert overseen["withoutReader"] == 1


async def test_who_declared_a_conflict_does_not_read(opened: Visit, nga: Member) -> None:
    body = {"unit": str(opened.cast.centre.id), "reason": "relative"}
    await opened.post(nga, "/v1/recusals", body)
    await drawn(opened)
    assert (await opened.client.get("/v1/back-checks", headers=nga.headers)).json() == []


async def test_the_seed_is_committed_to_before_and_revealed_after(opened: Visit, nga: Member, parts: Parts) -> None:
    clock = Duties(parts.keys).audits
    await clock.back_checks(opened.hours.now)
    assert await entries("back-checks.committed") == []
    await concluded(opened)
    await clock.back_checks(opened.hours.forward(minutes=1))
    await clock.back_checks(opened.hours.forward(hours=1))
    [promised] = await entries("back-checks.committed")
    opened.hours.now += LENGTH
    await clock.back_checks(opened.hours.now)
    assert await entries("back-checks.drawn") == []
    await clock.back_checks(opened.hours.now + SETTLED)
    [done] = await entries("back-checks.drawn")
    assert done["subject"] == promised["subject"]
    assert commitment(bytes.fromhex(done["facts"]["seed"])).hex() == promised["facts"]["commitment"]
    rounds = (await opened.client.get("/v1/oversight/back-checks", headers=opened.cast.dewi.headers)).json()["rounds"]
    assert [(each["seed"] is None, each["candidates"]) for each in rounds] == [(True, None), (False, 0)]


async def test_every_conclusion_is_in_exactly_one_round(opened: Visit) -> None:
    begin = opened.hours.now
    await concluded(opened)
    end = opened.hours.now + timedelta(seconds=1)
    for cut in (opened.hours.now, opened.hours.now + timedelta(microseconds=1)):
        before, after = (
            await back_check_round_queries.concluded_between(begin, cut),
            await back_check_round_queries.concluded_between(cut, end),
        )
        assert before + after == [opened.inspection]


async def entries(action: str) -> list[Any]:
    found = await rows("SELECT content FROM ledger_entry ORDER BY id")
    return [entry for entry in (json.loads(each["content"]) for each in found) if entry["action"] == action]
