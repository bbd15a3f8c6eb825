"""Who goes: every feasible assignment, and each as likely as the others."""

from collections import Counter
from hashlib import sha256
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.teams import assign, staffable
from scheduler.verifier import Stream

tables = st.integers(1, 4).flatmap(
    lambda units: st.lists(st.lists(st.integers(0, 2), min_size=units, max_size=units), min_size=1, max_size=5)
)


def feasible(weights: list[list[int]]) -> set[tuple[int, ...]]:
    units = len(weights[0])
    return {
        teams
        for teams in permutations(range(len(weights)), units)
        if all(weights[team][unit] for unit, team in enumerate(teams))
    }


@given(tables, st.binary(min_size=32, max_size=32))
def test_an_assignment_is_feasible_or_refused(weights: list[list[int]], key: bytes) -> None:
    possible = feasible(weights)
    if possible:
        assert tuple(assign(weights, Stream(key, "assign"))) in possible
    else:
        with pytest.raises(ValueError, match="staffed"):
            assign(weights, Stream(key, "assign"))


def test_every_assignment_comes_as_often_as_its_weight() -> None:
    weights = [[1, 0, 1], [1, 1, 0], [1, 1, 1], [2, 1, 1]]
    found = Counter(
        tuple(assign(weights, Stream(sha256(b"%d" % number).digest(), "assign"))) for number in range(9_000)
    )
    assert found.keys() == feasible(weights)
    share = 9_000 / sum(2 if teams[0] == 3 else 1 for teams in found)
    assert all(abs(count - share * (2 if teams[0] == 3 else 1)) < 6 * share**0.5 * 2 for teams, count in found.items())


def test_nobody_goes_nowhere() -> None:
    assert assign([], Stream(b"k" * 32, "assign")) == []


def staffed(able: list[frozenset[int]], count: int, teams: int) -> bool:
    return all(
        any(
            all(team in able[unit] for unit, team in zip(drawn, chosen, strict=True))
            for chosen in permutations(range(teams), count)
        )
        for drawn in combinations(range(len(able)), count)
    )


@given(st.data(), st.integers(1, 4))
def test_the_capacity_is_the_largest_that_every_draw_can_staff(data: st.DataObject, teams: int) -> None:
    some_teams = st.frozensets(st.integers(0, teams - 1), min_size=1)
    able = data.draw(st.lists(some_teams, min_size=1, max_size=6))
    most = min(teams, len(able))
    largest = max(count for count in range(most + 1) if staffed(able, count, teams))
    assert staffable(able, most) == largest


def test_one_conflict_among_many_teams_lowers_nothing() -> None:
    able = [frozenset({1, 2, 3})] + [frozenset({0, 1, 2, 3})] * 20
    assert staffable(able, 4) == 4
