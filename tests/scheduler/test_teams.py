"""Who goes: every feasible assignment, and each as likely as the others."""

import hmac
import random
from collections import Counter
from hashlib import sha256
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import teams as rules
from scheduler.teams import assign, cheapest, is_countable, staffable
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


def test_numbers_beyond_64_bits_are_exact() -> None:
    """Twelve units and forty teams have 40!/28! assignments, times the weights."""
    weights = [[2**20] * 12] * 40
    assigned = assign(weights, Stream(b"k" * 32, "assign"))
    assert len(set(assigned)) == 12


def codes_of(weights: list[list[int]]) -> list[str]:
    return [f"{unit}.HCC" for unit in range(len(weights[0]))]


@given(tables, st.binary(min_size=32, max_size=32))
def test_a_large_stratum_gets_the_feasible_assignment_of_the_least_cost(weights: list[list[int]], key: bytes) -> None:
    possible, codes = feasible(weights), codes_of(weights)
    if not possible:
        with pytest.raises(ValueError, match=r"staffed|infeasible"):
            cheapest(weights, codes, key)
        return

    def cost(teams: tuple[int, ...]) -> int:
        pairs = [
            hmac.digest(key, b"sidak.draw/v1/assign\n%b\0" % code.encode() + team.to_bytes(8, "big"), "sha256")
            for code, team in zip(codes, teams, strict=True)
        ]
        return sum(int.from_bytes(pair[:5], "big") for pair in pairs)

    assert tuple(cheapest(weights, codes, key)) == min(possible, key=cost)


def test_150_units_of_a_country_are_staffed_from_180_teams() -> None:
    weights = [[0 if (team + unit) % 7 == 0 else 1 for unit in range(150)] for team in range(180)]
    assert not is_countable(weights)
    assigned = cheapest(weights, codes_of(weights), b"k" * 32)
    assert len(set(assigned)) == 150
    assert all(weights[team][unit] for unit, team in enumerate(assigned))


def test_cheap_assignments_prefer_no_team() -> None:
    """Of the six assignments of three teams to two units each comes about as often."""
    weights = [[1, 1]] * 3
    found = Counter(
        tuple(cheapest(weights, ["1.HCC", "2.HCC"], sha256(b"%d" % number).digest())) for number in range(3_000)
    )
    assert len(found) == 6
    assert all(abs(count - 500) < 125 for count in found.values())


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


@given(st.data(), st.integers(1, 4))
def test_without_the_search_the_bound_is_safe(data: st.DataObject, teams: int) -> None:
    some_teams = st.frozensets(st.integers(0, teams - 1), min_size=1)
    able = data.draw(st.lists(some_teams, min_size=1, max_size=6))
    bound = rules.surely_staffable(able)
    assert all(staffed(able, count, teams) for count in range(min(bound, len(able), teams) + 1))


@given(st.data())
@settings(max_examples=5)
def test_any_large_draw_of_that_many_units_can_be_staffed(data: st.DataObject) -> None:
    """Reach, conflicts and rotation at random; of each table many draws, the choosiest units among them."""
    seed = data.draw(st.integers(0, 2**32))
    chance = random.Random(seed)
    able = [frozenset(chance.sample(range(60), chance.randrange(2, 60))) for _ in range(400)]
    count = staffable(able, 40)
    choosiest = sorted(range(400), key=lambda unit: len(able[unit]))
    for drawn in [choosiest[:count], *(chance.sample(range(400), count) for _ in range(10))]:
        weights = [[int(team in able[unit]) for unit in drawn] for team in range(60)]
        assert len(set(cheapest(weights, [str(unit) for unit in drawn], b"k" * 32))) == count


def test_nothing_is_lowered_for_units_with_many_able_teams() -> None:
    """The country: each unit's last visitors barred, and a conflict or two."""
    chance = random.Random(7)
    able = [frozenset(range(160)) - set(chance.sample(range(160), 3)) for _ in range(3_321)]
    assert staffable(able, 150) == 150
