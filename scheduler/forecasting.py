"""What a draft plan would mean from today on: read from the real present, as far as its reader may know it.

Of what was drawn only the ages and balances of the last freeze are read. Nothing is stored.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from ledger.database import Row
from organisation.calendars import Closed, closures_below
from organisation.leave_queries import absences
from organisation.refusing import Refused
from scheduler import capacity_queries, queries, staffing_queries, state_queries
from scheduler.assigning import Staffing, able_teams
from scheduler.frequencies import Place, rhythms, wish_of
from scheduler.open_days import local_day, read_open_days
from scheduler.plans import Plan, Travel
from scheduler.reach import minutes
from scheduler.rules import MOST_DAYS
from scheduler.scenarios import Scenario
from scheduler.staffing import Barred, lastingly_barred
from scheduler.states import Document, first
from scheduler.teams import staffable

LEAST_OPEN_DAYS = 120
FARTHEST = 732
"""Calendar days that are looked at for so many open ones."""
ASSUMED = Travel(kilometres_per_hour=30, most_minutes=600)
"""For the way of the teams, when the plan does not say how fast they go."""


class Ahead(NamedTuple):
    """The facts a forecast is made of. `barred` pairs a unit's code with a position among `teams`."""

    plan: Plan
    units: list[Row]
    places: list[Place]
    days: list[date]
    planned: int
    teams: list[int]
    barred: Barred
    away: Sequence[Row]
    capacities: dict[date, int]
    closures: dict[date, Closed]
    coordinates: dict[str, tuple[float, float] | None]
    base: str

    @property
    def is_empty(self) -> bool:
        """Nothing could ever be drawn."""
        return not self.days or not any(wish_of(self.plan, place) for place in self.places)


async def look_ahead(programme: Row, plan: Plan, valid_from: date, valid_to: date, now: datetime) -> Ahead:
    """`planned` of the days lie in the plan's own period; further ones follow when that is short.

    Raises Refused for a period that is too far off or too long.
    """
    _check_period(valid_from, valid_to, local_day(programme, now))
    units = sorted(await queries.units_of(programme, valid_from), key=lambda unit: str(unit["code"]))
    planned, days = await _open_days(programme, valid_from, valid_to)
    people = [person for team in plan.teams for person in team.people]
    standing = await queries.inspectors_among(programme, people, now)
    teams = [position for position, team in enumerate(plan.teams) if standing.issuperset(team.people)]
    able = [plan.teams[position] for position in teams]
    last = days[-1] if days else valid_to
    base = await queries.unit_code(programme["unit"])
    return Ahead(
        plan=plan,
        units=units,
        places=[Place(unit["code"], unit["kind"]) for unit in units],
        days=days,
        planned=planned,
        teams=teams,
        barred=await lastingly_barred(programme, plan, able, units, valid_from, now, told=True),
        away=await absences(people, valid_from, last),
        capacities=await capacity_queries.capacities_between(programme["id"], valid_from, last),
        closures=await closures_below(programme["unit"], valid_from, last),
        coordinates=await staffing_queries.coordinates(
            programme["jurisdiction"],
            [base, *(team.base for team in plan.teams if team.base), *(unit["code"] for unit in units)],
            valid_from,
        ),
        base=base,
    )


def _check_period(valid_from: date, valid_to: date, today: date) -> None:
    """A draft may begin in the past, which is among its problems."""
    longest = timedelta(days=MOST_DAYS)
    if abs(valid_from - today) > longest or not timedelta(0) <= valid_to - valid_from <= longest:
        raise Refused("plan-period-wrong", most=MOST_DAYS)


async def _open_days(programme: Row, valid_from: date, valid_to: date) -> tuple[int, list[date]]:
    is_open = await read_open_days(programme, valid_from, FARTHEST)
    days: list[date] = []
    planned = 0
    for offset in range(FARTHEST):
        day = valid_from + timedelta(days=offset)
        if day > valid_to and len(days) >= LEAST_OPEN_DAYS:
            break
        if is_open(day):
            days.append(day)
            planned += day <= valid_to
    return planned, days


async def scenario(programme: Row, ahead: Ahead) -> Scenario:
    ages, balances = await _last_freeze(programme["stratum"], ahead.plan, ahead.places)
    # A country's units and teams over a year take a while.
    return await asyncio.to_thread(_scenario, programme["stratum"], ahead, ages, balances)


def _scenario(stratum: str, ahead: Ahead, ages: list[int], balances: list[int]) -> Scenario:
    codes = {unit["code"]: position for position, unit in enumerate(ahead.units)}
    bases = sorted({team.base or ahead.base for team in ahead.plan.teams})
    days = [on_day for _, on_day in each_day(ahead)]
    return Scenario(
        stratum=stratum,
        plan=ahead.plan,
        places=ahead.places,
        ages=ages,
        balances=balances,
        days=ahead.days,
        capacities=[day.capacity for day in days],
        shut=[day.shut for day in days],
        present=[day.present for day in days],
        barred=[(codes[code], ahead.teams[team]) for code, team in sorted(ahead.barred)],
        bases=[bases.index(team.base or ahead.base) for team in ahead.plan.teams],
        minutes=[_ways(ahead, base) for base in bases],
    )


async def _last_freeze(stratum: str, plan: Plan, places: Sequence[Place]) -> tuple[list[int], list[int]]:
    """Units that came since are of age 1; a stratum without a draw starts as its first freeze would."""
    last = await state_queries.last_frozen(stratum)
    if last is None:
        start = first(stratum, places, rhythms(plan, places))
        return start.ages.tolist(), start.balances.tolist()
    known = {unit.id: unit for unit in msgspec.json.decode(last["document"], type=Document).units}
    ages = [known[place.code].age if place.code in known else 1 for place in places]
    return ages, [known[place.code].balance if place.code in known else 0 for place in places]


class Terms(NamedTuple):
    """By which days differ."""

    capacity: int
    closed: frozenset[int]
    present: tuple[int, ...]


class OnDay(NamedTuple):
    capacity: int
    shut: list[int]
    present: list[int]


def each_day(ahead: Ahead) -> Iterator[tuple[date, OnDay]]:
    """As the freeze of each day would lower its capacity, by what is known now."""
    known: dict[Terms, OnDay] = {}
    away = _absent_teams(ahead)
    for day in ahead.days:
        terms = Terms(
            ahead.capacities.get(day, ahead.plan.capacity),
            _closed(ahead, day),
            tuple(number for number in range(len(ahead.teams)) if number not in away[day]),
        )
        if terms not in known:
            known[terms] = _on_day(ahead, terms)
        yield day, known[terms]


def _closed(ahead: Ahead, day: date) -> frozenset[int]:
    closed = ahead.closures.get(day)
    return frozenset(number for number, unit in enumerate(ahead.units) if closed and closed(unit["path"]))


def _absent_teams(ahead: Ahead) -> dict[date, set[int]]:
    team_of = {person: number for number, team in enumerate(ahead.teams) for person in ahead.plan.teams[team].people}
    away: dict[date, set[int]] = defaultdict(set)
    for leave in ahead.away:
        for day in ahead.days:
            if leave["first_day"] <= day <= leave["last_day"] and leave["person"] in team_of:
                away[day].add(team_of[leave["person"]])
    return away


def _on_day(ahead: Ahead, terms: Terms) -> OnDay:
    able = _able(ahead, terms.present)
    candidates = [
        number
        for number, place in enumerate(ahead.places)
        if able[place.code] and number not in terms.closed and wish_of(ahead.plan, place)
    ]
    most = min(terms.capacity, len(terms.present) - ahead.plan.reserved, len(candidates))
    capacity = staffable([able[ahead.places[number].code] for number in candidates], most) if most > 0 else 0
    shut = sorted(set(range(len(ahead.units))) - set(candidates))
    return OnDay(capacity, shut, [ahead.teams[number] for number in terms.present])


def _able(ahead: Ahead, present: Sequence[int]) -> dict[str, frozenset[int]]:
    position = {number: place for place, number in enumerate(present)}
    barred = tuple((code, position[number]) for code, number in ahead.barred if number in position)
    teams = tuple(ahead.plan.teams[ahead.teams[number]] for number in present)
    return able_teams((unit["code"] for unit in ahead.units), Staffing(teams, {}, barred, ""))


def _ways(ahead: Ahead, base: str) -> list[float]:
    """Minutes there and back, by unit; a way of which an end is not known counts for nothing."""
    travel, start = ahead.plan.travel or ASSUMED, ahead.coordinates.get(base)
    ends = [ahead.coordinates.get(unit["code"]) for unit in ahead.units]
    return [2 * minutes(start, end, travel) if start and end else 0.0 for end in ends]
