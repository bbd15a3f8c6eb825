"""Floats propose: from target odds to the integer weights of conditional Poisson sampling.

The solver is the log-odds fixed point on the recursion of Chen, Dempster and Liu (1994), its steps mixed. Nothing here
is on the verifier's path: once the weights are integers they are the design, and their odds are exact rationals.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.hazard import Floats

WEIGHT_BITS = 40
# Above these odds the recursion loses digits by cancellation, and the slower sums of positive terms take over.
LIKELY = 0.25
CLOSE_ENOUGH = 1e-15
MOST_ROUNDS = 200
# Rounds without coming nearer, and steps that are remembered.
PATIENCE = 12
MOST_TRIED = 8
LONGEST_STEP = 3.0
HALVINGS = 64

Try = tuple[Floats, Floats]
"""Logarithms of weights, and how much of the log-odds they lacked."""


class Lottery(NamedTuple):
    """`weights` belong to the units of `drawn`, positions in the list given; `forced` are drawn for certain."""

    forced: list[int]
    drawn: list[int]
    weights: list[int]
    odds: Floats


def lottery(reference: Sequence[float] | Floats, capacity: int, overdue: Sequence[int] | None = None) -> Lottery:
    """The day's odds and weights: reference odds of 0 are left out, of 1 forced, the others shifted to the capacity.

    `odds` stands for every unit given, in its place. The capacity is at most the number of units that can be drawn.
    When more are forced than can be visited the lot is among them alone, with the weight 2^overdue of each.
    """
    wanted = np.asarray(reference, dtype=np.float64)
    eligible = np.flatnonzero(wanted > 0)
    certain = eligible[wanted[eligible] >= 1]
    if capacity >= len(eligible):
        forced, drawn = eligible, eligible[:0]
    elif len(certain) > capacity:
        return _overload(certain, capacity, len(wanted), overdue)
    else:
        forced, drawn = certain, eligible[wanted[eligible] < 1]
    odds = np.zeros(len(wanted))
    odds[forced] = 1.0
    odds[drawn] = shifted(wanted[drawn], capacity - len(forced))
    weights = integer_weights(odds[drawn], capacity - len(forced))
    return Lottery(forced.tolist(), drawn.tolist(), weights, odds)


def _overload(certain: NDArray[np.intp], capacity: int, units: int, overdue: Sequence[int] | None) -> Lottery:
    weights = [2 ** (overdue[position] if overdue is not None else 0) for position in certain]
    odds = np.zeros(units)
    if capacity:
        odds[certain] = _inclusion_by_sums(np.log(weights), capacity)[0]
    return Lottery([], certain.tolist(), weights, odds)


def shifted(reference: Floats, capacity: int | NDArray[np.int64]) -> Floats:
    """sigmoid(logit r + c), with c such that the odds sum to the capacity; reference odds of 0 stay 0.

    Of several rows each is brought to its own capacity.
    """
    count = np.asarray(capacity)[..., np.newaxis]
    possible = reference > 0
    likely = np.clip(reference, 2.0**-40, 1 - 2.0**-40)
    # sigmoid(logit r + c) = 1 / (1 + e^-c (1 - r) / r): one exponential a round, not one a unit.
    against = np.where(possible, (1 - likely) / likely, np.inf)
    low, high = np.full(count.shape, -100.0), np.full(count.shape, 100.0)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        few = (1 / (1 + against * np.exp(-middle))).sum(-1, keepdims=True) < count
        low, high = np.where(few, middle, low), np.where(few, high, middle)
    return np.where(count > 0, 1 / (1 + against * np.exp(-(low + high) / 2)), 0.0)


def integer_weights(odds: Floats, count: int) -> list[int]:
    """The heaviest gets 2^40 - 1; none gets 0, so that no unit ever becomes safe by rounding."""
    if not count:
        return [1] * len(odds)
    logs = log_weights(odds, count)
    scaled = np.exp(logs - logs.max()) * (2**WEIGHT_BITS - 1)
    return [max(1, round(weight)) for weight in scaled.tolist()]


def log_weights(odds: Floats, count: int) -> Floats:
    """ln w with pi(w) = odds, up to a common summand; 0 < odds < 1, their sum is `count`."""
    inclusion = _inclusion_by_sums if odds.max() > LIKELY else _inclusion_by_recursion
    target = _logit(odds)
    logs, best, waited = target, np.inf, 0
    nearest, tried = logs, list[Try]()
    for _ in range(MOST_ROUNDS):
        included, excluded = inclusion(logs, count)
        error = float(np.abs(included - odds).max())
        missing = target - np.log(included) + np.log(excluded)
        # A common summand changes nothing.
        missing = missing - np.average(missing, weights=odds * (1 - odds))
        waited = 0 if error < best else waited + 1
        if error < best:
            best, nearest = error, logs
        if error < CLOSE_ENOUGH or waited > PATIENCE or not np.isfinite(missing).all():
            break
        tried = [*tried[-MOST_TRIED:], (logs, missing)]
        logs = _mixed(tried)
    return nearest


def _mixed(tried: Sequence[Try]) -> Floats:
    """The next step of the fixed point (Anderson, 1965): as far as all steps so far tell, nothing would be missing.

    Where few units share almost all of the chance the plain step swings around the answer or hardly moves.
    """
    logs, missing = tried[-1]
    if len(tried) == 1:
        return logs + missing / 2
    moves = np.array([before - logs for before, _ in tried[:-1]]).T
    changes = np.array([lacked - missing for _, lacked in tried[:-1]]).T
    shares: Floats = np.linalg.lstsq(changes, -missing, rcond=1e-12)[0]
    step: Floats = np.clip(missing + (moves + changes) @ shares, -LONGEST_STEP, LONGEST_STEP)
    return logs + step


def _inclusion_by_recursion(logs: Floats, count: int) -> tuple[Floats, Floats]:
    """pi and 1 - pi: pi^(k) = k w (1 - pi^(k-1)) / sum w (1 - pi^(k-1)), for k = 1..count."""
    weights = np.exp(logs - logs.max())
    excluded = np.ones_like(weights)
    included = np.zeros_like(weights)
    for size in range(1, count + 1):
        included = weights * excluded
        included *= size / included.sum()
        excluded = 1 - included
    return included, excluded


def _inclusion_by_sums(logs: Floats, count: int) -> tuple[Floats, Floats]:
    """pi and 1 - pi as sums of positive terms: how often the units before and after hold the rest of the sample."""
    chance = _sigmoid(logs)
    before = _counts(chance, count)
    after = _counts(chance[::-1], count)[::-1]
    with_it = chance * np.einsum("ij,ij->i", before[:-1, :count], after[1:, count - 1 :: -1])
    without = (1 - chance) * np.einsum("ij,ij->i", before[:-1], after[1:, ::-1])
    total = with_it + without
    return with_it / total, without / total


def _counts(chance: Floats, count: int) -> Floats:
    """Row i: the chance that exactly 0..count of the first i units are in, each for itself."""
    rows = np.zeros((len(chance) + 1, count + 1))
    rows[0, 0] = 1.0
    for index, inside in enumerate(chance):
        rows[index + 1] = rows[index] * (1 - inside)
        rows[index + 1, 1:] += rows[index, :-1] * inside
    return rows


def _logit(odds: Floats) -> Floats:
    return np.log(odds) - np.log1p(-odds)


def _sigmoid(logits: Floats) -> Floats:
    return 1 / (1 + np.exp(-logits))
