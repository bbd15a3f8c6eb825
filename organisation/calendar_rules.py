"""Working days: the official calendar of a country, and what units decided beside it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from uuid import UUID

import holidays
import msgspec

FARTHEST = 3_660
"""Days after which the search for a working day ends: the calendar is closed for ever."""


class Override(msgspec.Struct, frozen=True):
    """An approved decision of one unit; rows come in the order of approval, the last one counts."""

    unit: UUID
    day: date
    working: bool


@cache
def official_year(jurisdiction: str, year: int) -> frozenset[date]:
    """The official working days of a country, swap days and Indonesia's joint leave included.

    A country that `holidays` does not know has its Saturdays and Sundays off.
    """
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    days = (first + timedelta(days=number) for number in range((after - first).days))
    return frozenset(filter(_official(jurisdiction, year), days))


def _official(jurisdiction: str, year: int) -> Callable[[date], bool]:
    categories = ("public", "government") if jurisdiction == "ID" else ("public",)
    try:
        calendar = holidays.country_holidays(jurisdiction, years=year, categories=categories)
    except (NotImplementedError, ValueError):
        return lambda day: day.weekday() < 5
    return calendar.is_working_day


def nearest(overrides: Iterable[Override], path: Sequence[UUID]) -> dict[date, bool]:
    """What counts for the unit at the end of `path`: its own decision before its parent's, and so on up."""
    depth = {unit: number for number, unit in enumerate(path)}
    found: dict[date, tuple[int, bool]] = {}
    for override in overrides:
        if override.unit in depth and depth[override.unit] >= found.get(override.day, (-1, False))[0]:
            found[override.day] = (depth[override.unit], override.working)
    return {day: working for day, (_, working) in found.items()}


def is_working_day(day: date, official: Collection[date], overrides: Mapping[date, bool]) -> bool:
    """`official` are the official working days, `overrides` come from `nearest`."""
    return overrides.get(day, day in official)


def add_working_days(start: date, count: int, working: Callable[[date], bool]) -> date:
    """The day on which `count` working days after `start` have passed; `start` itself does not count.

    Of 0 days: `start`, or the next working day after it. Raises ValueError for a calendar without working days.
    """
    day, left = start, count
    for _ in range(FARTHEST):
        if left <= 0 and working(day):
            return day
        day += timedelta(days=1)
        left -= working(day)
    raise ValueError("this calendar has no working days")


def back_working_days(start: date, count: int, working: Callable[[date], bool]) -> date:
    """The day from which `count` working days, `start` among them, lead up to the end of `start`.

    Raises ValueError for a calendar without working days.
    """
    day, left = start, count
    for _ in range(FARTHEST):
        left -= working(day)
        day -= timedelta(days=1)
        if left <= 0 and working(day):
            return day
    raise ValueError("this calendar has no working days")


def working_days_between(start: date, end: date, working: Callable[[date], bool]) -> int:
    """After `start`, `end` included."""
    return sum(working(start + timedelta(days=number)) for number in range(1, (end - start).days + 1))
