"""The working calendar of a unit: its country's, and what it and the offices above it decided."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation import calendar_queries as queries
from organisation.actors import Actor
from organisation.calendar_rules import FARTHEST, Override, is_working_day, nearest, official_year
from organisation.grant_queries import stand_for_each_other
from organisation.names import tidy_name
from organisation.refusing import Refused, not_found
from organisation.rules import check_in_scope, check_second, holds_any
from organisation.unit_queries import find_unit

FARTHEST_PROPOSAL = timedelta(days=732)

Calendar = Callable[[date], bool]
"""Is this day a working day? Valid for the unit and the days it was read for."""

Closed = Callable[[Sequence[UUID]], bool]
"""Whether a unit below another is closed by its own decision or by that of an office between; by its path."""

Postponing = Callable[[Record, UUID], AbstractAsyncContextManager[None]]
"""Runs around the approval of a unit's day: moves what it makes later."""


class Proposal(msgspec.Struct, frozen=True):
    unit: UUID
    day: date
    working: bool
    reason: str


async def read_calendar(jurisdiction: str, path: Sequence[UUID], first: date, last: date | None = None) -> Calendar:
    """One query; hand the result to `calendar_rules.add_working_days`."""
    until = last or first + timedelta(days=FARTHEST)
    own = nearest(await queries.overrides(path, first, until), path)
    return lambda day: is_working_day(day, official_year(jurisdiction, day.year), own)


async def closed_below(unit: UUID, day: date) -> Closed:
    return (await closures_below(unit, day, day)).get(day, lambda path: False)  # noqa: ARG005


async def closures_below(unit: UUID, first: date, last: date) -> dict[date, Closed]:
    """By day, of the days on which offices below this one decided anything."""
    by_day: dict[date, list[Override]] = defaultdict(list)
    for override in await queries.overrides_below(unit, first, last):
        by_day[override.day].append(override)
    return {day: _closed(overrides, day) for day, overrides in by_day.items()}


def _closed(overrides: Sequence[Override], day: date) -> Closed:
    return lambda path: nearest(overrides, path).get(day) is False


async def propose(actor: Actor, proposal: Proposal, now: datetime) -> UUID:
    """For days to come only: a deadline that has passed stays passed."""
    unit = await find_unit(proposal.unit)
    if unit is None or unit["valid_to"] is not None:
        raise Refused("unit-unknown")
    check_in_scope(actor, unit["path"], *queries.DECIDERS)
    today = _today(unit, now)
    if not today < proposal.day <= today + FARTHEST_PROPOSAL:
        raise Refused("calendar-day-range", days=FARTHEST_PROPOSAL.days)
    identifier = uuid7()
    values = (proposal.unit, proposal.day, proposal.working, tidy_name(proposal.reason), actor.person, now)
    async with change(by=str(actor.person), at=now) as record:
        await queries.add_day(identifier, values)
        facts = {"unit": str(proposal.unit), "day": str(proposal.day), "working": proposal.working}
        await record("calendar-day.proposed", subject=str(identifier), facts=facts)
    return identifier


def _today(unit: Row, now: datetime) -> date:
    return now.astimezone(ZoneInfo(unit["zone"])).date()


async def approve(
    actor: Actor,
    identifier: UUID,
    now: datetime,
    postponing: Postponing = lambda record, unit: nullcontext(),  # noqa: ARG005
) -> None:
    found = await queries.find_day(actor, identifier)
    if found is None:
        raise not_found()
    check_second(actor, found["proposed_by"], found["proposed_by"])
    if await stand_for_each_other(actor.person, found["proposed_by"], now):
        raise Refused("same-person-twice")
    if not holds_any(actor, found["path"], "planner", "reviewer"):
        raise Refused("not-allowed")
    if found["day"] <= _today(found, now):
        raise Refused("calendar-day-range", days=FARTHEST_PROPOSAL.days)
    async with change(by=str(actor.person), at=now) as record, postponing(record, found["unit"]):
        if not await queries.approve_day(identifier, actor.person, now):
            raise Refused("calendar-day-settled")
        await record("calendar-day.approved", subject=str(identifier))
