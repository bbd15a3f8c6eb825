"""How long the law gives after a breach of personal data, what is to be done, and when somebody is reminded."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import msgspec
import yaml

from organisation.refusing import Refused
from organisation.texts import Text

Step = Literal["contain", "extent", "notify_authority", "notify_people", "record"]
STEPS: tuple[Step, ...] = get_args(Step)

LIMIT = timedelta(hours=72)
"""Viet Nam: Law 91/2025/QH15, article 23.1. Indonesia: UU 27/2022, article 46.1 (3 times 24 hours). By the clock, not
working days."""
BEFORE = (timedelta(hours=24), timedelta(hours=6), timedelta())
LONGEST_UNKNOWN = timedelta(days=366)
LAWS: Mapping[str, str] = {"VN": "Luật 91/2025/QH15, Điều 23", "ID": "UU 27/2022, Pasal 46"}


class StepText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Text
    guidance: Text


@cache
def steps() -> Mapping[Step, StepText]:
    text = (files("organisation") / "breach_steps.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[Step, StepText])


def law_of(jurisdiction: str) -> str:
    return LAWS.get(jurisdiction, LAWS["VN"])


def check_discovered(at: datetime, now: datetime) -> None:
    if not now - LONGEST_UNKNOWN <= at <= now:
        raise Refused("breach-discovered", days=LONGEST_UNKNOWN.days)


def moments(due_at: datetime) -> list[datetime]:
    return [due_at - before for before in BEFORE]


def passed(due_at: datetime, now: datetime) -> int:
    """How many reminders have come due."""
    return sum(moment <= now for moment in moments(due_at))


def following(due_at: datetime, done: int) -> datetime | None:
    known = moments(due_at)
    return known[done] if done < len(known) else None


def undone(done: Mapping[str, bool]) -> Sequence[Step]:
    return [step for step in STEPS if not done.get(step)]
