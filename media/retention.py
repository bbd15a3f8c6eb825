"""How long photos are kept, by what they were taken for. Counted in months from the end of the inspection."""

from calendar import monthrange
from datetime import datetime
from typing import Literal, get_args

from organisation.refusing import Refused

RetentionClass = Literal["item", "minutes", "explanation", "remedy", "aside"]
"""A photo's purpose; `aside` is what came under a claim that said otherwise."""
CLASSES: tuple[RetentionClass, ...] = get_args(RetentionClass)
DEFAULT = "item=24,minutes=60,explanation=24,remedy=24,aside=24"
MOST_MONTHS = 1200

Terms = dict[RetentionClass, int]
"""Months by class."""


def read_terms(text: str) -> Terms:
    """Such as `item=36,minutes=120`; a class that is not named keeps its default. Raises ValueError."""
    return _read(DEFAULT) | _read(text)


def _read(text: str) -> Terms:
    terms: Terms = {}
    for part in text.split(","):
        name, _, months = part.strip().partition("=")
        named = [known for known in CLASSES if known == name]
        if not named or not months.isdecimal() or not 1 <= int(months) <= MOST_MONTHS:
            raise ValueError(part)
        terms[named[0]] = int(months)
    return terms


def cutoffs(terms: Terms, now: datetime) -> dict[RetentionClass, datetime]:
    """Inspections closed by then are due."""
    return {name: months_before(now, months) for name, months in terms.items()}


def months_before(time: datetime, months: int) -> datetime:
    """The same day of an earlier month, or that month's last."""
    month = time.year * 12 + time.month - 1 - months
    year, month = month // 12, month % 12 + 1
    return time.replace(year=year, month=month, day=min(time.day, monthrange(year, month)[1]))


def require_due(retention_class: RetentionClass, closed_at: datetime | None, terms: Terms, now: datetime) -> None:
    if closed_at is None or closed_at > cutoffs(terms, now)[retention_class]:
        raise Refused("erasure-not-due", months=terms[retention_class])
