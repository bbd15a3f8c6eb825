"""How a unit's chance grows with the days since its last visit: frequent enough, never too long, and no day is safe.

Between two visits lie k open days with the chance p(k) = theta^k / sum theta^j, j = 1..D: of all laws with mean 1/f
that end at the deadline D it is the least predictable one. A unit without a guarantee has the same odds every day.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

HALVINGS = 64
# Beyond these the law is a timetable or a coin, to the last digit of a float.
LEAST_LOG, MOST_LOG = -60.0, 60.0


class Rhythm(NamedTuple):
    """Of one frequency and deadline. `hazards[a - 1]` and `values[a - 1]` stand for the age a, 1..D+1.

    `values` is how much more than its frequency a unit of that age may still expect: of age 1 nothing. A unit
    without a deadline has one entry, which holds for every age.
    """

    frequency: float
    deadline: int
    hazards: Floats
    values: Floats

    def hazard(self, age: int) -> float:
        return float(self.hazards[min(age, len(self.hazards)) - 1])

    def value(self, age: int) -> float:
        return float(self.values[min(age, len(self.values)) - 1])


class Rhythms:
    """The rhythms of many units, looked up at once; ages may have further axes before that of the units."""

    def __init__(self, frequencies: Sequence[float], deadlines: Sequence[int]) -> None:
        self.frequencies: Floats = np.array(frequencies, dtype=np.float64)
        self.deadlines: Integers = np.array(deadlines, dtype=np.int64)
        each = [rhythm(*pair) for pair in zip(frequencies, deadlines, strict=True)]
        different = list({id(one): one for one in each}.values())
        places = dict(zip(map(id, different), np.cumsum([0, *(len(one.hazards) for one in different)]), strict=False))
        self._first: Integers = np.array([places[id(one)] - 1 for one in each], dtype=np.int64)
        self._last_age: Integers = np.array([len(one.hazards) for one in each], dtype=np.int64)
        self._hazards: Floats = np.concatenate([np.empty(0), *(one.hazards for one in different)])
        self._values: Floats = np.concatenate([np.empty(0), *(one.values for one in different)])

    def hazards(self, ages: Integers) -> Floats:
        return self._hazards[self._first + np.minimum(ages, self._last_age)]

    def values(self, ages: Integers) -> Floats:
        return self._values[self._first + np.minimum(ages, self._last_age)]

    def due(self, ages: Integers) -> NDArray[np.bool_]:
        """Whose visit is certain."""
        return np.where(self.deadlines > 0, ages >= self.deadlines, self.frequencies >= 1)


@lru_cache(maxsize=16_384)
def rhythm(frequency: float, deadline: int) -> Rhythm:
    """`frequency` in visits per open day, `deadline` in open days, 0 for none.

    A deadline that leaves no room for the frequency (frequency * deadline <= 1) is a timetable: nothing before it, and
    then for certain. No plan is approved with one, but units that come may lower the frequency of the others.
    """
    if not deadline:
        return Rhythm(frequency, 0, np.array([frequency]), np.array([0.0]))
    if frequency * deadline <= 1:
        hazards = np.repeat([0.0, 1.0], [deadline - 1, 2])
    else:
        hazards = _hazards(_log_theta(frequency, deadline), deadline)
    return Rhythm(frequency, deadline, hazards, _values(hazards, frequency))


def _log_theta(frequency: float, deadline: int) -> float:
    days = np.arange(1, deadline + 1)
    low, high = LEAST_LOG, MOST_LOG
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        law = np.exp(middle * days - max(middle, middle * deadline))
        if (law * days).sum() / law.sum() < 1 / frequency:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _hazards(log_theta: float, deadline: int) -> Floats:
    """h(a) = p(a) / (p(a) + .. + p(D)) = 1 / (1 + theta + .. + theta^(D-a)), a = 1..D+1; from the deadline on 1.

    Positive terms only, so no digit is lost; of a large theta the powers are taken downwards.
    """
    powers = np.exp(-abs(log_theta) * np.arange(deadline))
    tails = np.cumsum(powers)
    hazards = (powers if log_theta > 0 else 1.0) / tails
    return np.append(hazards[::-1], 1.0)


def _values(hazards: Floats, frequency: float) -> Floats:
    """V(a) = h(a) + (1 - h(a)) V(a+1) - f, from V(D) = V(D+1) = 1 - f backwards."""
    values = np.full(len(hazards), 1 - frequency)
    for position in range(len(hazards) - 3, -1, -1):
        hazard = hazards[position]
        values[position] = hazard + (1 - hazard) * values[position + 1] - frequency
    return values
