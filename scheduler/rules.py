"""What a plan may ask for, and the instants of one day's draw."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from checklists.items import END
from organisation.refusing import Refused
from scheduler.drawing import Team
from scheduler.verifier import canonical, tagged_hash

Calendar = Literal["working", "always"]
OrderKind = Literal["ordered", "revisit", "announced"]

Visits = Annotated[int, Meta(ge=0, le=120)]
Code = Annotated[str, Meta(max_length=40, pattern=rf"^[!-~]+{END}")]

MOST_DAYS = 366


class Moment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A local time of the day `day` days after the day of the draw (before it, when negative)."""

    day: Annotated[int, Meta(ge=-7, le=7)]
    at: Annotated[time, Meta(tz=False)]


class Hours(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`reveal.day` counts open days, the others calendar days; the release is `lead_seconds` before the arrival."""

    freeze: Moment
    draw: Moment
    arrive: Moment
    end: Moment
    reveal: Moment
    lead_seconds: Annotated[int, Meta(ge=0, le=86_400)]
    public_delay_seconds: Annotated[int, Meta(ge=0, le=366 * 86_400)]


class Checklist(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published version, and which of its profiles is asked."""

    code: Code
    version: Annotated[int, Meta(ge=1, le=100_000)]
    profile: Code


class Plan(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Everything the second signer signs. Frequencies are visits per year, by the kind of unit or by its code."""

    capacity: Annotated[int, Meta(ge=1, le=12)]
    open_days_per_year: Annotated[int, Meta(ge=1, le=366)]
    frequencies: Annotated[dict[str, Visits], Meta(min_length=1, max_length=40)]
    exceptions: Annotated[dict[Code, Visits], Meta(max_length=5_000)]
    teams: Annotated[tuple[Team, ...], Meta(min_length=1, max_length=16)]
    checklist: Checklist
    hours: Hours


class Timeline(msgspec.Struct, frozen=True):
    freeze_at: datetime
    draw_at: datetime
    release_at: datetime
    arrives_at: datetime
    ends_at: datetime
    reveal_at: datetime
    public_at: datetime


def timeline(hours: Hours, day: date, reveal_day: date, zone: str) -> Timeline:
    arrives_at = _instant(hours.arrive, day, zone)
    reveal_at = datetime.combine(reveal_day, hours.reveal.at, ZoneInfo(zone)).astimezone(UTC)
    return Timeline(
        freeze_at=_instant(hours.freeze, day, zone),
        draw_at=_instant(hours.draw, day, zone),
        release_at=arrives_at - timedelta(seconds=hours.lead_seconds),
        arrives_at=arrives_at,
        ends_at=_instant(hours.end, day, zone),
        reveal_at=reveal_at,
        public_at=reveal_at + timedelta(seconds=hours.public_delay_seconds),
    )


def _instant(moment: Moment, day: date, zone: str) -> datetime:
    local = datetime.combine(day + timedelta(days=moment.day), moment.at, ZoneInfo(zone))
    return local.astimezone(UTC)


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


def check_hours(times: Timeline, hours: Hours, *, demonstration: bool) -> None:
    in_order = (
        times.freeze_at < times.draw_at < times.release_at <= times.arrives_at < times.ends_at
        and times.reveal_at > times.release_at
    )
    if not in_order:
        raise Refused("plan-hours-out-of-order")
    if not demonstration and (hours.reveal.day < 1 or times.reveal_at < times.ends_at):
        raise Refused("plan-reveal-too-early")


def check_period(valid_from: date, valid_to: date, today: date) -> None:
    """Whether the first day's freeze lies ahead is for `check_start` to say."""
    if valid_from < today:
        raise Refused("plan-starts-too-late")
    longest = timedelta(days=MOST_DAYS)
    if valid_from - today > longest or not timedelta(0) <= valid_to - valid_from <= longest:
        raise Refused("plan-period-wrong", most=MOST_DAYS)


def check_start(first: Timeline, now: datetime) -> None:
    if first.freeze_at <= now:
        raise Refused("plan-starts-too-late")


def daily_frequency(plan: Plan, code: str, kind: str) -> float:
    """Visits per open day. In this part the day's odds are this, shifted to the capacity; it is below one half."""
    visits = plan.exceptions.get(code, plan.frequencies.get(kind, 0))
    return visits / plan.open_days_per_year


def plan_hash(plan: Plan) -> bytes:
    return tagged_hash("plan", _bytes(plan))


def policy_hash(plan: Plan) -> bytes:
    """What decides the odds, without the people: this hash stands in the manifests, which become public."""
    return tagged_hash("policy", _bytes(msgspec.structs.replace(plan, teams=())))


def _bytes(plan: Plan) -> bytes:
    return canonical(msgspec.json.decode(msgspec.json.encode(plan)))
