"""How predictable the reference province is: 98 units, 4 visits a day, a guaranteed gap of 125 open days.

400 histories of 600 days are drawn by the rules of the freeze. What is measured stands in the table of the
specification: how much of the entropy of memoryless draws is left (eta), which share of the visits falls on each
unit's fifth of likeliest days (lift20), how likely a visit is in the five days after one (I5, over 5 f), which share
falls on days with odds of one half or more (cert50), how well odds tell the day (AUC). The budgets are the limits
promised there; of what must be large, the limit over the value is the ratio, so that 1 is the budget.

lift20 looks back: of fewer days chance alone makes some the likeliest (0.27 of 250 days, 0.23 of 1,500).
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from math import comb, log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.frequencies import Place
from scheduler.hazard import Rhythms
from scheduler.replicas import Booleans, Day, Replicas
from scheduler.states import first

UNITS, CAPACITY, GAP, MARGIN = 98, 4, 125, 4
REPLICAS, DAYS, AT_ONCE = 400, 600, 50
# Balances and ages are at home after this many days.
WARMING = 150
FIFTH = 0.2

ETA, I5 = 0.994, 0.96
LIFT20, CERT50, AUC = 0.26, 0.002, 0.55


class Measures(NamedTuple):
    eta: float
    lift20: float
    i5: float
    cert50: float
    auc: float
    longest: int
    coverage_violations: int
    capacity_violations: int


class Days(NamedTuple):
    """Arrays of days, histories and units."""

    odds: NDArray[np.float32]
    drawn: Booleans
    bits: float
    longest: int
    overdue: int
    miscounted: int


def simulate(seed: int, replicas: int = AT_ONCE, days: int = DAYS, warming: int = WARMING) -> Measures:
    places = [Place(f"{number:05d}", "centre") for number in range(UNITS)]
    rhythms = Rhythms([CAPACITY / UNITS] * UNITS, [GAP - MARGIN] * UNITS)
    starts = np.array([first(f"{seed}/{replica}", places, rhythms).ages for replica in range(replicas)])
    histories = Replicas(rhythms, starts, CAPACITY, MARGIN, np.random.default_rng(seed))
    drawable = np.ones(starts.shape, dtype=np.bool_)
    undone = np.zeros(starts.shape, dtype=np.bool_)
    capacities = np.full(replicas, CAPACITY)
    run: list[Day] = []
    for _ in range(warming + days):
        day = histories.draw(capacities, drawable)
        histories.settle(day, capacities, undone)
        run.append(day)
    return measured(run, run[warming:])


def measured(run: list[Day], counted: list[Day]) -> Measures:
    """Guarantees over the whole run, chances over what is counted."""
    odds = np.array([day.odds for day in counted], dtype=np.float32)
    drawn = np.array([day.drawn for day in counted])
    return Measures(
        eta=float(np.mean([day.bits for day in counted])) / log2(comb(UNITS, CAPACITY)),
        lift20=_share_on_likeliest_days(odds, drawn),
        i5=float(np.mean([odds[after : len(odds) - 5 + after][drawn[:-5]].mean() for after in range(1, 6)]))
        * UNITS
        / CAPACITY,
        cert50=float((odds[drawn] >= 0.5).mean()),
        auc=float(np.mean([_auc(odds[:, replica], drawn[:, replica]) for replica in range(odds.shape[1])])),
        longest=max(int(day.ages.max()) for day in run),
        coverage_violations=sum(int((day.ages > GAP).sum()) for day in run),
        capacity_violations=sum(int((day.drawn.sum(1) != CAPACITY).sum()) for day in run),
    )


def _share_on_likeliest_days(odds: NDArray[np.float32], drawn: Booleans) -> float:
    count = round(FIFTH * len(odds))
    likeliest = np.argpartition(odds, len(odds) - count, axis=0)[len(odds) - count :]
    return float(np.take_along_axis(drawn, likeliest, axis=0).sum() / drawn.sum())


def _auc(odds: NDArray[np.float32], drawn: Booleans) -> float:
    """The chance that a visit's odds are above those of a day without one; all units have the same frequency."""
    ranks = np.empty(odds.size)
    ranks[np.argsort(odds, axis=None)] = np.arange(1, odds.size + 1)
    visits = int(drawn.sum())
    return float((ranks[drawn.ravel()].sum() - visits * (visits + 1) / 2) / (visits * (odds.size - visits)))


def together(parts: list[Measures]) -> Measures:
    means = {name: float(np.mean([getattr(part, name) for part in parts])) for name in Measures._fields[:5]}
    return Measures(
        **means,
        longest=max(part.longest for part in parts),
        coverage_violations=sum(part.coverage_violations for part in parts),
        capacity_violations=sum(part.capacity_violations for part in parts),
    )


def lines(found: Measures) -> list[str]:
    """The budget is 1: of what must be small the ratio is value over limit, of what must be large limit over value."""
    ratios = {
        "eta": ETA / found.eta,
        "lift20": found.lift20 / LIFT20,
        "i5": I5 / found.i5,
        "cert50": found.cert50 / CERT50,
        "auc": found.auc / AUC,
        "longest-gap": found.longest / GAP,
    }
    violations = {"coverage": found.coverage_violations, "capacity": found.capacity_violations}
    return [f"reference-{name} ratio {ratio:.4f} budget 1" for name, ratio in ratios.items()] + [
        f"reference-{name}-violations ratio {count} budget 0" for name, count in violations.items()
    ]


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        found = together(list(pool.map(simulate, range(REPLICAS // AT_ONCE))))
    print(f"reference province, {REPLICAS} histories of {DAYS} days:")
    for name, value in found._asdict().items():
        print(f"  {name} {value:.4f}" if isinstance(value, float) else f"  {name} {value}")
    print("\n".join(lines(found)))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
