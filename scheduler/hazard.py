"""How a unit's chance grows with the days since its last visit: frequent enough, never too long, and no day is safe.

Between two visits lie k open days with the chance p(k) = theta^k / sum theta^j, j = 1..D: of all laws with mean 1/f
that end at the deadline D it is the least predictable one. A unit without a guarantee has the same odds every day.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HALVINGS = 200
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


@lru_cache(maxsize=4096)
def rhythm(frequency: float, deadline: int) -> Rhythm:
    """`frequency` in visits per open day, `deadline` in open days, 0 for none.

    Raises ValueError when a deadline does not leave room for the frequency: frequency * deadline <= 1.
    """
    if not deadline:
        return Rhythm(frequency, 0, np.array([frequency]), np.array([0.0]))
    if frequency * deadline <= 1:
        raise ValueError("the deadline is shorter than the mean gap")
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
    """h(a) = p(a) / (p(a) + .. + p(D)), for a = 1..D+1; 1 at the deadline and after it."""
    left = np.arange(deadline)
    # The sum of theta^0 .. theta^m, for the days that are left: positive terms only, so no digit is lost.
    tails = np.cumsum(np.exp(log_theta * left - max(0.0, log_theta * (deadline - 1))))[::-1]
    hazards = np.exp(-max(0.0, log_theta * (deadline - 1))) / tails
    return np.append(np.minimum(hazards, 1.0), 1.0)


def _values(hazards: Floats, frequency: float) -> Floats:
    """V(a) = h(a) + (1 - h(a)) V(a+1) - f, from V(D) = V(D+1) = 1 - f backwards."""
    values = np.full(len(hazards), 1 - frequency)
    for position in range(len(hazards) - 3, -1, -1):
        hazard = hazards[position]
        values[position] = hazard + (1 - hazard) * values[position + 1] - frequency
    return values
