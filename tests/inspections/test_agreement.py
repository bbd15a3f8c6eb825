"""Agreement beyond chance, its intervals, and the pace of work."""

from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.audits.agreement_rules import agreement, beyond_chance, mean_of, same_share, share_of
from inspections.audits.audit_figures import figures_of
from inspections.audits.pace_rules import paces
from tests.conftest import MONDAY

Tables = list[list[list[int]]]


def two_readers(seed: int, careful: float, visits: int = 25) -> Tables:
    """Who is not careful at an item says anything."""
    chance, made = np.random.default_rng(seed), []
    for _ in range(visits):
        cells = np.zeros((3, 3), dtype=int)
        for truth in chance.choice(3, 12, p=[0.8, 0.15, 0.05]):
            cells[truth, truth if chance.random() < careful else chance.choice(3)] += 1
        made.append(cells.tolist())
    return made


def test_a_known_table_gives_gwets_figure() -> None:
    """His first example (2008): 118 both no, 5 and 2 apart, none both yes."""
    cells = np.array([[118.0, 5.0], [2.0, 0.0]])
    assert same_share(cells) == pytest.approx(0.944)
    assert beyond_chance(cells) == pytest.approx(0.9408, abs=1e-3)


def test_the_intervals_hold_the_truth() -> None:
    held = []
    for seed in range(120):
        found = agreement(two_readers(seed, careful=0.9))
        assert found
        held.append(found.same.lower <= 0.9 + 0.1 / 3 <= found.same.upper)
    assert np.mean(held) >= 0.9


def test_chance_alone_is_no_agreement() -> None:
    found = agreement(two_readers(4, careful=0.0, visits=60))
    assert found
    assert abs(found.beyond_chance.value) < 0.2


def test_always_the_same_is_not_certain_for_ever() -> None:
    found = agreement([[[8, 0], [0, 0]]] * 6)
    assert found
    assert (found.same.value, found.same.upper) == (1, 1)
    assert found.same.lower < 0.7


def test_too_few_visits_or_items_say_nothing() -> None:
    assert agreement([[[50, 0], [0, 0]]] * 4) is None
    assert agreement([[[1, 0], [0, 0]]] * 6) is None
    assert mean_of([[1.0]] * 4) is None


@given(st.lists(st.lists(st.integers(0, 20), min_size=9, max_size=9), min_size=5, max_size=12))
def test_an_interval_holds_its_estimate(visits: list[list[int]]) -> None:
    found = agreement([[each[0:3], each[3:6], each[6:9]] for each in visits])
    for each in (found.same, found.beyond_chance) if found else ():
        assert each.lower <= each.value <= each.upper <= 1


@given(st.integers(0, 40), st.integers(1, 40))
def test_a_share_lies_in_its_interval(some: int, of: int) -> None:
    found = share_of(min(some, of), of)
    assert 0 <= found.lower <= found.value <= found.upper <= 1


def test_who_takes_half_the_time_is_found_and_the_others_are_not() -> None:
    chance = np.random.default_rng(2)
    who, alike = np.repeat(np.arange(12), 30), chance.integers(0, 3, 360)
    seconds = np.exp(chance.normal(4, 0.4, 360)) * np.where(who == 0, 0.5, 1.0)
    found = paces(seconds, who, alike)
    assert found[0].ratio.value == pytest.approx(0.5, abs=0.15)
    assert found[0].ratio.upper < 1
    assert found[0].fastest.lower > 0.1
    usual = [each for person, each in found.items() if person]
    assert np.mean([each.ratio.lower <= 1.05 and each.ratio.upper >= 0.95 for each in usual]) >= 0.8


def test_one_long_lunch_changes_nothing() -> None:
    seconds, who = np.full(60, 60.0), np.repeat(np.arange(3), 20)
    seconds[0] = 36_000
    assert paces(seconds, who, np.zeros(60, dtype=np.int64))[0].ratio.value == 1


def test_of_pairs_both_sides_get_the_same_agreement() -> None:
    one, other = UUID(int=1), UUID(int=2)
    cells = [7, 1, 0, 2, 1, 0, 0, 0, 1]
    pairs = [{"one": one, "other": other, "cells": cells} for _ in range(6)]
    sheets = [sheet(person, visit) for person in (one, other) for visit in range(6)]
    found = figures_of(sheets, pairs)
    assert found[one].agreement == found[other].agreement is not None
    assert found[one].leniency is None
    assert [each.other for each in found[one].pairs] == [other]


def sheet(person: UUID, visit: int) -> dict[str, object]:
    said = {"unit": UUID(int=visit), "alike": "a", "ended_at": MONDAY, "score": 8000, "answered": 10, "seconds": 900}
    return {"inspector": person, **said, "in_row": 9, "same_in_row": 6, "twice": 1, "twice_same": 1}
