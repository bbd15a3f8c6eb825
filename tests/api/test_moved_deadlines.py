"""A day more that a unit is closed moves what runs over it, in the same change; nothing ever moves ahead."""

import json
from typing import Any

import asyncpg
import pytest

from ledger.database import rows
from tests.api.clocks import clocks, tick
from tests.api.hearing_steps import granted_by_leader
from tests.api.remedying import concluded
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Place
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def decide(visit: Visit, day: str, working: bool = False, at: Place | None = None) -> None:
    """Lan proposes, Thu signs."""
    unit = (at or visit.cast.hung_yen).id
    body = {"unit": str(unit), "day": day, "working": working, "reason": "Bão số 12"}
    proposed = await visit.post(visit.cast.lan, "/v1/calendar-days", body)
    assert proposed.status_code == 201, proposed.text
    signed = await visit.post(visit.cast.thu, f"/v1/calendar-days/{proposed.json()['id']}/approval")
    assert signed.status_code == 200, signed.text


async def due(visit: Visit) -> str:
    return str((await visit.get(visit.cast.tuan))["explanationDue"])


async def moves() -> list[dict[str, Any]]:
    found = await rows("SELECT convert_from(content, 'UTF8') AS text FROM ledger_entry ORDER BY id")
    entries = [json.loads(each["text"]) for each in found]
    return [entry["facts"] for entry in entries if entry["action"] == "deadline.moved"]


async def told(visit: Visit) -> list[str]:
    answered = await visit.client.get("/v1/notices", headers=visit.cast.tuan.headers | {"accept-language": "en"})
    return [notice["body"] for notice in answered.json()["items"] if notice["name"] == "deadline.moved"]


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    """To be explained by Friday, 27 November."""
    visit = await submitted(opened, CLOSED)
    await tick(visit.hours)
    return visit


async def test_a_closed_day_moves_the_explanation_and_the_unit_hears_of_it(visit: Visit) -> None:
    await decide(visit, "2026-11-26")
    assert await due(visit) == "2026-11-30T16:59:59Z"
    [moved] = await moves()
    assert (moved["from"], moved["to"]) == ("2026-11-27T16:59:59+00:00", "2026-11-30T16:59:59+00:00")
    assert (moved["clock"], moved["subject"]) == ("explanation", str(visit.inspection))
    [body] = await told(visit)
    assert "is now due by 30/11/2026 23:59" in body


async def test_it_moves_also_before_the_clock_has_followed(opened: Visit) -> None:
    await submitted(opened, CLOSED)
    await decide(opened, "2026-11-26")
    assert await due(opened) == "2026-11-30T16:59:59Z"


async def test_a_due_day_that_becomes_a_holiday_goes_to_the_next_working_day(opened: Visit, hours: Hours) -> None:
    remedy = await concluded(opened)
    await tick(hours)
    assert remedy["dueAt"] == "2026-12-23T16:59:59Z"
    await decide(opened, "2026-12-23")
    [moved] = await opened.get(opened.cast.tuan, "/remedies")
    assert moved["dueAt"] == "2026-12-24T16:59:59Z"
    assert await clocks(opened, opened.cast.tuan, 31) == [("corrective_s3", "unit_head", "2026-12-24T16:59:59Z")]


async def test_a_day_that_is_worked_moves_nothing_ahead(visit: Visit) -> None:
    await decide(visit, "2026-11-26")
    await decide(visit, "2026-11-28", working=True)
    assert await due(visit) == "2026-11-30T16:59:59Z"
    assert len(await moves()) == 1


async def test_what_lies_outside_its_time_moves_nothing(visit: Visit) -> None:
    for day in ("2026-11-24", "2026-11-28", "2026-11-30"):
        await decide(visit, day)
    assert await due(visit) == "2026-11-27T16:59:59Z"
    assert await moves() == []


async def test_another_unit_is_not_concerned(visit: Visit) -> None:
    await decide(visit, "2026-11-26", at=visit.cast.other_centre)
    assert await moves() == []


async def test_a_unit_that_works_while_its_province_rests_keeps_its_time(visit: Visit) -> None:
    await decide(visit, "2026-11-26", working=True, at=visit.cast.centre)
    await decide(visit, "2026-11-26")
    assert await moves() == []


async def test_more_time_moves_as_a_whole(visit: Visit) -> None:
    await granted_by_leader(visit)
    assert await due(visit) == "2026-12-01T16:59:59Z"
    await decide(visit, "2026-12-01")
    assert await due(visit) == "2026-12-02T16:59:59Z"


async def test_two_closures_move_it_twice_and_no_farther(visit: Visit) -> None:
    await decide(visit, "2026-11-26")
    await decide(visit, "2026-11-26", working=True)
    await decide(visit, "2026-11-27")
    assert await due(visit) == "2026-11-30T16:59:59Z"
    await decide(visit, "2026-11-30")
    assert await due(visit) == "2026-12-01T16:59:59Z"


async def test_reminders_follow_the_new_day(visit: Visit) -> None:
    await decide(visit, "2026-11-26")
    [kept] = await rows("SELECT due_at, remind_at FROM deadline WHERE clock = 'explanation'")
    assert kept["due_at"].isoformat() == "2026-11-30T16:59:59+00:00"
    assert kept["remind_at"].isoformat() == "2026-11-25T01:00:00+00:00"


async def test_no_statement_moves_a_deadline_ahead(visit: Visit, hours: Hours) -> None:
    with pytest.raises(asyncpg.PostgresError, match="only grows"):
        await rows("UPDATE deadline SET due_at = due_at - interval '1 day'")
