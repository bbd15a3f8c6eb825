"""Coverage without immunity: a short reference run, and what the world does to it."""

from collections.abc import Iterator

import numpy as np
import pytest

from bench.reference import measured, simulate
from scheduler.frequencies import Place
from scheduler.hazard import Rhythms
from scheduler.replicas import Day, Replicas
from scheduler.states import first

UNITS, CAPACITY, GAP, MARGIN = 98, 4, 125, 4
HISTORIES = 12


def province(seed: int) -> Replicas:
    places = [Place(f"{number:05d}", "centre") for number in range(UNITS)]
    rhythms = Rhythms([CAPACITY / UNITS] * UNITS, [GAP - MARGIN] * UNITS)
    ages = np.array([first(f"{seed}/{history}", places, rhythms).ages for history in range(HISTORIES)])
    return Replicas(rhythms, ages, CAPACITY, MARGIN, np.random.default_rng(seed))


def live(replicas: Replicas, capacities: Iterator[int], closed: float = 0, undone: float = 0) -> list[Day]:
    generator = np.random.default_rng(7)
    days = []
    for capacity in capacities:
        counts = np.full(HISTORIES, capacity)
        day = replicas.draw(counts, generator.random((HISTORIES, UNITS)) >= closed)
        replicas.settle(day, counts, generator.random((HISTORIES, UNITS)) < undone)
        assert np.all(day.drawn.sum(1) == capacity)
        days.append(day)
    return days


def test_the_reference_province_is_as_unpredictable_as_promised() -> None:
    """The benchmark runs it at full length."""
    found = simulate(0, replicas=8, days=600, warming=0)
    assert found.eta >= 0.994
    assert found.lift20 <= 0.26
    assert found.i5 >= 0.96
    assert found.longest <= GAP
    assert (found.coverage_violations, found.capacity_violations) == (0, 0)


def test_capacities_at_random_short_notice_closures_and_ten_lean_days_break_no_promise() -> None:
    generator = np.random.default_rng(3)
    capacities = [*generator.integers(2, 7, 150).tolist(), *[1] * 10, *generator.integers(2, 7, 150).tolist()]
    days = live(province(1), iter(capacities), closed=0.03)
    assert max(int(day.ages.max()) for day in days) <= GAP


def test_visits_follow_the_odds() -> None:
    """The sum of the odds of the drawn units has the mean of the squares of all odds: far off if the lot were bent."""
    days = live(province(2), iter([CAPACITY] * 200))
    odds, drawn = np.array([day.odds for day in days]), np.array([day.drawn for day in days])
    spread = np.sqrt((odds**3 * (1 - odds)).sum())
    assert abs((odds * drawn).sum() - (odds**2).sum()) < 4 * spread


def test_undone_visits_and_days_of_other_capacity_cost_no_unit_its_frequency() -> None:
    """What is lost is owed: with every tenth visit undone each unit still gets its share of 300 days."""
    replicas = province(4)
    generator = np.random.default_rng(9)
    capacities = generator.integers(3, 6, 300).tolist()
    made = np.zeros((HISTORIES, UNITS))
    for capacity in capacities:
        counts = np.full(HISTORIES, capacity)
        day = replicas.draw(counts, np.ones((HISTORIES, UNITS), dtype=np.bool_))
        undone = generator.random((HISTORIES, UNITS)) < 0.1
        replicas.settle(day, counts, undone)
        made += day.drawn & ~undone
    promised = sum(capacities) / UNITS
    assert made.mean() == pytest.approx(promised * 0.9, rel=0.02)
    assert np.abs(made.mean(0) - made.mean()).max() < 4 * made.std() / np.sqrt(HISTORIES)


def test_after_a_long_pause_the_overdue_are_drawn_first_and_the_longest_overdue_most_often() -> None:
    replicas = province(5)
    live(replicas, iter([0] * 130))
    days = live(replicas, iter([CAPACITY] * 26))
    first_week, last = days[:5], days[-1]
    assert all(np.all(day.ages[day.drawn] >= GAP - MARGIN) for day in first_week)
    assert (last.ages >= GAP - MARGIN).sum() < (days[0].ages >= GAP - MARGIN).sum()
    assert measured(days, days).capacity_violations == 0
