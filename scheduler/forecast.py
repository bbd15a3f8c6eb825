"""The odds of a day to come, as they would be if it were frozen now: what planners see before they sign."""

from datetime import date, datetime, timedelta

import msgspec

from ledger.database import Row
from scheduler import queries
from scheduler.odds import lottery
from scheduler.open_days import is_open, local_day
from scheduler.rules import daily_frequency

DAYS_LOOKED_AT = 14


class UnitOdds(msgspec.Struct, frozen=True):
    code: str
    odds: float


class DayOdds(msgspec.Struct, frozen=True):
    """`day` is None when no approved plan covers an open day soon. The odds sum to the capacity."""

    day: date | None
    capacity: int
    units: list[UnitOdds]


async def next_odds(programme: Row, now: datetime) -> DayOdds:
    """Of the next open day, today included."""
    first = local_day(programme, now)
    for offset in range(DAYS_LOOKED_AT):
        day = first + timedelta(days=offset)
        version = await queries.governing_version(programme["id"], day)
        if version is not None and await is_open(programme, day):
            return await _odds(programme, version, day)
    return DayOdds(None, 0, [])


async def _odds(programme: Row, version: Row, day: date) -> DayOdds:
    """Recusals and leave are left out: they would tell of people, and change the odds little."""
    plan = queries.plan_of(version)
    units = await queries.units_of(programme, day)
    reference = [daily_frequency(plan, unit["code"], unit["kind"]) for unit in units]
    capacity = min(plan.capacity, sum(1 for odds in reference if odds > 0))
    odds = lottery(reference, capacity).odds.tolist()
    return DayOdds(day, capacity, [UnitOdds(unit["code"], chance) for unit, chance in zip(units, odds, strict=True)])
