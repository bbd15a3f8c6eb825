"""The working days of the country, and deadlines counted in them (`inspections.clocks.deadlines`)."""

from bisect import bisect_right
from datetime import date, datetime, timedelta

from api.demo.national.scale import instant, local_day
from organisation.calendar_rules import official_year

BEFORE, AFTER = timedelta(days=60), timedelta(days=200)


class WorkingDays:
    def __init__(self, first: date, last: date) -> None:
        years = range((first - BEFORE).year, (last + AFTER).year + 1)
        self._days = sorted(day for year in years for day in official_year("VN", year))

    def between(self, first: date, last: date) -> list[date]:
        return self._days[bisect_right(self._days, first - timedelta(days=1)) : bisect_right(self._days, last)]

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after this one."""
        return self._days[bisect_right(self._days, day) + count - 1]

    def due(self, start: datetime, count: int) -> datetime:
        return end_of_day(self.after(local_day(start), count))


def end_of_day(day: date) -> datetime:
    return instant(day, 24) - timedelta(seconds=1)
