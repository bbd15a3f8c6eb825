"""When a delivery is tried again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from organisation.delivery_rules import LONGEST_PAUSE, next_attempt, pause_after

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def test_the_pauses_grow_up_to_six_hours() -> None:
    pauses = [pause_after(attempts).total_seconds() for attempts in range(1, 10)]
    assert pauses == [30, 90, 270, 810, 2430, 7290, 21600, 21600, 21600]


@given(st.integers(1, 10_000))
def test_a_pause_never_shrinks_or_exceeds_the_longest(attempts: int) -> None:
    assert pause_after(attempts) <= pause_after(attempts + 1) <= LONGEST_PAUSE


def test_what_would_come_too_late_is_not_tried() -> None:
    assert next_attempt(1, NOW, NOW + timedelta(seconds=30)) == NOW + timedelta(seconds=30)
    assert next_attempt(1, NOW, NOW + timedelta(seconds=29)) is None
