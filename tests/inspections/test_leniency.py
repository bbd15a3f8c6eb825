"""Leniency: known differences are found again, none are found where there are none, and the intervals are honest."""

import numpy as np
import pytest

from inspections.audits.leniency_rules import LEAST_VISITS, Deviations, deviations

PEOPLE, VISITS, UNITS, GROUPS = 24, 25, 90, 4


def simulated(
    seed: int, apart: float, people: int = PEOPLE, visits: int = VISITS
) -> tuple[Deviations, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """Sheets of people who differ by `apart` points, at units drawn by lot; the figures, and the truth."""
    chance = np.random.default_rng(seed)
    who = np.repeat(np.arange(people), visits)
    where, alike = chance.integers(0, UNITS, len(who)), chance.integers(0, GROUPS, len(who))
    truth = chance.normal(0, apart, people)
    truth -= truth.mean()
    values = 70 + chance.normal(0, 6, GROUPS)[alike] + chance.normal(0, 8, UNITS)[where] + truth[who]
    return deviations(values + chance.normal(0, 9, len(who)), who, where, alike), truth


def test_who_is_milder_is_found_and_by_how_much() -> None:
    found, truth = simulated(1, apart=6)
    assert np.corrcoef(found.value, truth)[0, 1] > 0.85
    assert np.mean(np.abs(found.value - truth)) < np.mean(np.abs(truth))
    assert found.spread == pytest.approx(6, abs=2)


def test_where_nobody_differs_nobody_stands_out() -> None:
    runs = [simulated(seed, apart=0)[0] for seed in range(30)]
    assert np.mean([(run.lower > 0) | (run.upper < 0) for run in runs]) <= 0.05


@pytest.mark.parametrize(("apart", "people"), [(4.0, 24), (1.0, 24), (4.0, 6)])
def test_the_intervals_hold_the_truth_as_often_as_they_say(apart: float, people: int) -> None:
    runs = [simulated(seed, apart, people) for seed in range(40)]
    held = np.mean([np.mean((run.lower <= truth) & (truth <= run.upper)) for run, truth in runs])
    assert held >= 0.92


def test_shuffled_names_give_no_signal() -> None:
    chance = np.random.default_rng(7)
    who = chance.permutation(np.repeat(np.arange(20), 30))
    where, alike = chance.integers(0, 60, 600), chance.integers(0, 3, 600)
    values = np.clip(chance.normal(75, 15, 600), 0, 100)
    found = deviations(values, who, where, alike)
    assert np.mean((found.lower > 0) | (found.upper < 0)) <= 0.05


def test_worse_units_do_not_make_somebody_strict() -> None:
    """Each programme draws its own units: people are compared within it only."""
    chance = np.random.default_rng(3)
    who = np.repeat(np.arange(10), 30)
    alike = who // 5
    where = alike * 40 + chance.integers(0, 40, 300)
    values = np.where(alike == 0, 85.0, 55.0) + chance.normal(0, 8, 300)
    found = deviations(values, who, where, alike)
    assert np.max(np.abs(found.value)) < 4


def test_few_visits_and_nobody_to_compare_with_tell_nothing() -> None:
    chance = np.random.default_rng(5)
    few = LEAST_VISITS - 1
    who = np.concatenate([np.repeat([0, 1], 30), np.full(few, 2), np.full(30, 3)])
    alike = np.where(who == 3, 1, 0)
    where = chance.integers(0, 20, len(who))
    found = deviations(chance.normal(70, 9, len(who)), who, where, alike)
    assert [found.tells(person) for person in range(4)] == [True, True, False, False]


def test_nothing_at_all_is_no_error() -> None:
    none = np.array([], dtype=np.int64)
    assert deviations(np.array([], dtype=np.float64), none, none, none).visits.size == 0


def test_fewer_visits_are_less_sure() -> None:
    chance = np.random.default_rng(9)
    who = np.concatenate([np.repeat(np.arange(8), 40), np.full(12, 8)])
    where, alike = chance.integers(0, 50, len(who)), np.zeros(len(who), dtype=np.int64)
    found = deviations(chance.normal(0, 5, 9)[who] + chance.normal(70, 9, len(who)), who, where, alike)
    width = found.upper - found.lower
    assert width[8] > max(width[:8])
