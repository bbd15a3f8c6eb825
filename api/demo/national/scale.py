"""How much national data is made, and until when."""

from datetime import UTC, date, datetime, timedelta

import msgspec

PROVINCES = 34
YEARS = 10
VISITS_A_YEAR = 41_000
"""Of the whole country: so many, because some are called off and leave no answers."""

ZONE_OFFSET = timedelta(hours=7)
"""Of Asia/Ho_Chi_Minh, which has kept the same hours all year since 1975."""


class Scale(msgspec.Struct, frozen=True):
    """`now` is when the history ends: what would happen later has not happened. `visits` are those of a year of the
    whole country; provinces get theirs by their number of communes."""

    now: datetime
    seed: int = 1
    provinces: int = PROVINCES
    years: int = YEARS
    visits: int = VISITS_A_YEAR

    @property
    def last_day(self) -> date:
        """Yesterday, there."""
        return (self.now.astimezone(UTC) + ZONE_OFFSET).date() - timedelta(days=1)

    @property
    def first_day(self) -> date:
        return self.last_day - timedelta(days=round(365.25 * self.years) - 1)

    @property
    def prepared_at(self) -> datetime:
        """When units, people and checklists came, before the first plan."""
        return instant(self.first_day - timedelta(days=40), 8)


def instant(day: date, hour: float) -> datetime:
    """A local hour of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour) - ZONE_OFFSET


def local_day(moment: datetime) -> date:
    return (moment + ZONE_OFFSET).date()
