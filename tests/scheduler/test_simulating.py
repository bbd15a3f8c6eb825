"""The forecast against exact enumeration, and its measures against histories that are understood."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from scheduler.balancing import chances, increments
from scheduler.frequencies import Place, rhythms
from scheduler.hazard import Floats, Integers, Rhythms
from scheduler.measuring import Histories, likeliest_fifth, measures
from scheduler.scenarios import Measure, Scenario
from scheduler.simulating import FEWEST, histories_for, met_within, simulate
from scheduler.workloads import workloads
from tests.scheduler.test_promises import plan

MONTH = 365.25 / 12
MONDAY = date(2026, 11, 23)


def scenario(units: int, days: int, capacity: int = 1, **changes: Any) -> Scenario:
    draft = plan(capacity=capacity, frequencies={"centre": 10}, **changes)
    return Scenario(
        stratum="HY01.33",
        plan=draft,
        places=[Place(f"{number:05d}", "centre") for number in range(units)],
        ages=[1 + number for number in range(units)],
        balances=[0] * units,
        days=[MONDAY + timedelta(days=number) for number in range(days)],
        capacities=[capacity] * days,
        shut=[[] for _ in range(days)],
        present=[list(range(len(draft.teams))) for _ in range(days)],
        barred=[],
        bases=[0] * len(draft.teams),
        minutes=[[30.0] * units],
    )


def quiet(_: float) -> None:
    pass


def enumerated(of: Scenario, ages: Integers, balances: Floats, day: int = 0) -> Counter[tuple[int, ...]]:
    """The chance of each sequence of visits, one a day, by the rules of the freeze."""
    if day == len(of.days):
        return Counter({(): 1.0})
    law = rhythms(of.plan, of.places)
    odds = chances(law, ages, np.rint(balances * 1e12).astype(np.int64), np.full(len(ages), True), 1, of.plan).odds
    change = increments(law, ages, odds, 1.0).carried_out
    found: Counter[tuple[int, ...]] = Counter()
    for unit in np.flatnonzero(odds):
        rest = enumerated(of, np.where(np.arange(len(ages)) == unit, 1, ages + 1), balances + change, day + 1)
        for following, chance in rest.items():
            found[(int(unit), *following)] += odds[unit] * chance
    return found


def test_a_small_stratum_is_forecast_as_enumeration_says() -> None:
    small = scenario(3, 6, gaps={"centre": 12})
    exact = enumerated(small, np.array(small.ages), np.zeros(3))
    assert sum(exact.values()) == pytest.approx(1)
    forecast = simulate(small, 20_000, quiet)
    for unit, found in enumerate(forecast.units):
        visits = sum(chance * history.count(unit) for history, chance in exact.items())
        met = sum(chance for history, chance in exact.items() if unit in history)
        assert found.visits_per_month * 6 / MONTH == pytest.approx(visits, abs=0.02)
        assert found.met_within["30"] == pytest.approx(met, abs=0.02)


def test_the_same_question_gets_the_same_answer() -> None:
    small = scenario(5, 40, gaps={"centre": 30})
    assert simulate(small, 20, quiet) == simulate(small, 20, quiet)


def test_progress_reaches_the_end_and_never_goes_back() -> None:
    told: list[float] = []
    simulate(scenario(4, 30), 5, told.append)
    assert told == sorted(told)
    assert told[-1] == 1


def test_no_unit_waits_longer_than_promised_and_days_keep_their_capacity() -> None:
    forecast = simulate(scenario(12, 200, capacity=2, gaps={"centre": 40}), 20, quiet)
    found = {measure.name: measure for measure in forecast.measures}
    assert max(unit.longest_gap for unit in forecast.units) == found["longestGap"].value <= 40
    assert (found["coverageViolations"].value, found["capacityErrors"].value) == (0, 0)
    assert found["longestGap"].holds


def test_a_closed_unit_and_a_day_without_teams_are_not_drawn() -> None:
    few = scenario(4, 10)
    few = replace(few, shut=[[0]] * 10, capacities=[1] * 5 + [0] * 5)
    forecast = simulate(few, 20, quiet)
    visits = [unit.visits_per_month * 10 / MONTH for unit in forecast.units]
    assert visits[0] == 0
    assert sum(visits) == pytest.approx(5)


def test_balances_of_the_last_freeze_count() -> None:
    """A unit that had too many visits is left alone a little."""
    even = simulate(scenario(4, 5), 400, quiet).units[0].visits_per_month
    owing = simulate(replace(scenario(4, 5), balances=[10**12, 0, 0, 0]), 400, quiet).units[0].visits_per_month
    assert owing < 0.95 * even


def test_a_country_is_simulated_with_fewer_histories() -> None:
    assert histories_for(scenario(98, 250, capacity=4)) == 100
    assert histories_for(scenario(98, 250, capacity=4), 400) == 400
    country = replace(scenario(3321, 250, capacity=4), capacities=[150] * 250)
    assert histories_for(country, 400) == FEWEST


def test_calendar_days_are_counted_and_the_day_of_a_visit_is_in_time() -> None:
    """Visited on the first and the 40th calendar day: who begins on the second waits 38 days."""
    one = replace(scenario(1, 2), days=[MONDAY, MONDAY + timedelta(days=39)])
    drawn = np.ones((2, 1, 1), dtype=np.bool_)
    assert met_within(drawn, one)[30][0] == pytest.approx(2 / 11)
    assert met_within(drawn, one)[60][0] == 1


def histories(odds: Floats, drawn: Sequence[Sequence[int]], ages: int = 1) -> Histories:
    """Of one unit; a row a day."""
    visits = np.array(drawn, dtype=np.bool_)[..., np.newaxis]
    bits = np.ones(visits.shape[:2])
    return Histories(
        odds=odds[..., np.newaxis].astype(np.float32),
        drawn=visits,
        ages=np.full(visits.shape, ages, dtype=np.int16),
        bits=bits,
        capacities=visits.sum((1, 2)) // visits.shape[1],
        memoryless=2 * bits.mean(1),
    )


def measured(of: Histories, gap: int = 0) -> dict[str, Measure]:
    law = Rhythms([0.1], [gap - 4 if gap else 0])
    return {measure.name: measure for measure in measures(of, law, [gap])}


def test_a_coin_is_pure_chance() -> None:
    generator = np.random.default_rng(1)
    coin = histories(np.full((600, 8), 0.1), (generator.random((600, 8)) < 0.1).tolist())
    assert likeliest_fifth(coin) == pytest.approx(0.2, abs=0.04)
    found = measured(coin)
    assert (found["auc"].value, found["cert50"].value, found["eta"].value) == (0.5, 0, 0.5)
    assert found["i5"].value == pytest.approx(1, abs=1e-5)
    assert not found["eta"].holds


def test_a_timetable_is_found_out() -> None:
    days = np.tile(np.arange(600) % 10 == 9, (2, 1)).T
    found = measured(histories(days.astype(np.float64), days.tolist()))
    assert (found["lift20"].value, found["auc"].value, found["cert50"].value) == (1, 1, 1)
    assert found["i5"].value == pytest.approx(0, abs=1e-6)
    assert not any(found[name].holds for name in ("lift20", "auc", "cert50", "i5"))


def test_a_gap_that_is_passed_counts_every_day() -> None:
    found = measured(histories(np.full((10, 2), 0.1), [[0, 0]] * 10, ages=31), gap=30)
    assert (found["longestGap"].value, found["coverageViolations"].value) == (31, 20)
    assert not found["coverageViolations"].holds


def test_teams_share_the_visits_evenly_and_the_barred_one_stays_away() -> None:
    four = scenario(4, 200, capacity=1)
    drawn = np.zeros((200, 2, 4), dtype=np.bool_)
    drawn[np.arange(200), :, np.arange(200) % 4] = True
    months = 200 / MONTH
    even = workloads(four, drawn, 1)
    assert sum(team.visits_per_month for team in even) == pytest.approx(200 / months)
    assert all(team.visits_per_month == pytest.approx(50 / months, rel=0.4) for team in even)
    assert even[0].hours_per_month == pytest.approx(even[0].visits_per_month / 2)
    barred = workloads(replace(four, barred=[(unit, 0) for unit in range(4)]), drawn, 1)
    assert barred[0].visits_per_month == 0
