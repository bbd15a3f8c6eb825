"""Who is on duty on a day, and which team may go to which unit."""

import secrets
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from ledger.database import Row
from organisation.leave_queries import absent_among
from organisation.refusing import Refused
from scheduler import queries, staffing_queries
from scheduler.assigning import Staffing
from scheduler.conflicts import conflicts
from scheduler.keys import MasterKeys
from scheduler.plans import Plan, Team
from scheduler.reach import is_reachable
from scheduler.sealing import unseal_order

Barred = set[tuple[str, int]]
"""Pairs of a unit's code and a team's position."""


async def on_duty(
    programme: Row,
    plan: Plan,
    units: Sequence[Row],
    day: date,
    now: datetime,
    busy: Collection[UUID] = (),
    elsewhere: Collection[UUID] = (),
) -> Staffing:
    """`units` are rows of `queries.units_of`, `busy` whom orders have engaged, `elsewhere` whom other draws may send
    out; `Staffing.units` is left to the freeze.

    A team of which anybody is away is off duty as a whole: who would stand in could only be chosen before the
    randomness exists. Substitutes step in after it.
    """
    people = [person for team in plan.teams for person in team.people]
    standing = await queries.inspectors_among(programme, people, now)
    teams = [team for team in plan.teams if standing.issuperset(team.people)]
    barred = await _barred(programme, plan, teams, units, day, now)
    away = await absent_among(people, day) | set(busy) | set(elsewhere)
    present = [position for position, team in enumerate(teams) if away.isdisjoint(team.people)]
    renumbered = {position: number for number, position in enumerate(present)}
    kept = sorted((code, renumbered[position]) for code, position in barred if position in renumbered)
    ordered = sum(not set(busy).isdisjoint(team.people) for team in teams)
    return Staffing(tuple(teams[position] for position in present), {}, tuple(kept), secrets.token_hex(16), ordered)


async def _barred(
    programme: Row, plan: Plan, teams: Sequence[Team], units: Sequence[Row], day: date, now: datetime
) -> Barred:
    position_of = {person: position for position, team in enumerate(teams) for person in team.people}
    code_of = {unit["id"]: unit["code"] for unit in units}
    barred = await lastingly_barred(programme, plan, teams, units, day, now)
    recent = {
        (code_of[visitor["unit"]], position_of[visitor["person"]])
        for visitor in await last_visitors(programme, units)
        if visitor["person"] in position_of
    }
    return barred | rotated(recent, barred, len(teams))


async def lastingly_barred(
    programme: Row,
    plan: Plan,
    teams: Sequence[Team],
    units: Sequence[Row],
    day: date,
    now: datetime,
    *,
    told: bool = False,
) -> Barred:
    """By declarations, own and former offices, and the way; who was there last changes with every visit.

    `told` as in `conflicts`.
    """
    people = [person for team in teams for person in team.people]
    position_of = {person: position for position, team in enumerate(teams) for person in team.people}
    code_of = {unit["id"]: unit["code"] for unit in units}
    barred = {(code_of[unit], position_of[person]) for person, unit in await conflicts(people, units, now, told=told)}
    return barred | await _out_of_reach(programme, plan, teams, units, day)


def rotated(recent: Barred, barred: Barred, teams: int) -> Barred:
    """Nobody goes twice running to one unit, unless no team without one of the last visitors may go there at all."""
    excluded: dict[str, int] = defaultdict(int)
    for code, _ in barred | recent:
        excluded[code] += 1
    return {(code, position) for code, position in recent if excluded[code] < teams}


async def last_visitors(programme: Row, units: Sequence[Row]) -> list[Row]:
    return await staffing_queries.last_visitors(
        [unit["id"] for unit in units], demonstration=programme["demonstration"]
    )


async def _out_of_reach(programme: Row, plan: Plan, teams: Sequence[Team], units: Sequence[Row], day: date) -> Barred:
    if plan.travel is None:
        return set()
    own = await queries.unit_code(programme["unit"])
    bases = [team.base or own for team in teams]
    codes = [unit["code"] for unit in units]
    places = await staffing_queries.coordinates(programme["jurisdiction"], [*set(bases), *codes], day)
    far = {
        base: [code for code in codes if not is_reachable(places.get(base), places.get(code), plan.travel)]
        for base in set(bases)
    }
    return {(code, position) for position, base in enumerate(bases) for code in far[base]}


async def base_problems(programme: Row, plan: Plan, day: date) -> list[Refused]:
    bases = {team.base for team in plan.teams if team.base is not None}
    unknown = bases - (await staffing_queries.coordinates(programme["jurisdiction"], list(bases), day)).keys()
    return [Refused("plan-base-unknown", code=code) for code in sorted(unknown)]


async def engaged(programme: Row, day: date, keys: MasterKeys) -> set[UUID]:
    """Whom approved orders, of any programme, send out at any time of that local day."""
    midnight = datetime.combine(day, time(), ZoneInfo(programme["zone"]))
    orders = await staffing_queries.approved_orders(midnight, midnight + timedelta(days=1))
    return {person for order in orders for person in unseal_order(order, keys).team.people}


async def pledged(day: Row) -> set[UUID]:
    """Whom another stratum may send out in the hours of this draw: its own is frozen already, and they belong to it."""
    return await staffing_queries.people_of_draws(day)


async def absent_on(day: Row, people: Sequence[UUID], now: datetime) -> set[UUID]:
    """Who of these is not there on the day of this draw after all: on leave, or no inspector any more."""
    standing = await queries.inspectors_among(await queries.programme(day["programme"]), people, now)
    return await absent_among(people, day["day"]) | (set(people) - standing)


async def may_go(programme: Row, plan: Plan, people: Sequence[UUID], unit: Row, day: date, now: datetime) -> set[UUID]:
    """Who of these could step in at one unit, each as a team of one that starts from where their own team does."""
    base_of = {person: team.base for team in plan.teams for person in team.people}
    alone = replace(plan, teams=tuple(Team(person, (), base_of.get(person)) for person in people))
    staffing = await on_duty(programme, alone, [unit], day, now)
    barred = {position for _, position in staffing.barred}
    return {team.leader for position, team in enumerate(staffing.teams) if position not in barred}
