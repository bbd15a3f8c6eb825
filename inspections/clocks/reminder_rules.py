"""When somebody is reminded: two working days before, on the day, the day after; at last who stands above them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from organisation.calendar_rules import add_working_days, back_working_days

Reminder = Literal["deadline.near", "deadline.today", "deadline.passed", "deadline.escalated"]
REFERRED: Mapping[str, str] = {
    "deadline.near": "referral.near",
    "deadline.today": "referral.today",
    "deadline.passed": "referral.passed",
    "deadline.escalated": "referral.escalated",
    "deadline.moved": "referral.moved",
}
"""To whoever a cause was passed to: they see the referral, not the inspection."""
REMINDERS: tuple[Reminder, ...] = get_args(Reminder)
BEFORE, AFTER, LONG_AFTER = 2, 1, 5
"""Working days around the day on which it is due."""
AT = time(8)
"""At the unit."""


def moments(due_at: datetime, zone: ZoneInfo, working: Callable[[date], bool]) -> list[datetime]:
    """Of each reminder, in their order."""
    day = due_at.astimezone(zone).date()
    days = (
        back_working_days(day, BEFORE, working),
        day,
        add_working_days(day, AFTER, working),
        add_working_days(day, LONG_AFTER, working),
    )
    return [datetime.combine(day, AT, zone).astimezone(UTC) for day in days]


def over(known: Sequence[datetime], now: datetime) -> int:
    """How many of them have come."""
    return sum(moment <= now for moment in known)


def following(known: Sequence[datetime], done: int) -> datetime | None:
    """The one after so many; nobody is reminded for ever."""
    return known[done] if done < len(known) else None
