"""Floats propose, and propose well."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.odds import integer_weights, lottery, shifted
from scheduler.verifier import Samples


def realised(weights: list[int], count: int) -> list[Fraction]:
    """The exact odds of an integer design."""
    total = Samples(weights, count).total
    return [
        Fraction(weight * Samples(weights[:place] + weights[place + 1 :], count - 1).total, total)
        for place, weight in enumerate(weights)
    ]


def worst(odds: list[float], exact: list[Fraction]) -> float:
    return max(abs(float(one) - other) for one, other in zip(exact, odds, strict=True))


def test_a_provinces_odds_are_met_within_the_rounding_of_the_weights() -> None:
    odds = shifted(np.linspace(0.005, 0.25, 98), 4)
    assert worst(odds.tolist(), realised(integer_weights(odds, 4), 4)) < 2.5e-13


@pytest.mark.parametrize("count", [1, 5, 9])
def test_equal_odds_give_equal_weights(count: int) -> None:
    assert len(set(integer_weights(shifted(np.full(10, 0.1), count), count))) == 1


@pytest.mark.parametrize(
    ("likely", "tolerance"), [([0.97, 0.98], 1e-11), ([0.999, 0.2], 1e-9), ([0.99999, 0.99999, 0.5], 1e-6)]
)
def test_odds_near_one_are_met_too(likely: list[float], tolerance: float) -> None:
    """Weights of 40 bits cannot do better when one unit outweighs the others thousands of times."""
    rest = [(4 - sum(likely)) / 20] * 20
    odds = np.array(likely + rest)
    assert worst(odds.tolist(), realised(integer_weights(odds, 4), 4)) < tolerance


@pytest.mark.parametrize(
    ("reference", "count"),
    [([0.9201, 0.0564, 0.8985], 1), ([0.9718, 0.9998, 0.9747], 2), ([0.1933, 0.2094, 0.0033, 0.0027], 1)],
)
def test_two_units_that_share_almost_all_of_the_chance_get_their_odds_too(reference: list[float], count: int) -> None:
    """As two service points of a small stratum do, when both are nearly due."""
    odds = shifted(np.array(reference), count)
    assert worst(odds.tolist(), realised(integer_weights(odds, count), count)) < 1e-10


def test_a_capacity_of_almost_everybody_is_met() -> None:
    odds = shifted(np.array([0.01, 0.02, 0.1, 0.2, 0.4]), 4)
    assert worst(odds.tolist(), realised(integer_weights(odds, 4), 4)) < 1e-9


references = st.lists(st.floats(0, 0.5), min_size=1, max_size=60)


@given(references, st.data())
def test_the_odds_sum_to_the_capacity_and_keep_their_order(reference: list[float], data: st.DataObject) -> None:
    eligible = sum(1 for odds in reference if odds > 0)
    capacity = data.draw(st.integers(0, eligible))
    day = lottery(reference, capacity)
    assert day.odds.sum() == pytest.approx(capacity, abs=1e-9)
    assert all((odds > 0) <= (wanted > 0) for odds, wanted in zip(day.odds, reference, strict=True))
    ordered = np.argsort(reference, kind="stable")
    assert np.all(np.diff(day.odds[ordered]) >= -1e-9)


@given(references, st.data())
def test_no_unit_with_a_frequency_is_ever_safe(reference: list[float], data: st.DataObject) -> None:
    eligible = sum(1 for odds in reference if odds > 0)
    day = lottery(reference, data.draw(st.integers(0, eligible)))
    assert len(day.forced) + len(day.drawn) == eligible
    assert all(0 < weight < 2**40 for weight in day.weights)


def test_when_everybody_can_be_visited_everybody_is() -> None:
    assert lottery([0.1, 0.0, 0.2], 2)[:3] == ([0, 2], [], [])


def test_an_overdue_unit_is_forced_and_the_others_share_the_rest() -> None:
    day = lottery([0.1, 1.0, 0.1], 2)
    assert day.forced == [1]
    assert day.odds.tolist() == pytest.approx([0.5, 1, 0.5])


def test_more_overdue_units_than_visits_share_them_by_how_overdue_they_are() -> None:
    day = lottery([1.0, 0.3, 1.0, 1.0], 2, [0, 0, 1, 4])
    assert (day.forced, day.drawn, day.weights) == ([], [0, 2, 3], [1, 2, 16])
    assert worst(day.odds[[0, 2, 3]].tolist(), realised(day.weights, 2)) < 1e-12
    assert day.odds[1] == 0


def test_on_a_day_without_visits_nobody_is_drawn_however_overdue() -> None:
    day = lottery([1.0, 0.3], 0, [3, 0])
    assert (day.forced, day.odds.tolist()) == ([], [0, 0])


def test_rows_are_shifted_each_to_its_own_capacity() -> None:
    rows = np.random.default_rng(2).uniform(0, 0.4, (5, 30)) * (np.arange(30) % 4 > 0)
    counts = np.array([0, 1, 3, 7, 20])
    together = shifted(rows, counts)
    assert together.sum(1) == pytest.approx(counts, abs=1e-9)
    for row, count, odds in zip(rows, counts, together, strict=True):
        assert np.array_equal(shifted(row, int(count)), odds)
