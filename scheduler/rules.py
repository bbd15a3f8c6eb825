"""What a plan may ask for."""

from collections.abc import Sequence
from datetime import date, timedelta

from organisation.refusing import Refused
from scheduler.plans import Plan, Team

MOST_DAYS = 366


def check_plan(plan: Plan, kinds: Sequence[str]) -> None:
    unknown = sorted(plan.frequencies.keys() - set(kinds))
    if unknown:
        raise Refused("plan-kind-unknown", kind=unknown[0][:40])
    if not any(plan.frequencies.values()) and not any(plan.exceptions.values()):
        raise Refused("plan-without-visits")
    most = max([*plan.frequencies.values(), *plan.exceptions.values()])
    if 2 * most > plan.open_days_per_year:
        raise Refused("plan-too-frequent", visits=most, most=plan.open_days_per_year // 2)
    if plan.capacity > len(plan.teams):
        raise Refused("plan-capacity-without-teams", capacity=plan.capacity, teams=len(plan.teams))
    _check_teams(plan.teams)


def _check_teams(teams: Sequence[Team]) -> None:
    people = [person for team in teams for person in team.people]
    if len(set(people)) != len(people):
        raise Refused("plan-person-twice")
    if any(len(team.people) < 2 for team in teams):
        raise Refused("plan-team-of-one")


def check_period(valid_from: date, valid_to: date, today: date) -> None:
    """Whether the first day's freeze lies ahead is for `check_start` to say."""
    if valid_from < today:
        raise Refused("plan-starts-too-late")
    longest = timedelta(days=MOST_DAYS)
    if valid_from - today > longest or not timedelta(0) <= valid_to - valid_from <= longest:
        raise Refused("plan-period-wrong", most=MOST_DAYS)


def daily_frequency(plan: Plan, code: str, kind: str) -> float:
    """Visits per open day. In this part the day's odds are this, shifted to the capacity; it is below one half."""
    visits = plan.exceptions.get(code, plan.frequencies.get(kind, 0))
    return visits / plan.open_days_per_year
