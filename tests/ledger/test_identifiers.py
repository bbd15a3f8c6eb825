"""Ids that sort by the time they were made."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ledger.identifiers import uuid7


def test_each_is_greater_than_the_one_before() -> None:
    made = [uuid7() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_of_many_threads_none_makes_the_same() -> None:
    with ThreadPoolExecutor(8) as threads:
        made = [each for batch in threads.map(lambda _: [uuid7() for _ in range(500)], range(8)) for each in batch]
    assert len(set(made)) == 4_000


def test_it_tells_the_millisecond_its_version_and_its_variant() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid7()
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_a_clock_set_back_brings_no_smaller_one(monkeypatch: pytest.MonkeyPatch) -> None:
    before, earlier = uuid7(), time.time_ns() - 1_800 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: earlier)
    assert uuid7() > before


def test_a_clock_that_was_a_year_ahead_for_a_moment_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 365 * 86_400 * 10**9)
    uuid7()
    monkeypatch.setattr(time, "time_ns", lambda: now)
    assert uuid7().int >> 80 == now // 1_000_000
