"""The odds of the next draw: as they were frozen, or as they would be if it were frozen now."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec
import numpy as np

from ledger.database import Row
from scheduler import queries, state_queries
from scheduler.balancing import chances
from scheduler.capacity_queries import capacity_on
from scheduler.entering import enter
from scheduler.frequencies import Place, rhythms
from scheduler.open_days import is_open, local_day
from scheduler.plans import Plan
from scheduler.states import Document

DAYS_LOOKED_AT = 14


class UnitOdds(msgspec.Struct, frozen=True):
    code: str
    odds: float


class DayOdds(msgspec.Struct, frozen=True):
    """`day` is None when no approved plan covers an open day soon. The odds sum to the capacity."""

    day: date | None
    capacity: int
    units: list[UnitOdds]


class Waiting(msgspec.Struct, frozen=True):
    """A unit before the draw."""

    code: str
    kind: str
    age: int
    balance: int
    drawable: bool


async def next_odds(programme: Row, now: datetime) -> DayOdds:
    """Of the draw that is frozen and not over; else of the next open day, from how the visits before it ended.

    Until a day's visits are over only the odds of its own freeze are told: the next ones would tell who was drawn.
    """
    last = await state_queries.last_frozen(programme["stratum"])
    if last is not None and last["ends_at"] > now:
        version = await queries.version(last["plan_version"])
        return await _odds(programme, version, last["day"], _frozen(last))
    first = local_day(programme, now)
    if last is not None:
        first = max(first, last["day"] + timedelta(days=1))
    for day in (first + timedelta(days=offset) for offset in range(DAYS_LOOKED_AT)):
        version_then = await queries.governing_version(programme["id"], day)
        if version_then is not None and await is_open(programme, day):
            entry = await enter(programme, queries.plan_of(version_then), day)
            waiting = [
                Waiting(unit.code, unit.kind, unit.age, unit.balance, not unit.closed) for unit in entry.entrants
            ]
            return await _odds(programme, version_then, day, waiting)
    return DayOdds(None, 0, [])


def _frozen(day: Row) -> list[Waiting]:
    document = msgspec.json.decode(day["document"], type=Document)
    return [Waiting(unit.id, unit.kind, unit.age, unit.balance, unit.status == "open") for unit in document.units]


async def _odds(programme: Row, version: Row, day: date, units: Sequence[Waiting]) -> DayOdds:
    """How few teams are on duty is left out: it would tell of people, and changes the odds little."""
    plan = queries.plan_of(version)
    signed = await capacity_on(programme["id"], day)
    return await asyncio.to_thread(odds_of, day, plan, plan.capacity if signed is None else signed, units)


def odds_of(day: date, plan: Plan, most: int, units: Sequence[Waiting]) -> DayOdds:
    of = rhythms(plan, [Place(unit.code, unit.kind) for unit in units])
    drawable = np.array([unit.drawable for unit in units], dtype=np.bool_) & (of.frequencies > 0)
    capacity = min(most, int(drawable.sum()))
    ages = np.array([unit.age for unit in units], dtype=np.int64)
    balances = np.array([unit.balance for unit in units], dtype=np.int64)
    odds = chances(of, ages, balances, drawable, capacity, plan).odds.tolist()
    return DayOdds(day, capacity, [UnitOdds(unit.code, chance) for unit, chance in zip(units, odds, strict=True)])
