"""How predictable simulated draws are to somebody who knows the rules, all past draws and all odds.

The measures and their limits stand in the table of the specification; days without a draw count for nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.hazard import Floats, Integers, Rhythms
from scheduler.replicas import Booleans
from scheduler.scenarios import Measure

Odds = NDArray[np.float32]

FIFTH = 0.2
LIKELY = 0.5
WEEK = 5
LOOKED_BACK = 600
"""Open days of which an office guesses its likeliest fifth. Of fewer, chance alone makes some look likely."""

LEAST = {"eta": 0.994, "i5": 0.96}
MOST = {"lift20": 0.26, "auc": 0.55, "cert50": 0.01}


class Histories(NamedTuple):
    """By day, history and unit; `bits` and `memoryless` are the entropies of the draws, by day (and history)."""

    odds: Odds
    drawn: Booleans
    ages: NDArray[np.int16]
    bits: Floats
    capacities: Integers
    memoryless: Floats


def measures(histories: Histories, of: Rhythms, gaps: Sequence[int]) -> list[Measure]:
    promised = np.array(gaps) * (of.deadlines > 0)
    values = {
        "eta": float(histories.bits.mean(1).sum() / histories.memoryless.sum()) if histories.memoryless.any() else 1.0,
        "lift20": likeliest_fifth(histories),
        "auc": _auc(histories),
        "i5": _after_a_visit(histories),
        "cert50": _share(histories, histories.odds >= LIKELY),
    }
    return [_measure(name, value) for name, value in values.items()] + _guarantees(histories, promised)


def _measure(name: str, value: float) -> Measure:
    if name in LEAST:
        return Measure(name, value, LEAST[name], value >= LEAST[name])
    return Measure(name, value, MOST[name], value <= MOST[name])


def _guarantees(histories: Histories, promised: Integers) -> list[Measure]:
    """Of the units with a guaranteed gap: 0 in `promised` for the others."""
    kept = promised > 0
    longest = int(histories.ages[..., kept].max(initial=0))
    gap = int(promised.max(initial=0))
    broken = int((histories.ages[..., kept] > promised[kept]).sum())
    possible = np.minimum(histories.capacities[:, np.newaxis], (histories.odds > 0).sum(2))
    wrong = int((histories.drawn.sum(2) != possible).sum())
    return [
        Measure("longestGap", longest, gap, longest <= gap),
        Measure("coverageViolations", broken, 0, broken == 0),
        Measure("capacityErrors", wrong, 0, wrong == 0),
    ]


def likeliest_fifth(histories: Histories) -> float:
    """The share of the visits that fall on the fifth of its days that each office would guess best."""
    days, replicas, _ = histories.odds.shape
    together = min(replicas, -(-LOOKED_BACK // days))
    visits = hits = 0
    for first in range(0, replicas - together + 1, together):
        odds = np.concatenate([histories.odds[:, first + number] for number in range(together)])
        drawn = np.concatenate([histories.drawn[:, first + number] for number in range(together)])
        count = round(FIFTH * len(odds))
        # Of equal odds none is likelier: they are taken evenly from the whole time.
        order = np.argsort(_spread(odds), axis=0)[len(odds) - count :]
        hits += int(np.take_along_axis(drawn, order, axis=0).sum())
        visits += int(drawn.sum())
    return hits / visits if visits else FIFTH


def _spread(odds: Odds) -> Floats:
    """Ties are broken by an order that has nothing to do with time."""
    shuffle = np.random.default_rng(len(odds)).random((len(odds), 1))
    return odds.astype(np.float64) * (1 + 1e-9 * shuffle)


def _share(histories: Histories, days: Booleans) -> float:
    visits = int(histories.drawn.sum())
    return float((histories.drawn & days).sum() / visits) if visits else 0.0


def _after_a_visit(histories: Histories) -> float:
    """The mean odds in the five days after a visit, by the mean odds of all days of that unit."""
    usual = histories.odds.mean((0, 1), dtype=np.float64)
    relative = histories.odds / np.where(usual > 0, usual, 1.0).astype(np.float32)
    visits = histories.drawn[:-WEEK]
    if len(relative) <= WEEK or not visits.any():
        return 1.0
    last = len(relative) - WEEK
    return float(np.mean([relative[after : last + after][visits].mean() for after in range(1, WEEK + 1)]))


def _auc(histories: Histories) -> float:
    """The chance that a visit's odds are above those of a day without one, of the same unit; a half for equal ones."""
    above, visits = 0.0, 0
    for unit in range(histories.odds.shape[2]):
        odds, drawn = histories.odds[..., unit].ravel(), histories.drawn[..., unit].ravel()
        others = np.sort(odds[~drawn])
        if drawn.any() and len(others):
            below = np.searchsorted(others, odds[drawn], "left") + np.searchsorted(others, odds[drawn], "right")
            above += float(below.sum()) / 2 / len(others)
            visits += int(drawn.sum())
    return above / visits if visits else 0.5
