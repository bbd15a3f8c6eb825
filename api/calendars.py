"""Working days of units."""

from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, Parameter
from msgspec import Meta

from api.access import only, signed_in
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from inspections.visiting.postponing import postponing
from ledger.database import Row
from organisation import calendars
from organisation.actors import Actor
from organisation.calendar_queries import find_day, list_days
from organisation.refusing import Refused, not_found
from organisation.unit_queries import find_unit

LONGEST_SPAN = 366


class Day(msgspec.Struct, frozen=True):
    day: date
    working: bool


class CalendarDay(msgspec.Struct, frozen=True, rename="camel"):
    """A day that differs for `unit` and all below it, once `approvedBy` signed."""

    id: UUID
    unit: UUID
    day: date
    working: bool
    reason: str
    proposed_by: UUID
    proposed_at: datetime
    approved_by: UUID | None
    approved_at: datetime | None


class NewCalendarDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: UUID
    day: date
    working: bool
    reason: Annotated[str, Meta(min_length=1, max_length=200)]


@get(
    "/v1/units/{unit:uuid}/working-days",
    operation_id="listWorkingDays",
    summary="Which days a unit works",
    tags=["units"],
    **signed_in(),
)
async def working_days(
    unit: FromPath[UUID],
    first: FromQuery[date],
    days: FromQuery[Annotated[int, Parameter(ge=1, le=LONGEST_SPAN)]] = 31,
) -> list[Day]:
    found = await find_unit(unit)
    if found is None:
        raise not_found()
    span = _span(first, days)
    calendar = await calendars.read_calendar(found["jurisdiction"], found["path"], span[0], span[-1])
    return [Day(day, calendar(day)) for day in span]


def _span(first: date, days: int) -> list[date]:
    """Calendars are known around our time only."""
    if not 2000 <= first.year <= 2100:
        raise Refused("calendar-years", first=2000, last=2100)
    return [first + timedelta(days=number) for number in range(days)]


@get(
    "/v1/calendar-days",
    operation_id="listCalendarDays",
    summary="Days that differ from the official calendar, and proposals in my scope",
    tags=["units"],
    **signed_in(),
)
async def list_visible(
    actor: NamedDependency[Actor],
    unit: FromQuery[UUID | None] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[CalendarDay]:
    found = await list_days(actor, unit, after_id(cursor), limit + 1)
    return page_of(found, limit, _calendar_day, "id")


@post(
    "/v1/calendar-days",
    operation_id="proposeCalendarDay",
    summary="Propose that a day differs",
    tags=["units"],
    **only("planner", "reviewer", "administrator"),
)
async def propose(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewCalendarDay]
) -> CalendarDay:
    proposal = calendars.Proposal(data.unit, data.day, data.working, data.reason)
    return await _find(actor, await calendars.propose(actor, proposal, now))


@post(
    "/v1/calendar-days/{day:uuid}/approval",
    operation_id="approveCalendarDay",
    summary="Sign a proposed day second",
    tags=["units"],
    status_code=200,
    **only("planner", "reviewer"),
)
async def approve(actor: NamedDependency[Actor], now: NamedDependency[datetime], day: FromPath[UUID]) -> CalendarDay:
    await calendars.approve(actor, day, now, postponing)
    return await _find(actor, day)


async def _find(actor: Actor, day: UUID) -> CalendarDay:
    found = await find_day(actor, day)
    if found is None:
        raise not_found()
    return _calendar_day(found)


def _calendar_day(row: Row) -> CalendarDay:
    return CalendarDay(**{field: row[field] for field in CalendarDay.__struct_fields__})


HANDLERS = [working_days, list_visible, propose, approve]
