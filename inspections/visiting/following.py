"""The clock keeps a row for every deadline that runs, so that what is due is found quickly and reminded of once.

The rows follow what happens, a minute later at most; whoever reads them asks `clock_queries.running` again.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from inspections.clocks import clock_queries as queries
from inspections.clocks.clocks import Running
from inspections.clocks.deadline_rules import catalogue
from inspections.clocks.deadlines import due
from inspections.clocks.reminder_rules import following, moments, over
from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.calendar_rules import working_days_between
from organisation.calendars import Calendar, read_calendar
from organisation.unit_queries import find_unit

AT_ONCE = 50
BEFORE_THE_START = timedelta(days=60)
"""Reminders look back over the longest holidays."""

Found = tuple[Row, Running]


class Place(NamedTuple):
    zone: ZoneInfo
    working: Calendar


async def place_of(unit: UUID, since: datetime) -> Place:
    found = await find_unit(unit)
    if found is None:
        raise LookupError(f"unit {unit} does not exist")
    first = (since - BEFORE_THE_START).date()
    return Place(ZoneInfo(found["zone"]), await read_calendar(found["jurisdiction"], found["path"], first))


async def follow(now: datetime) -> None:
    """The clock's duty. What began and ended is found at once, and written in small changes."""
    begun, ended = await _differences(None, now)
    for first in range(0, len(begun), AT_ONCE):
        async with change(by="clock", at=now):
            await _keep(begun[first : first + AT_ONCE])
    if ended:
        async with change(by="clock", at=now):
            await queries.end(ended, now)


async def follow_within(inspections: Sequence[UUID], now: datetime) -> None:
    """The same for some of them, within a change."""
    begun, ended = await _differences(inspections, now)
    await _keep(begun)
    await queries.end(ended, now)


async def _differences(inspections: Sequence[UUID] | None, now: datetime) -> tuple[list[Found], list[UUID]]:
    """What runs without a row that says the same, and the rows of what runs no more."""
    running = {clock.key: (place, clock) for place, clock in await queries.running(inspections, now)}
    known = {
        (each["clock"], each["subject"], each["since"]): each for each in await queries.open_deadlines(inspections)
    }
    begun = [found for key, found in running.items() if key not in known or _differs(known[key], found[1])]
    return begun, [each["id"] for key, each in known.items() if key not in running]


def _differs(known: Row, clock: Running) -> bool:
    """A deadline never moves ahead, so only a later one is news."""
    later = clock.due_at is not None and clock.due_at > known["due_at"]
    return bool(later or known["role"] != clock.role)


async def _keep(begun: Sequence[Found]) -> None:
    for inspection, clock in begun:
        due_at = clock.due_at or await due(clock.clock, inspection, clock.since)
        place = await place_of(inspection["unit"], clock.since)
        known = moments(due_at, *place)
        done = over(known, clock.since)
        values = (clock.clock, clock.subject, clock.role, clock.since, _length(clock, due_at, place), due_at)
        await queries.keep(uuid7(), (inspection["inspection"], *values, done, following(known, done)))


def _length(clock: Running, due_at: datetime, place: Place) -> int | None:
    """In working days, as they are now: by these it moves when the calendar changes."""
    if catalogue()[clock.clock].unit != "working_days":
        return None
    first, last = (time.astimezone(place.zone).date() for time in (clock.since, due_at))
    return working_days_between(first, last, place.working)
