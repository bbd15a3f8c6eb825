"""The days ahead get their hours: a row for each open day that an approved plan covers."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from scheduler import draw_queries, due_draw_queries, queries
from scheduler.drawing import draw_id_of
from scheduler.hours import Timeline, timeline
from scheduler.open_days import read_open_days, reveal_day
from scheduler.plans import Plan
from scheduler.slots import earliest_hours
from scheduler.tables import DrawDay

DAYS_AHEAD = 8


async def times_of(programme: Row, plan: Plan, day: date) -> Timeline:
    """Of several slots the earliest: which one it will be nobody knows."""
    revealed_on = await reveal_day(programme, day, plan.hours.reveal.day)
    return timeline(earliest_hours(plan), day, revealed_on, programme["zone"])


async def days_to_plan(now: datetime) -> dict[UUID, list[date]]:
    """By programme, open or closed."""
    return await due_draw_queries.plannable(now.date() + timedelta(days=DAYS_AHEAD))


async def plan_days(identifier: UUID, days: Sequence[date], now: datetime) -> None:
    """Gives the open ones of a programme's days their hours."""
    programme = await queries.programme(identifier)
    is_open_day = await read_open_days(programme, min(days), (max(days) - min(days)).days)
    for day in filter(is_open_day, days):
        await _plan_day(programme, day, now)


async def _plan_day(programme: Row, day: date, now: datetime) -> None:
    async with change(by="clock", at=now):
        await queries.lock_programme(programme["id"])
        version = await queries.governing_version(programme["id"], day)
        if version is None:
            return
        times = await times_of(programme, queries.plan_of(version), day)
        await draw_queries.add_day(
            DrawDay(
                id=uuid7(),
                draw_id=draw_id_of(programme["stratum"], day),
                programme=programme["id"],
                plan_version=version["id"],
                stratum=programme["stratum"],
                day=day,
                state="planned",
                **msgspec.structs.asdict(times),
            )
        )
