"""Many histories of one stratum side by side, drawn by the rules of the freeze: for forecasts and for measuring.

Balances are floats here and weights are not rounded to integers; neither changes what is measured.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.balancing import increments, reference
from scheduler.hazard import Floats, Integers, Rhythms
from scheduler.odds import lottery, shifted

Booleans = NDArray[np.bool_]

CLOSE_ENOUGH = 1e-9
MOST_ROUNDS = 60


class Day(NamedTuple):
    """One row a history, one column a unit. `bits` is the entropy of each draw."""

    ages: Integers
    odds: Floats
    drawn: Booleans
    bits: Floats


class Replicas:
    """`ages` are those the histories start with, one row for each; `capacity` is the plan's."""

    def __init__(
        self, rhythms: Rhythms, ages: Integers, capacity: int, margin: int, generator: np.random.Generator
    ) -> None:
        self.rhythms = rhythms
        self.ages = ages.copy()
        self.balances = np.zeros(ages.shape)
        self._capacity = capacity
        self._margin = margin
        self._generator = generator

    def draw(self, capacities: Integers, drawable: Booleans) -> Day:
        """At most as many visits in each history as it has drawable units with a frequency."""
        ratio = capacities[:, np.newaxis] / self._capacity
        wanted = reference(self.rhythms, self.ages, self.balances, drawable, ratio)
        eligible = (wanted > 0).sum(1)
        capacities = np.minimum(capacities, eligible)
        forced = wanted >= 1
        plain = (forced.sum(1) <= capacities) & (capacities < eligible)
        rest = np.where(plain, capacities - forced.sum(1), 0)
        odds = shifted(np.where(forced, 0.0, wanted), rest)
        weights = _weights(odds, rest)
        odds = np.where(forced & plain[:, np.newaxis], 1.0, odds)
        for row in np.flatnonzero(~plain).tolist():
            rest[row] = self._lot_among_overdue(wanted[row], int(capacities[row]), row, odds, weights)
        drawn, logs = self._sample(weights, rest)
        return Day(self.ages.copy(), odds, drawn | (odds >= 1), _bits(odds, weights, logs))

    def _lot_among_overdue(self, wanted: Floats, capacity: int, row: int, odds: Floats, weights: Floats) -> int:
        overdue = np.minimum(self.ages[row] - self.rhythms.deadlines, self._margin).tolist()
        lot = lottery(wanted, capacity, overdue)
        odds[row] = lot.odds
        weights[row] = 0.0
        # Weights are brought near the odds: sums of products of 2^40 would not stay floats.
        if capacity > len(lot.forced):
            chance = np.array(lot.weights, dtype=np.float64)
            weights[row, lot.drawn] = chance * (capacity / chance.sum())
        return capacity - len(lot.forced)

    def _sample(self, weights: Floats, counts: Integers) -> tuple[Booleans, Floats]:
        """One sample of each row, unit by unit; and ln e_n of the weights."""
        rows, units = weights.shape
        most = int(counts.max(initial=0))
        sums = np.zeros((units + 1, rows, most + 1))
        sums[units, :, 0] = 1.0
        for unit in range(units - 1, -1, -1):
            sums[unit] = sums[unit + 1]
            sums[unit, :, 1:] += weights[:, unit, np.newaxis] * sums[unit + 1, :, :-1]
        every, left = np.arange(rows), counts.copy()
        drawn = np.zeros((rows, units), dtype=np.bool_)
        uniform = self._generator.random((units, rows))
        for unit in range(units):
            skipped = sums[unit + 1, every, left] / sums[unit, every, left]
            drawn[:, unit] = (left > 0) & (uniform[unit] >= skipped)
            left -= drawn[:, unit]
        return drawn, np.log(sums[0, every, counts])

    def settle(self, day: Day, capacities: Integers, undone: Booleans) -> None:
        """After the visits: of the drawn units those in `undone` were not visited."""
        ratio = capacities[:, np.newaxis] / self._capacity
        change = increments(self.rhythms, self.ages, day.odds, ratio)
        visited = day.drawn & ~undone
        self.balances += np.where(day.drawn & undone, change.undone, change.carried_out)
        self.ages = np.where(visited, 1, self.ages + 1)


def _weights(odds: Floats, counts: Integers) -> Floats:
    """w with pi(w) = odds in each row, by the fixed point of `scheduler.odds`; 0 where the odds are."""
    inside = odds > 0
    target = np.where(inside, odds, 0.5)
    target = np.log(target) - np.log1p(-target)
    logs = target.copy()
    for _ in range(MOST_ROUNDS):
        weights = np.where(inside, np.exp(logs), 0.0)
        included = _inclusion(weights, counts)
        if not np.any(np.abs(included - odds) > CLOSE_ENOUGH):
            break
        included = np.where(inside, np.clip(included, 1e-12, 1 - 1e-12), 0.5)
        logs += target - np.log(included) + np.log1p(-included)
    return weights


def _inclusion(weights: Floats, counts: Integers) -> Floats:
    included = np.zeros_like(weights)
    for size in range(1, int(counts.max(initial=0)) + 1):
        longer = weights * (1 - included)
        total = longer.sum(1, keepdims=True)
        longer *= size / np.where(total > 0, total, 1.0)
        included = np.where(counts[:, np.newaxis] >= size, longer, included)
    return included


def _bits(odds: Floats, weights: Floats, logs: Floats) -> Floats:
    """log2 e_n(w) - sum pi log2 w."""
    logarithms = np.log(np.where(weights > 0, weights, 1.0))
    bits: Floats = (logs - (odds * logarithms).sum(1)) / np.log(2)
    return bits
