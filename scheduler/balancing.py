"""From ages and balances to the odds of a day, and from the odds to what each result does to a balance.

All arrays end with the axis of the units; the days of several simulated histories may stand before it.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.hazard import Floats, Integers, Rhythms
from scheduler.odds import Lottery, lottery
from scheduler.plans import Plan

KAPPA = 0.3
LEAST = 1e-6
SCALE = 10**12
"""Balances are kept as integers of this part of a visit."""


class Increments(NamedTuple):
    """What is added to a unit's balance when it was visited or spared, and when it was drawn but not visited."""

    carried_out: Floats
    undone: Floats


def reference(
    rhythms: Rhythms, ages: Integers, balances: Floats, drawable: NDArray[np.bool_], ratio: float | Floats
) -> Floats:
    """The odds before they are brought to the capacity: 1 is certain, 0 cannot be drawn.

    `balances` in visits; `ratio` is the day's capacity over the plan's.
    """
    wanted = np.clip(rhythms.hazards(ages) * (1 - KAPPA * balances) * ratio, LEAST, 1 - LEAST)
    wanted = np.where(rhythms.due(ages), 1.0, wanted)
    return np.where(drawable & (rhythms.frequencies > 0), wanted, 0.0)


def increments(rhythms: Rhythms, ages: Integers, odds: Floats, ratio: float | Floats) -> Increments:
    """In visits. A day without a draw has odds 0 and the ratio 0."""
    rest = 1 - rhythms.values(ages + 1)
    frequencies = rhythms.frequencies
    change = (odds - rhythms.hazards(ages)) * rest + frequencies - frequencies * ratio
    return Increments(change, change - rest)


def whole(visits: Floats) -> Integers:
    """Visits as the integers that are committed to."""
    return np.rint(visits * SCALE).astype(np.int64)


def chances(
    rhythms: Rhythms, ages: Integers, balances: Integers, drawable: NDArray[np.bool_], capacity: int, plan: Plan
) -> Lottery:
    """The odds of one day; the balances as they are committed to."""
    wanted = reference(rhythms, ages, balances / SCALE, drawable, capacity / plan.capacity)
    return lottery(wanted, capacity, np.minimum(ages - rhythms.deadlines, plan.margin).tolist())
