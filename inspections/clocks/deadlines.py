"""Deadlines count working days of the unit's own calendar and end with its local day."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from inspections.clocks.deadline_rules import Clock, Span, Spans, span_of
from ledger.database import Row
from organisation.calendar_rules import add_working_days
from organisation.calendars import read_calendar
from organisation.unit_queries import find_unit


async def due(clock: Clock, inspection: Row, start: datetime) -> datetime:
    """`inspection` is any row of it: it says at which unit, and what its plan set."""
    return await after(span_of(clock, spans_of(inspection)), inspection["unit"], start)


def spans_of(inspection: Row) -> Spans:
    return msgspec.json.decode(inspection.get("deadlines") or "{}", type=dict[str, int])


async def after(span: Span, unit: UUID, start: datetime) -> datetime:
    match span.unit:
        case "hours":
            return start + timedelta(hours=span.amount)
        case "days":
            zone = await _zone(unit)
            return end_of_day(start.astimezone(zone).date() + timedelta(days=span.amount), zone)
        case "working_days":
            return await deadline(unit, start, span.amount)


async def deadline(unit: UUID, start: datetime, working_days: int) -> datetime:
    place = await find_unit(unit)
    if place is None:
        raise LookupError(f"unit {unit} does not exist")
    zone = ZoneInfo(place["zone"])
    first = start.astimezone(zone).date()
    calendar = await read_calendar(place["jurisdiction"], place["path"], first)
    return end_of_day(add_working_days(first, working_days, calendar), zone)


async def told(unit: UUID, instant: datetime) -> str:
    """An instant as people at the unit read it."""
    return f"{instant.astimezone(await _zone(unit)):%d/%m/%Y %H:%M}"


async def _zone(unit: UUID) -> ZoneInfo:
    place = await find_unit(unit)
    return ZoneInfo(place["zone"] if place else "UTC")


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """23:59:59 there, not midnight: nobody loses the day that a notice names."""
    return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)
