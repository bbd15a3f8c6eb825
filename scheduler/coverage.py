"""How often each unit of a programme was visited, and how long ago: what is over, never what is to come."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

import msgspec

from checklists.items import Grade
from inspections.scoring import result_queries
from inspections.scoring.result_queries import Sight
from ledger.database import Row
from organisation.actors import Actor
from scheduler import queries
from scheduler.frequencies import Place, frequencies, gap_of
from scheduler.open_days import local_day, read_open_days
from scheduler.plans import Plan

OpenDaysSince = Callable[[date], int]


class Covered(msgspec.Struct, frozen=True):
    """`visits_per_year` is what the plan in force comes to; None without a plan, `gap` 0 where nothing is promised."""

    unit: Row
    visits_per_year: float | None
    gap: int | None
    last_visit: date | None
    open_days_since: int | None
    visits: int
    grade: Grade | None
    graded_on: date | None


async def coverage(actor: Actor, programme: Row, now: datetime) -> list[Covered]:
    """All units of today, by code."""
    today = local_day(programme, now)
    units = await queries.units_of(programme, today)
    sight = Sight(actor, now, programme["demonstration"])
    identifiers = [unit["id"] for unit in units]
    visits = {each["unit"]: each for each in await result_queries.last_visits(sight, identifiers, programme["zone"])}
    grades = {each["unit"]: each for each in await result_queries.grades(sight, identifiers, 1)}
    since = await _open_days_since(programme, [each["last_visit"] for each in visits.values()], today)
    promised = await _promised(programme, units, today)
    zone = ZoneInfo(programme["zone"])
    return [
        _covered(unit, promised.get(unit["code"]), visits.get(unit["id"]), grades.get(unit["id"]), since, zone)
        for unit in units
    ]


def _covered(
    unit: Row,
    promised: tuple[float, int] | None,
    visited: Row | None,
    graded: Row | None,
    since: OpenDaysSince,
    zone: ZoneInfo,
) -> Covered:
    per_year, gap = promised or (None, None)
    return Covered(
        unit=unit,
        visits_per_year=per_year,
        gap=gap,
        last_visit=visited["last_visit"] if visited else None,
        open_days_since=since(visited["last_visit"]) if visited else None,
        visits=visited["visits"] if visited else 0,
        grade=graded["grade"] if graded else None,
        graded_on=graded["arrives_at"].astimezone(zone).date() if graded else None,
    )


async def _open_days_since(programme: Row, days: list[date], today: date) -> OpenDaysSince:
    """Of a day the open days after it, today included."""
    first = min(days, default=today)
    span = (today - first).days
    is_open = await read_open_days(programme, first, span)
    passed = list(accumulate(int(is_open(first + timedelta(days=number))) for number in range(span + 1)))
    return lambda day: passed[-1] - passed[max(0, (day - first).days)]


async def _promised(programme: Row, units: list[Row], today: date) -> dict[str, tuple[float, int]]:
    plan = await plan_in_force(programme, today)
    if plan is None:
        return {}
    places = [Place(unit["code"], unit["kind"]) for unit in units]
    return {
        place.code: (round(frequency * plan.open_days_per_year, 1), gap_of(plan, place))
        for place, frequency in zip(places, frequencies(plan, places), strict=True)
    }


async def plan_in_force(programme: Row, today: date) -> Plan | None:
    """Today's, or else the one approved last."""
    version = await queries.governing_version(programme["id"], today) or await queries.last_approved(programme["id"])
    return queries.plan_of(version) if version else None
