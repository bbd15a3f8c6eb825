"""Which team goes to which drawn unit: one of all feasible assignments, each as likely as its weight."""

from collections import Counter
from collections.abc import Iterator, Sequence

from scheduler.verifier import Stream

Weights = Sequence[Sequence[int]]
"""One row a team: for each drawn unit 0 when the team may not go there, else its weight."""


def assign(weights: Weights, stream: Stream) -> list[int]:
    """The team of each unit. Raises ValueError when no assignment is feasible, which the freeze has ruled out."""
    units = len(weights[0]) if weights else 0
    counts = _counts(weights, units)
    waiting = 2**units - 1
    if not counts[0].get(waiting):
        raise ValueError("these units cannot all be staffed")
    return _unrank(weights, counts, stream.below(counts[0][waiting]), waiting)


def _counts(weights: Weights, units: int) -> list[dict[int, int]]:
    """C[j][S]: the weight of all ways in which the teams from j on staff the set S of units, one team a unit.

    C[j][S] = C[j+1][S] + sum over u in S of w_ju C[j+1][S without u]
    """
    counts: list[dict[int, int]] = [{0: 1}]
    for team in reversed(weights):
        later = counts[-1]
        row = dict(later)
        for staffed, ways in later.items():
            for unit in range(units):
                if team[unit] and not staffed >> unit & 1:
                    larger = staffed | 1 << unit
                    row[larger] = row.get(larger, 0) + team[unit] * ways
        counts.append(row)
    counts.reverse()
    return counts


def _unrank(weights: Weights, counts: list[dict[int, int]], number: int, waiting: int) -> list[int]:
    teams = [-1] * waiting.bit_length()
    for team, row in enumerate(weights):
        idle = counts[team + 1].get(waiting, 0)
        if number < idle:
            continue
        number -= idle
        for unit in _members(waiting):
            ways = counts[team + 1].get(waiting ^ 1 << unit, 0)
            if number < row[unit] * ways:
                teams[unit] = team
                waiting ^= 1 << unit
                number //= row[unit]
                break
            number -= row[unit] * ways
    return teams


def _members(units: int) -> Iterator[int]:
    return (unit for unit in range(units.bit_length()) if units >> unit & 1)


def staffable(able: Sequence[frozenset[int]], capacity: int) -> int:
    """The largest number up to `capacity` such that any draw of so many units can be staffed (Hall's theorem).

    `able` holds for each unit the teams that may go there, at least one. A draw fails only when more of its units than
    X has teams may be visited by teams of X alone; only unions of the units' own sets can be such an X.
    """
    alike = Counter(able)
    unions: set[frozenset[int]] = set()
    for pattern in alike:
        unions |= {pattern} | {union | pattern for union in unions}
    lowered = capacity
    for union in unions:
        confined = sum(units for teams, units in alike.items() if teams <= union)
        if confined > len(union):
            lowered = min(lowered, len(union))
    return lowered
