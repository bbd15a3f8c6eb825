"""Deadlines count working days of the unit's own calendar and end with its local day."""

from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from organisation.calendar_rules import add_working_days
from organisation.calendars import read_calendar
from organisation.unit_queries import find_unit


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
    place = await find_unit(unit)
    zone = ZoneInfo(place["zone"]) if place else UTC
    return f"{instant.astimezone(zone):%d/%m/%Y %H:%M}"


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """23:59:59 there, not midnight: nobody loses the day that a notice names."""
    return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)
