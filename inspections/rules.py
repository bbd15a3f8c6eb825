"""Pure rules of a visit: what needs a second signature, what a late arrival is, how codes read."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

SERIOUS = frozenset({"S3", "S4"})
LATE_AFTER = timedelta(minutes=30)
"""After the ordered arrival; domain.md 6.3 leaves it to configuration."""

SYNC_GRACE = timedelta(days=3)
"""A phone without a network may bring an opening of the visit's day so long after the visit's end."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that a tired eye takes for another."""


def happened_at(claimed_at: datetime, released_at: datetime, received_at: datetime) -> datetime:
    """The time of an opening: what the phone claims, as far as it can be true. Without a network it syncs later."""
    return min(max(claimed_at, released_at), received_at)


def is_late(arrives_at: datetime, opened_at: datetime) -> bool:
    return opened_at > arrives_at + LATE_AFTER


def needs_second_signature(severities: Iterable[str]) -> bool:
    return not SERIOUS.isdisjoint(severities)


def code(groups: int, length: int) -> str:
    """Five random bits a letter, in groups a person can read out."""
    return "-".join(_letters(length) for _ in range(groups))


def _letters(length: int) -> str:
    return "".join(ALPHABET[byte & 31] for byte in secrets.token_bytes(length))


def tidy_code(typed: str) -> str:
    """What a person typed for a code: case, spaces and the usual confusions do not matter."""
    letters = [letter for letter in typed.upper() if letter.isalnum()]
    return "".join({"O": "0", "I": "1", "L": "1"}.get(letter, letter) for letter in letters)
