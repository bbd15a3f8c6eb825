"""A day more that a unit is closed moves the deadlines that run over it; none ever moves ahead."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from inspections.clocks import clock_queries as queries
from inspections.clocks.clocks import Running
from inspections.clocks.deadline_rules import Span
from inspections.clocks.deadlines import after
from inspections.clocks.reminder_rules import following, moments
from inspections.clocks.reminding import tell, whom
from inspections.visiting.following import follow_within, place_of
from ledger.changes import Record
from ledger.database import Row


@asynccontextmanager
async def postponing(record: Record, unit: UUID) -> AsyncIterator[None]:
    """Around what changes the calendar of this unit: all that runs there and below is counted before and after."""
    inspections = await queries.below(unit)
    await follow_within(inspections, record.at)
    yield
    running = {found[1].key: found for found in await queries.running(inspections, record.at)}
    for deadline in await queries.open_deadlines(inspections):
        found = running.get((deadline["clock"], deadline["subject"], deadline["since"]))
        if found and deadline["working_days"] is not None:
            await _move(record, deadline, *found)


async def _move(record: Record, deadline: Row, inspection: Row, clock: Running) -> None:
    span = Span(deadline["working_days"], "working_days")
    due_at = await after(span, inspection["unit"], deadline["since"])
    if due_at <= deadline["due_at"]:
        return
    await _postpone(deadline, inspection, due_at)
    await queries.postpone_with(clock.clock, deadline["subject"], due_at)
    facts = {
        "clock": clock.clock,
        "subject": str(deadline["subject"]),
        "from": deadline["due_at"].isoformat(),
        "to": due_at.isoformat(),
    }
    await record("deadline.moved", subject=str(inspection["inspection"]), facts=facts)
    visit = {**inspection, "id": inspection["inspection"]}
    await tell(record, "deadline.moved", {**deadline, "due_at": due_at}, visit, await whom(record, visit, clock))


async def _postpone(deadline: Row, inspection: Row, due_at: datetime) -> None:
    """Who was reminded of it already is not again."""
    known = moments(due_at, *await place_of(inspection["unit"], deadline["since"]))
    await queries.postpone(deadline["id"], due_at, following(known, deadline["reminded"]))
