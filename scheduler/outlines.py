"""What can be said of a draft plan at once, without drawing anything."""

import asyncio
from collections import defaultdict
from datetime import date, datetime
from typing import Literal, NamedTuple

from ledger.database import Row
from organisation.refusing import Refused
from scheduler import planning
from scheduler.forecasting import Ahead, each_day
from scheduler.frequencies import frequencies, gap_of
from scheduler.promises import warnings
from scheduler.signing import Staffed, staffed

MOST_OF_A_KIND = 200

WarningName = Literal[
    "gap-makes-foreseeable",
    "gaps-make-foreseeable",
    "capacity-lowered",
    "rotation-left-out",
    "nothing-drawn",
    "coordinates-missing",
    "team-not-inspectors",
]


class Warned(NamedTuple):
    name: WarningName
    facts: dict[str, str | int | float]


class UnitOutline(NamedTuple):
    """`gap` is 0 and `rho` None without a guarantee."""

    code: str
    name: str
    visits_per_year: float
    gap: int
    rho: float | None


class Outline(NamedTuple):
    problems: list[Refused]
    warnings: list[Warned]
    capacity_per_year: int
    open_days: int
    units: list[UnitOutline]
    staffing: list[Staffed]


async def outline(programme: Row, ahead: Ahead, valid_from: date, valid_to: date, now: datetime) -> Outline:
    return Outline(
        problems=[problem async for problem in planning.problems(programme, ahead.plan, valid_from, valid_to, now)],
        warnings=await asyncio.to_thread(warned, ahead),
        capacity_per_year=ahead.plan.capacity * ahead.plan.open_days_per_year,
        open_days=ahead.planned,
        units=_units(ahead),
        staffing=await staffed(programme, now),
    )


def _units(ahead: Ahead) -> list[UnitOutline]:
    plan, places = ahead.plan, ahead.places
    found = []
    for unit, place, frequency in zip(ahead.units, places, frequencies(plan, places), strict=True):
        gap = gap_of(plan, place)
        rho = frequency * gap if gap and frequency else None
        found.append(UnitOutline(place.code, unit["name"], frequency * plan.open_days_per_year, gap, rho))
    return found


def warned(ahead: Ahead) -> list[Warned]:
    """The tightest guarantees, then what the days ahead lack."""
    found = _tight_guarantees(ahead)[:MOST_OF_A_KIND]
    signed = [ahead.capacities.get(day, ahead.plan.capacity) for day in ahead.days]
    possible = [on_day.capacity for _, on_day in each_day(ahead)]
    lowered = sum(there < wanted for there, wanted in zip(possible, signed, strict=True))
    if lowered:
        found.append(Warned("capacity-lowered", {"days": lowered, "of": len(possible)}))
    every = _days_for_every_team(ahead)
    if every:
        found.append(Warned("rotation-left-out", {"days": every, "of": len(possible)}))
    idle = sum(there == 0 < wanted for there, wanted in zip(possible, signed, strict=True))
    if idle:
        found.append(Warned("nothing-drawn", {"days": idle}))
    unknown = sum(ahead.coordinates.get(place.code) is None for place in ahead.places)
    if unknown:
        found.append(Warned("coordinates-missing", {"units": unknown}))
    out = len(ahead.plan.teams) - len(ahead.teams)
    return [*found, Warned("team-not-inspectors", {"teams": out})] if out else found


def _days_for_every_team(ahead: Ahead) -> int:
    """Nobody goes twice running to one unit. Who will have been where no forecast knows; it matters most on days that
    need every team, since the freeze draws one unit fewer when those drawn may all have had the same one."""
    return sum(1 < len(on_day.present) <= on_day.capacity for _, on_day in each_day(ahead))


def _tight_guarantees(ahead: Ahead) -> list[Warned]:
    """One for all units of which it says the same."""
    alike: dict[tuple[float, int], list[str]] = defaultdict(list)
    for tight in warnings(ahead.plan, ahead.places):
        alike[round(tight.rho, 1), tight.gap].append(tight.code)
    return [
        Warned("gap-makes-foreseeable", {"code": codes[0], "rho": rho, "gap": gap})
        if len(codes) == 1
        else Warned("gaps-make-foreseeable", {"units": len(codes), "example": codes[0], "rho": rho, "gap": gap})
        for (rho, gap), codes in alike.items()
    ]
