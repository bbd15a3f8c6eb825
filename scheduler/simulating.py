"""The forecast of a plan: many histories of its days, drawn by the rules of the freeze from the real present on."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.balancing import SCALE
from scheduler.frequencies import gap_of, rhythms
from scheduler.hazard import Floats, Integers, Rhythms
from scheduler.measuring import Histories, likeliest_fifth, measures
from scheduler.replicas import Booleans, Replicas
from scheduler.scenarios import WITHIN, Forecast, Scenario, UnitForecast, calendar_days
from scheduler.workloads import workloads

DAYS_PER_MONTH = 365.25 / 12
MOST_CELLS = 12_000_000
"""Units times days times histories: what is kept of them all fits into a quarter of a gigabyte."""
MOST_WORK = 700_000_000
"""Units times days times histories times capacity and a few: what two slow cores do in less than a minute."""
STEPS_BESIDE = 20
USUAL, FEWEST = 100, 4
SEED = 20_260_701
"""Whoever asks the same twice reads the same twice."""

Tell = Callable[[float], None]


class Drawn(NamedTuple):
    """Memoryless draws of the same days, to compare with."""

    capacity: int
    shut: tuple[int, ...]


def histories_for(scenario: Scenario, wanted: int | None = None) -> int:
    """Fewer of a large stratum, which tells as much with fewer."""
    cells = len(scenario.places) * len(scenario.days)
    by_work = MOST_WORK // (cells * (max(scenario.capacities) + STEPS_BESIDE))
    return max(FEWEST, min(wanted or USUAL, MOST_CELLS // cells, by_work))


def simulate(scenario: Scenario, replicas: int, tell: Tell) -> Forecast:
    """`tell` hears which part is done."""
    of = rhythms(scenario.plan, scenario.places)
    histories = _histories(scenario, of, replicas, tell)
    longest = _longest(histories)
    met = met_within(histories.drawn, scenario)
    expected = histories.odds.mean(1, dtype=np.float64).sum(0) / calendar_days(scenario.days) * DAYS_PER_MONTH
    units = [
        UnitForecast(
            place.code,
            float(expected[unit]),
            {str(within): float(chances[unit]) for within, chances in met.items()},
            int(longest[unit]),
        )
        for unit, place in enumerate(scenario.places)
    ]
    asked = of.frequencies > 0
    return Forecast(
        days=len(scenario.days),
        replicas=replicas,
        units=units,
        met={str(within): float(chances[asked].mean()) for within, chances in met.items()},
        teams=workloads(scenario, histories.drawn, SEED),
        likeliest_fifth=likeliest_fifth(histories),
        measures=measures(histories, of, [gap_of(scenario.plan, place) for place in scenario.places]),
    )


def _histories(scenario: Scenario, of: Rhythms, replicas: int, tell: Tell) -> Histories:
    shape = (len(scenario.days), replicas, len(scenario.places))
    odds, drawn = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.bool_)
    ages, bits = np.zeros(shape, dtype=np.int16), np.zeros(shape[:2])
    runs = _start(scenario, of, replicas)
    nothing_undone = np.zeros(shape[1:], dtype=np.bool_)
    for number, capacity in enumerate(scenario.capacities):
        capacities = np.full(replicas, capacity)
        day = runs.draw(capacities, _drawable(scenario, number, replicas))
        runs.settle(day, capacities, nothing_undone)
        odds[number], drawn[number], bits[number] = day.odds, day.drawn, day.bits
        ages[number] = np.minimum(day.ages, np.iinfo(np.int16).max)
        tell((number + 1) / shape[0])
    return Histories(odds, drawn, ages, bits, np.array(scenario.capacities), _memoryless(scenario, of))


def _start(scenario: Scenario, of: Rhythms, replicas: int) -> Replicas:
    ages = np.tile(np.array(scenario.ages, dtype=np.int64), (replicas, 1))
    plan = scenario.plan
    runs = Replicas(of, ages, plan.capacity, plan.margin, np.random.default_rng(SEED))
    runs.balances += np.array(scenario.balances, dtype=np.float64) / SCALE
    return runs


def _drawable(scenario: Scenario, day: int, replicas: int) -> Booleans:
    drawable = np.ones((replicas, len(scenario.places)), dtype=np.bool_)
    drawable[:, scenario.shut[day]] = False
    return drawable


def _memoryless(scenario: Scenario, of: Rhythms) -> Floats:
    """The entropy of each day's draw if nobody remembered anything and nothing were promised."""
    known: dict[Drawn, float] = {}
    bits = []
    for number, (capacity, shut) in enumerate(zip(scenario.capacities, scenario.shut, strict=True)):
        same = Drawn(capacity, tuple(shut))
        if same not in known:
            coins = Rhythms(of.frequencies.tolist(), [0] * len(scenario.places))
            ages = np.ones((1, len(scenario.places)), dtype=np.int64)
            plain = Replicas(coins, ages, scenario.plan.capacity, scenario.plan.margin, np.random.default_rng(SEED))
            day = plain.draw(np.array([capacity]), _drawable(scenario, number, 1))
            known[same] = float(day.bits[0])
        bits.append(known[same])
    return np.array(bits)


def _longest(histories: Histories) -> Integers:
    longest: Integers = histories.ages.max((0, 1)).astype(np.int64)
    return longest


def met_within(drawn: Booleans, scenario: Scenario) -> dict[int, Floats]:
    """By unit: of all calendar days that leave so much time, after which share a visit follows within it.

    Somebody who begins on the day of a visit, before it, is met that day.
    """
    length = calendar_days(scenario.days)
    place_of = [(day - scenario.days[0]).days for day in scenario.days]
    found = {within: np.zeros(drawn.shape[2]) for within in WITHIN}
    for replica in range(drawn.shape[1]):
        following = _following(drawn[:, replica], place_of, length)
        for within in WITHIN:
            starts = max(1, length - within + 1)
            waits = following[:starts] - np.arange(starts)[:, np.newaxis]
            found[within] += (waits < within).mean(0)
    return {within: chances / drawn.shape[1] for within, chances in found.items()}


def _following(drawn: Booleans, place_of: list[int], length: int) -> NDArray[np.int32]:
    """By calendar day and unit: on which calendar day the next visit comes."""
    never = 10 * length + max(WITHIN)
    visits = np.full((length, drawn.shape[1]), never, dtype=np.int32)
    visits[place_of] = np.where(drawn, np.array(place_of, dtype=np.int32)[:, np.newaxis], never)
    return np.minimum.accumulate(visits[::-1], axis=0)[::-1]
