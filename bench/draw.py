"""One day's draw, solved and drawn: a province (4 of 98 units) and the whole country in one stratum (150 of 3,321).

The budgets are 5 ms and 1 s. The floor is e_n(w), the number of weighted samples, computed once over the same integer
weights by the plain recursion in one row: no exact draw can do without it, and it is the same kind of work, products
and sums of integers of up to some thousand bits. It keeps no table, so nothing can be unranked from it.

A budget is the time allowed over the floor's time on two shared cores with Python 3.11, where it took 0.054 ms and
140 ms: 5 / 0.054 = 92 and 1 / 0.140 = 7.1. There the draws themselves took 0.6 ms and 0.2 s.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from scheduler.odds import lottery
from scheduler.verifier import Samples, Stream

CASES = (("draw-province", 98, 4, 92.0, 40), ("draw-country", 3_321, 150, 7.1, 5))


def solve_and_draw(reference: Sequence[float], capacity: int, key: bytes) -> list[int]:
    day = lottery(reference, capacity)
    samples = Samples(day.weights, capacity)
    return samples.unrank(Stream(key, "units").below(samples.total))


def floor(weights: Sequence[int], count: int) -> int:
    """e_count(weights)."""
    row = [1] + [0] * count
    for weight in weights:
        row = [1, *(upper + weight * lower for lower, upper in pairwise(row))]
    return row[count]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(name: str, units: int, capacity: int, budget: float, rounds: int) -> str:
    """Both sides in turn, so that a busy moment of the machine hits both; the medians are compared."""
    reference = np.random.default_rng(1).uniform(0.01, 0.2, units).tolist()
    weights = lottery(reference, capacity).weights
    drawing, least = [], []
    for number in range(rounds):
        key = number.to_bytes(32, "big")
        drawing.append(seconds(lambda key=key: solve_and_draw(reference, capacity, key)))  # type: ignore[misc]
        least.append(seconds(lambda: floor(weights, capacity)))
    ours, theirs = statistics.median(drawing), statistics.median(least)
    print(f"{name}: {1000 * ours:.2f} ms, floor {1000 * theirs:.3f} ms")
    return f"{name} ratio {ours / theirs:.2f} budget {budget:g}"


def main() -> None:
    lines = [measure(*case) for case in CASES]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
