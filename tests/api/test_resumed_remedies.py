"""Remedies rest while the hearing begins again, and go on by as many working days later."""

import json
from datetime import datetime

import pytest

from inspections.remedies.remedy_queries import overdue as overdue_remedies
from inspections.scoring.result_queries import Sight
from ledger.database import rows
from tests.api.clocks import clocks, overdue, tick, until
from tests.api.objecting import propose, sign, sign_all
from tests.api.remedying import concluded, judge, report
from tests.api.visits import Visit
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

DUE = ("corrective_s3", "unit_head", "2026-12-23T16:59:59Z")
LATER = ("corrective_s3", "unit_head", "2027-01-07T16:59:59Z")


@pytest.fixture
async def visit(opened: Visit, hours: Hours) -> Visit:
    """Reopened on Monday, 14 December, before its remedy was due."""
    await concluded(opened)
    await tick(hours)
    await until(hours, "2026-12-14")
    return opened


async def reopen(visit: Visit) -> None:
    proposed = await propose(visit, visit.cast.thu)
    assert (await sign(visit, visit.cast.minh, proposed.json())).status_code == 200
    visit.hours.forward(minutes=1)


async def conclude_again(visit: Visit, day: str) -> None:
    await until(visit.hours, day)
    assert (await visit.draft(severity="S4")).status_code == 201
    await sign_all(visit, 2)
    await tick(visit.hours)


async def due_of(visit: Visit) -> str:
    return str((await visit.get(visit.cast.tuan, "/remedies"))[0]["dueAt"])


async def test_meanwhile_it_is_neither_due_nor_overdue(visit: Visit, hours: Hours) -> None:
    assert DUE in await clocks(visit, visit.cast.tuan, 31)
    await reopen(visit)
    await until(hours, "2026-12-30")
    assert "corrective_s3" not in [each["clock"] for each in await overdue(visit, visit.cast.dewi, 31)]
    listed = await visit.client.get("/v1/remedies?overdue=true", headers=visit.cast.tuan.headers)
    assert listed.json()["items"] == []
    sight = Sight(await visit.cast.thu.actor(hours.now), hours.now, False)
    assert await overdue_remedies(sight, [visit.cast.centre.id]) == {}
    [resting] = await rows("SELECT ended_at, remind_at FROM deadline WHERE clock = 'corrective_s3'")
    assert resting["ended_at"] is not None
    assert resting["remind_at"] is None


async def test_with_the_new_conclusion_it_goes_on_later_by_that_time(visit: Visit) -> None:
    await reopen(visit)
    await conclude_again(visit, "2026-12-28")
    assert await due_of(visit) == LATER[2]
    assert LATER in await clocks(visit, visit.cast.tuan, 31)
    entries = [json.loads(entry["content"]) for entry in await rows("SELECT content FROM ledger_entry")]
    [moved] = [entry["facts"] for entry in entries if entry["action"] == "deadline.moved"]
    assert datetime.fromisoformat(moved["from"]) == datetime.fromisoformat(DUE[2])
    assert datetime.fromisoformat(moved["to"]) == datetime.fromisoformat(LATER[2])
    notices = (await visit.client.get("/v1/notices", headers=visit.cast.tuan.headers)).json()["items"]
    assert "deadline.resumed" in [each["name"] for each in notices]


async def test_what_was_overdue_when_it_began_is_not_due_in_the_past(visit: Visit, hours: Hours) -> None:
    await until(hours, "2027-01-13")
    await reopen(visit)
    await conclude_again(visit, "2027-01-20")
    assert datetime.fromisoformat(await due_of(visit)) > hours.now


async def test_on_the_same_day_nothing_moves(visit: Visit) -> None:
    await reopen(visit)
    assert (await visit.explain()).status_code == 201
    visit.hours.forward(minutes=1)
    assert (await visit.draft(severity="S4")).status_code == 201
    await sign_all(visit, 2)
    assert await due_of(visit) == DUE[2]


async def test_what_was_reported_is_verified_from_the_new_conclusion_on(visit: Visit, hours: Hours) -> None:
    remedy = (await visit.get(visit.cast.tuan, "/remedies"))[0]
    assert (await report(visit, remedy)).status_code == 201
    await reopen(visit)
    await conclude_again(visit, "2026-12-28")
    [verify] = [each for each in await overdue(visit, visit.cast.hung, 31) if each["clock"] == "verify_remedy"]
    assert verify["overdue"] is False
    waiting = (await visit.get(visit.cast.dewi, "/next-steps"))["waiting"]
    assert verify["dueAt"] in [each["until"] for each in waiting if each["action"] == "verify_remedy"]
    assert (await judge(visit, visit.cast.hung, remedy)).status_code == 200
