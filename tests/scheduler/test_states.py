"""Ages and balances from one frozen draw to the next: exact, and owing nobody anything."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import prod

import msgspec
import numpy as np
import pytest

from scheduler.balancing import SCALE, increments, reference, whole
from scheduler.frequencies import Place
from scheduler.hazard import Integers, Rhythms, rhythm
from scheduler.odds import lottery
from scheduler.states import (
    Document,
    Link,
    Status,
    Undone,
    UnitState,
    document_bytes,
    entering,
    first,
    state_hash,
)

STRATUM = "HY01.33"
CODES = ("a", "b", "c")
PLACES = [Place(code, "centre") for code in CODES]
RHYTHMS = Rhythms([0.05] * 3, [60] * 3)
BALANCE, VISITED, SPARED, UNDONE = 7, 1_000, -10, -400


def document(
    day: int, ages: Sequence[int], idle: Sequence[int] = (), undone: Sequence[tuple[int, str]] = ()
) -> Document:
    units = tuple(
        UnitState(code, "centre", age, BALANCE, VISITED, SPARED, UNDONE, "open")
        for code, age in zip(CODES, ages, strict=False)
    )
    counted = tuple((name(number), code) for number, code in undone)
    return Document(f"{STRATUM}/{name(day)}", "00" * 32, tuple(map(name, idle)), counted, units)


def name(day: int) -> str:
    return f"2026-12-{day:02}"


def after(
    chain: Sequence[Link], places: Sequence[Place] = PLACES, idle: Sequence[str] = (), undone: Sequence[Undone] = ()
) -> tuple[list[int], list[int]]:
    rhythms = Rhythms([0.05] * len(places), [60] * len(places))
    ages, balances = entering(STRATUM, places, rhythms, chain, idle, undone)
    return ages.tolist(), balances.tolist()


def test_a_visit_a_day_without_one_and_an_undone_visit() -> None:
    link = Link(document(1, (30, 5, 9)), True, {"a", "b"})
    assert after([link], undone=[(name(1), "b")]) == (
        [1, 6, 10],
        [BALANCE + VISITED, BALANCE + UNDONE, BALANCE + SPARED],
    )


def test_a_frozen_draw_that_was_missed_is_an_idle_day() -> None:
    link = Link(document(1, (30, 5, 9)), False, set())
    lost = [
        round(SCALE * (0.05 - rhythm(0.05, 60).hazard(age) * (1 - rhythm(0.05, 60).value(age + 1))))
        for age in (30, 5, 9)
    ]
    assert after([link], idle=[name(1)]) == ([31, 6, 10], [BALANCE + change for change in lost])


def test_idle_days_follow_one_another() -> None:
    link = Link(document(1, (30, 5, 9)), True, {"c"})
    ages, balances = after([link], idle=[name(2), name(3), name(4)])
    assert ages == [34, 9, 4]
    of = rhythm(0.05, 60)
    owed = sum(round(SCALE * (0.05 - of.hazard(age) * (1 - of.value(age + 1)))) for age in (1, 2, 3))
    assert balances[2] == BALANCE + VISITED + owed


def test_units_come_and_go() -> None:
    link = Link(document(1, (30, 5, 9)), True, {"a"})
    assert after([link], [Place("a", "centre"), Place("d", "centre")]) == ([1, 1], [BALANCE + VISITED, 0])


def test_a_visit_found_undone_late_gives_its_rest_back() -> None:
    """Drawn on the first, found out after the draw of the second: as if it had waited all the time."""
    chain = [Link(document(1, (30, 5, 9)), True, {"a"}), Link(document(2, (1, 6, 10)), True, {"b"})]
    ages, balances = after(chain, idle=[name(3)], undone=[(name(1), "a")])
    assert ages[:2] == [33, 2]
    assert balances[0] - after(chain, idle=[name(3)])[1][0] == UNDONE - VISITED


def test_a_visit_since_then_keeps_the_age() -> None:
    chain = [Link(document(1, (30, 5, 9)), True, {"a"}), Link(document(2, (1, 6, 10)), True, {"a"})]
    assert after(chain, undone=[(name(1), "a")])[0][0] == 1


@pytest.mark.parametrize("found", ["at once", "one after the other"])
def test_two_undone_visits_running_wait_since_the_first(found: str) -> None:
    """In whichever order they are found out."""
    earlier = [] if found == "at once" else [(1, "a")]
    chain = [
        Link(document(1, (30, 5, 9)), True, {"a"}),
        Link(document(2, (1, 6, 10), idle=(20, 21)), True, {"a"}),
        Link(document(4, (1, 7, 11), undone=earlier), True, set()),
    ]
    late = [(name(2), "a")] + ([(name(1), "a")] if found == "at once" else [])
    assert after(chain, undone=late)[0][0] == 30 + 3 + 2


def test_a_missed_draw_counts_once_on_the_way() -> None:
    chain = [Link(document(1, (30, 5, 9)), True, {"a"}), Link(document(2, (1, 6, 10)), False, set())]
    assert after(chain, idle=[name(2)], undone=[(name(1), "a")])[0][0] == 32


def test_what_was_undone_before_the_first_document_or_at_a_unit_that_left_is_passed_over() -> None:
    chain = [Link(document(2, (30, 5)), True, {"a"})]
    assert after(chain, PLACES[:2], undone=[(name(1), "a"), (name(1), "z")])[0] == [1, 6]


def test_the_first_ages_are_spread_as_the_rhythm_says() -> None:
    places = [Place(f"{number:05}", "centre") for number in range(2_000)]
    rhythms = Rhythms([0.04] * 2_000, [121] * 2_000)
    ages = first(STRATUM, places, rhythms).ages
    reached = np.cumprod(np.append(1.0, 1 - rhythm(0.04, 121).hazards[:120]))
    expected = np.round(np.cumsum(2_000 * reached / reached.sum()))
    assert np.abs(np.cumsum(np.bincount(ages, minlength=122)[1:]) - expected).max() <= 1
    assert np.array_equal(ages, first(STRATUM, places, rhythms).ages)
    assert not np.array_equal(ages, first("HY02.33", places, rhythms).ages)


def test_a_document_reads_back_and_is_canonical() -> None:
    content = document_bytes(document(1, (30, 5, 9), idle=(1,), undone=[(1, "a")]))
    assert content.startswith(b'{"draw_id":"HY01.33/2026-12-01","idle":["2026-12-01"],"prev_state":"000')
    assert b'["a","centre",30,7,1000,-10,-400,"open"]' in content
    again = msgspec.json.decode(content, type=Document)
    assert document_bytes(again) == content
    assert len(state_hash(content)) == 32


# The balance identity, on every branch of a tiny stratum: three units with rhythms of their own, one visit a day.

FREQUENCIES, DEADLINES = [0.5, 0.3, 0.2], [4, 6, 0]
TINY = Rhythms(FREQUENCIES, DEADLINES)
DAYS = [(1, (True, True, True)), (1, (True, False, True)), (0, (True, True, True)), (2, (True, True, True))]
UNDONE_CHANCE = 0.25


Branch = tuple[float, Integers, Integers, np.ndarray]
"""Its chance, ages, balances and the visits so far."""


def branches(ages: Integers, balances: Integers, capacity: int, open_units: Sequence[bool]) -> Iterator[Branch]:
    """Every sample of the integer design, and of every drawn unit whether it was visited."""
    wanted = reference(TINY, ages, balances / SCALE, np.array(open_units), capacity / 1)
    day = lottery(wanted, capacity, np.minimum(ages - TINY.deadlines, 2).tolist())
    change = increments(TINY, ages, day.odds, capacity / 1)
    added, undone = whole(change.carried_out), whole(change.undone)
    samples = list(combinations(range(len(day.drawn)), capacity - len(day.forced)))
    total = sum(prod(day.weights[place] for place in sample) for sample in samples)
    for sample in samples:
        chance = prod(day.weights[place] for place in sample) / total
        drawn = sorted([*day.forced, *(day.drawn[place] for place in sample)])
        for missed in product((False, True), repeat=len(drawn)):
            lost = [unit for unit, was in zip(drawn, missed, strict=True) if was]
            visits = np.zeros(3)
            visits[[unit for unit in drawn if unit not in lost]] = 1
            then = np.where(np.isin(np.arange(3), lost), undone, added)
            odds = UNDONE_CHANCE ** len(lost) * (1 - UNDONE_CHANCE) ** (len(drawn) - len(lost))
            yield chance * odds, np.where(visits > 0, 1, ages + 1), balances + then, visits


def test_every_history_together_visits_each_unit_as_often_as_promised() -> None:
    """E[visits] = sum of f n_t / n + E[B] + V(a at the start) - E[V(a at the end)], whatever the odds were."""
    starts = np.array([2, 4, 9])
    tree: list[Branch] = [(1.0, starts, np.zeros(3, dtype=np.int64), np.zeros(3))]
    for capacity, open_units in DAYS:
        tree = [
            (chance * odds, then, balances, visits + more)
            for chance, ages, before, visits in tree
            for odds, then, balances, more in branches(ages, before, capacity, open_units)
        ]
    assert sum(branch[0] for branch in tree) == pytest.approx(1, abs=1e-12)
    visits = sum(chance * made for chance, _, _, made in tree)
    owed = sum(chance * balances / SCALE for chance, _, balances, _ in tree)
    worth = sum(chance * TINY.values(ages) for chance, ages, _, _ in tree)
    promised = np.array(FREQUENCIES) * sum(capacity for capacity, _ in DAYS)
    assert visits == pytest.approx(promised + owed + TINY.values(starts) - worth, abs=1e-9)


@pytest.mark.parametrize("status", ["open", "closed", "excluded"])
def test_a_closed_unit_is_owed_what_it_missed(status: Status) -> None:
    drawable = np.array([status == "open", True, True])
    ages, balances = np.array([20, 20, 20]), np.zeros(3)
    wanted = reference(RHYTHMS, ages, balances, drawable, 1.0)
    change = increments(RHYTHMS, ages, lottery(wanted, 1).odds, 1.0).carried_out
    assert (wanted[0] > 0) == (status == "open")
    assert (change[0] < change[1]) == (status != "open")
