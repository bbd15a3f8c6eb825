"""What a plan may ask for, whatever the units are."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from inspections.clocks.deadline_rules import catalogue, out_of_bounds
from inspections.clocks.deadline_rules import unknown as unknown_clocks
from organisation.refusing import Refused
from scheduler.plans import Plan, Slot

MOST_DAYS = 366


def plan_problems(plan: Plan, kinds: Sequence[str]) -> Iterator[Refused]:
    unknown = sorted((plan.frequencies.keys() | plan.gaps.keys()) - set(kinds))
    if unknown:
        yield Refused("plan-kind-unknown", kind=unknown[0][:40])
    if not any(plan.frequencies.values()) and not any(plan.exceptions.values()):
        yield Refused("plan-without-visits")
    most = max([*plan.frequencies.values(), *plan.exceptions.values()])
    if 2 * most > plan.open_days_per_year:
        yield Refused("plan-too-frequent", visits=most, most=plan.open_days_per_year // 2)
    yield from _team_problems(plan)
    yield from _slot_problems(plan.slots)
    for name in unknown_clocks(plan.deadlines):
        yield Refused("plan-deadline-unknown", clock=name[:40])
    for clock in out_of_bounds(plan.deadlines):
        bounds = catalogue()[clock]
        yield Refused("plan-deadline-out-of-bounds", clock=clock, least=bounds.least, most=bounds.most)


def _team_problems(plan: Plan) -> Iterator[Refused]:
    if plan.capacity + plan.reserved > len(plan.teams):
        facts = {"capacity": plan.capacity, "reserved": plan.reserved, "teams": len(plan.teams)}
        yield Refused("plan-capacity-without-teams", **facts)
    people = [*(person for team in plan.teams for person in team.people), *plan.substitutes]
    if len(set(people)) != len(people):
        yield Refused("plan-person-twice")
    if any(len(team.people) < plan.least_team for team in plan.teams):
        yield Refused("plan-team-too-small", least=plan.least_team)


def _slot_problems(slots: Sequence[Slot]) -> Iterator[Refused]:
    """Whether the hours around each arrival are in order is for `hour_problems` to say."""
    if len({slot.name for slot in slots}) != len(slots):
        yield Refused("plan-slot-twice")
    arrivals = [(slot.arrive.day, slot.arrive.at) for slot in slots]
    if arrivals != sorted(set(arrivals)):
        yield Refused("plan-slots-out-of-order")


def period_problems(valid_from: date, valid_to: date, today: date) -> Iterator[Refused]:
    """Whether the first day's freeze lies ahead is for `start_problems` to say."""
    if valid_from < today:
        yield Refused("plan-starts-too-late")
    longest = timedelta(days=MOST_DAYS)
    if valid_from - today > longest or not timedelta(0) <= valid_to - valid_from <= longest:
        yield Refused("plan-period-wrong", most=MOST_DAYS)
