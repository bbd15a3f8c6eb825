"""The rhythm of a unit: frequent enough, never too long, and no day is safe."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.hazard import Rhythms, rhythm

RHYTHMS = [(4 / 98, 121), (0.02, 71), (0.5, 6), (0.25, 1_990), (0.0101, 100), (0.9, 3)]


def law(frequency: float, deadline: int) -> np.ndarray:
    """The chance that the gap is 1, 2, .. deadline days, as the hazards make it."""
    hazards = rhythm(frequency, deadline).hazards[:deadline]
    return np.cumprod(np.append(1.0, 1 - hazards[:-1])) * hazards


@pytest.mark.parametrize(("frequency", "deadline"), RHYTHMS)
def test_the_mean_gap_is_that_of_the_frequency_and_no_gap_is_longer_than_the_deadline(
    frequency: float, deadline: int
) -> None:
    chances = law(frequency, deadline)
    assert chances.sum() == pytest.approx(1, abs=1e-12)
    assert (chances * np.arange(1, deadline + 1)).sum() == pytest.approx(1 / frequency, rel=1e-9)


@pytest.mark.parametrize(("frequency", "deadline"), RHYTHMS)
def test_each_gap_is_by_the_same_factor_likelier_than_the_one_before(frequency: float, deadline: int) -> None:
    """Which makes it the law of largest entropy for its mean and end."""
    chances = law(frequency, deadline)
    factors = chances[1:] / chances[:-1]
    assert factors == pytest.approx(factors[0], rel=1e-6)


@pytest.mark.parametrize(("frequency", "deadline"), RHYTHMS)
def test_no_day_is_safe_and_the_chance_only_grows(frequency: float, deadline: int) -> None:
    of = rhythm(frequency, deadline)
    assert of.hazards[0] > 0
    assert np.all(np.diff(of.hazards) >= 0)
    assert of.hazard(deadline) == of.hazard(deadline + 50) == 1


@pytest.mark.parametrize(("frequency", "deadline"), RHYTHMS)
def test_a_unit_just_visited_may_expect_what_its_frequency_says(frequency: float, deadline: int) -> None:
    of = rhythm(frequency, deadline)
    assert of.value(1) == pytest.approx(0, abs=1e-9)
    assert of.value(deadline) == of.value(deadline + 7) == pytest.approx(1 - frequency)


def test_a_unit_without_a_guarantee_has_the_same_odds_every_day() -> None:
    of = rhythm(0.03, 0)
    assert [of.hazard(age) for age in (1, 10, 1_000)] == [0.03] * 3
    assert of.value(500) == 0


@given(st.integers(2, 400), st.floats(1.000_001, 1.2))
def test_next_to_a_timetable_nothing_breaks(deadline: int, room: float) -> None:
    of = rhythm(min(room / deadline, 0.99), deadline)
    assert np.all(np.isfinite(of.hazards))
    assert np.all((of.hazards >= 0) & (of.hazards <= 1))


def test_a_deadline_shorter_than_the_mean_gap_is_a_timetable() -> None:
    of = rhythm(0.1, 8)
    assert of.hazards.tolist() == [0.0] * 7 + [1.0, 1.0]


def test_many_rhythms_are_looked_up_as_each_for_itself() -> None:
    pairs = [*RHYTHMS, (0.03, 0), RHYTHMS[0], (0.0, 0)]
    many = Rhythms([frequency for frequency, _ in pairs], [deadline for _, deadline in pairs])
    ages = np.random.default_rng(5).integers(1, 200, (7, len(pairs)))
    hazards = [[rhythm(*pair).hazard(age) for pair, age in zip(pairs, row, strict=True)] for row in ages.tolist()]
    values = [[rhythm(*pair).value(age) for pair, age in zip(pairs, row, strict=True)] for row in ages.tolist()]
    assert many.hazards(ages).tolist() == hazards
    assert many.values(ages).tolist() == values
    assert many.due(ages).tolist() == [
        [bool(deadline) and age >= deadline for (_, deadline), age in zip(pairs, row, strict=True)]
        for row in ages.tolist()
    ]
