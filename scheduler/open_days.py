"""On which days a programme draws."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ledger.database import Row
from organisation.calendar_rules import add_working_days
from organisation.calendars import read_calendar

MOST_CLOSED = 60
"""Days that are read to find the open day after a draw."""


def local_day(programme: Row, now: datetime) -> date:
    return now.astimezone(ZoneInfo(programme["zone"])).date()


async def read_open_days(programme: Row, first: date, days: int) -> Callable[[date], bool]:
    """Whether a day is open, for the days from `first` on."""
    if programme["calendar"] == "always":
        return lambda day: True  # noqa: ARG005
    return await read_calendar(programme["jurisdiction"], programme["path"], first, first + timedelta(days=days))


async def is_open(programme: Row, day: date) -> bool:
    return (await read_open_days(programme, day, 0))(day)


async def reveal_day(programme: Row, day: date, count: int) -> date:
    """The `count`-th open day after the draw's; the draw's own day for 0."""
    is_open_day = await read_open_days(programme, day, MOST_CLOSED)
    return day if count < 1 else add_working_days(day, count, is_open_day)
