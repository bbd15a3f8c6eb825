"""The instants of one day's draw."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from organisation.refusing import Refused
from scheduler.plans import Hours, Moment


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


def hour_problems(times: Timeline, hours: Hours, *, demonstration: bool) -> Iterator[Refused]:
    in_order = (
        times.freeze_at < times.draw_at < times.release_at <= times.arrives_at < times.ends_at
        and times.reveal_at > times.release_at
    )
    if not in_order:
        yield Refused("plan-hours-out-of-order")
    # Leave, closures and the capacity calendar are those of the day of the draw.
    if not demonstration and hours.arrive.day != 0:
        yield Refused("plan-arrives-another-day")
    if not demonstration and (hours.reveal.day < 1 or times.reveal_at < times.ends_at):
        yield Refused("plan-reveal-too-early")
    if not demonstration and times.freeze_at < times.ends_at - timedelta(days=1):
        yield Refused("plan-freeze-too-early")


def start_problems(first: Timeline, now: datetime) -> Iterator[Refused]:
    if first.freeze_at <= now:
        yield Refused("plan-starts-too-late")
