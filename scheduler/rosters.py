"""Day by day: whether a programme draws, how many visits, and who of its plan is on duty.

Leave and roles only: whom approved orders send out stays sealed until their release.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from ledger.database import Row
from organisation.calendars import closures_below
from organisation.leave_queries import absences
from scheduler import capacity_queries, queries
from scheduler.open_days import read_open_days
from scheduler.plans import Plan


class RosterDay(msgspec.Struct, frozen=True, rename="camel"):
    """`version` is null on days without an approved plan, and all that follows from it 0.

    `planned` visits by the plan, `capacity` as approved for the day. Of its `teams` those of which somebody is `away`
    are off duty as a whole. `closed` units have a day off of their own.
    """

    day: date
    open: bool
    version: int | None
    planned: int
    capacity: int
    teams: int
    teams_on_duty: int
    away: list[UUID]
    closed: int


async def roster(programme: Row, first: date, days: int, now: datetime) -> list[RosterDay]:
    last = first + timedelta(days=days - 1)
    span = [first + timedelta(days=number) for number in range(days)]
    versions = await queries.approved_versions(programme["id"], first, last)
    plans = {version["number"]: queries.plan_of(version) for version in versions}
    people = {person for plan in plans.values() for person in _people_of(plan)}
    is_away = await _away(programme, sorted(people), first, last, now)
    is_open = await read_open_days(programme, first, days)
    changed = await capacity_queries.capacities_between(programme["id"], first, last)
    closed = await _closed(programme, first, last)
    return [
        _day(day, is_open(day), _governing(versions, day), plans, changed.get(day), is_away, closed.get(day, 0))
        for day in span
    ]


def _day(
    day: date,
    is_open: bool,
    version: int | None,
    plans: dict[int, Plan],
    changed: int | None,
    is_away: Callable[[UUID, date], bool],
    closed: int,
) -> RosterDay:
    if version is None:
        return RosterDay(day, is_open, None, 0, 0, 0, 0, [], closed)
    plan = plans[version]
    away = [person for person in _people_of(plan) if is_away(person, day)]
    on_duty = sum(set(away).isdisjoint(team.people) for team in plan.teams)
    capacity = plan.capacity if changed is None else changed
    return RosterDay(day, is_open, version, plan.capacity, capacity, len(plan.teams), on_duty, away, closed)


def _governing(versions: Sequence[Row], day: date) -> int | None:
    """Of the approved versions that cover a day the newest counts."""
    covering = [version["number"] for version in versions if version["valid_from"] <= day <= version["valid_to"]]
    return max(covering, default=None)


def _people_of(plan: Plan) -> list[UUID]:
    return [*(person for team in plan.teams for person in team.people), *plan.substitutes]


async def _away(
    programme: Row, people: Sequence[UUID], first: date, last: date, now: datetime
) -> Callable[[UUID, date], bool]:
    """On approved leave, or no inspector of the whole stratum any more."""
    standing = await queries.inspectors_among(programme, people, now)
    leaves = await absences(people, first, last)
    off = {
        (leave["person"], max(first, leave["first_day"]) + timedelta(days=number))
        for leave in leaves
        for number in range((min(last, leave["last_day"]) - max(first, leave["first_day"])).days + 1)
    }
    return lambda person, day: person not in standing or (person, day) in off


async def _closed(programme: Row, first: date, last: date) -> dict[date, int]:
    """How many of the units of the first day are closed by themselves or by an office below the programme's own."""
    units = await queries.units_of(programme, first)
    closures = await closures_below(programme["unit"], first, last)
    return {day: sum(is_closed(unit["path"]) for unit in units) for day, is_closed in closures.items()}
