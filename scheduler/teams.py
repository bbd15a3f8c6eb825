"""Which team goes to which drawn unit: one of all feasible assignments, each as likely as its weight."""

import hmac
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from scheduler.verifier import Stream, tag

Weights = Sequence[Sequence[int]]
"""One row a team: for each drawn unit 0 when the team may not go there, else its weight."""

Counts = NDArray[np.object_]
"""Of Python integers, which never overflow, by set of units as a bit mask."""

MOST_STEPS = 12 * 2**12 * 40
"""Twelve units and forty teams, or fewer units and more teams. More is matched by `cheapest`."""

COST_BYTES = 5
MOST_COMPARISONS = 2_000_000


def is_countable(weights: Weights) -> bool:
    """Whether the number of all assignments can be counted in time, as `assign` does."""
    units = len(weights[0]) if weights else 0
    return units * (1 << units) * len(weights) <= MOST_STEPS


def assign(weights: Weights, stream: Stream) -> list[int]:
    """The team of each unit. Raises ValueError when no assignment is feasible, which the freeze has ruled out."""
    units = len(weights[0]) if weights else 0
    counts = _counts(weights, units)
    waiting = 2**units - 1
    if not counts[0][waiting]:
        raise ValueError("these units cannot all be staffed")
    return _unrank(weights, counts, stream.below(counts[0][waiting]), waiting)


def _counts(weights: Weights, units: int) -> list[Counts]:
    """C[j][S]: the weight of all ways in which the teams from j on staff the set S of units, one team a unit.

    C[j][S] = C[j+1][S] + sum over u in S of w_ju C[j+1][S without u]
    """
    nobody = np.zeros(2**units, dtype=object)
    nobody[0] = 1
    counts: list[Counts] = [nobody]
    for team in reversed(weights):
        later = counts[-1]
        row = later.copy()
        for unit, weight in enumerate(team):
            if weight:
                # In the middle: whether the set holds the unit.
                row.reshape(-1, 2, 2**unit)[:, 1] += weight * later.reshape(-1, 2, 2**unit)[:, 0]
        counts.append(row)
    counts.reverse()
    return counts


def _unrank(weights: Weights, counts: list[Counts], number: int, waiting: int) -> list[int]:
    teams = [-1] * waiting.bit_length()
    for team, row in enumerate(weights):
        idle = counts[team + 1][waiting]
        if number < idle:
            continue
        number -= idle
        for unit in _members(waiting):
            ways = counts[team + 1][waiting ^ 1 << unit]
            if number < row[unit] * ways:
                teams[unit] = team
                waiting ^= 1 << unit
                number //= row[unit]
                break
            number -= row[unit] * ways
    return teams


def _members(units: int) -> Iterator[int]:
    return (unit for unit in range(units.bit_length()) if units >> unit & 1)


def cheapest(weights: Weights, codes: Sequence[str], key: bytes) -> list[int]:
    """For one large stratum: the team of each unit in the assignment of the least sum of random costs.

    A pair's cost is the first 40 bits of HMAC-SHA256(key, tag("assign") || code || 0x00 || u64be(team)). No two
    assignments cost the same but by an accident of 1 in 2^40, so whoever computes it finds the same one. Raises
    ValueError as `assign` does.
    """
    prefixes = [tag("assign") + code.encode("ascii") + b"\0" for code in codes]
    costs = np.full((len(codes), len(weights)), np.inf)
    for team, row in enumerate(weights):
        for unit, weight in enumerate(row):
            if weight:
                digest = hmac.digest(key, prefixes[unit] + team.to_bytes(8, "big"), "sha256")
                costs[unit, team] = int.from_bytes(digest[:COST_BYTES], "big")
    if len(codes) > len(weights):
        raise ValueError("these units cannot all be staffed")
    return [int(team) for team in linear_sum_assignment(costs)[1]]


def staffable(able: Sequence[frozenset[int]], capacity: int) -> int:
    """A number up to `capacity` such that any draw of so many units can be staffed; the largest, but for huge tangles.

    `able` holds for each unit the teams that may go there, at least one. By Hall's theorem a draw fails only when more
    of its units than X has teams may be visited by teams of X alone. Only unions of the units' own sets can be such an
    X, and only those smaller than the capacity: units with many able teams never matter.
    """
    alike = Counter(sum(1 << team for team in teams) for teams in able if len(teams) < capacity)
    patterns = sorted(alike.items(), key=lambda pattern: pattern[0].bit_count())
    lowered, unions = capacity, {0}
    for pattern, _ in patterns:
        for union in [union | pattern for union in unions]:
            if union.bit_count() >= lowered or union in unions:
                continue
            unions.add(union)
            confined = sum(units for teams, units in patterns if not teams & ~union)
            if confined > union.bit_count():
                lowered = union.bit_count()
        if len(unions) * len(patterns) > MOST_COMPARISONS:
            return min(lowered, surely_staffable(able))
    return lowered


def surely_staffable(able: Sequence[frozenset[int]]) -> int:
    """A bound that needs no search: if the i-th choosiest unit has i teams, they can be served in this order.

    The i-th choosiest of any draw has no fewer teams than the i-th choosiest of all.
    """
    sizes = sorted(len(teams) for teams in able)
    return next((count for count, size in enumerate(sizes) if size <= count), len(sizes))
