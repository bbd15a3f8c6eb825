"""Odds, balances and guarantees over the year: what the rules promise, counted from what really happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import inf, sqrt
from typing import NamedTuple

import pytest

from ledger.database import rows
from scheduler.balancing import SCALE
from scheduler.frequencies import Place, deadline_of, gap_of
from scheduler.hazard import Rhythm
from scheduler.states import UnitState
from tests.scheduler.year.history import DrawDay, History

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
CLOSE = 1e-6
MOST_OWED = 2.0
"""Visits."""
UNLIKELY = 4.5
"""Standard deviations."""


class Step(NamedTuple):
    """What the way of a unit from one day to the next adds to its balance; `luck` is what it got beyond its odds."""

    gained: float
    luck: float
    variance: float


def drawn_step(unit: UnitState, day: DrawDay, own: Rhythm, odds: float, went: bool) -> Step:
    """B' - B = visits - f n / nbar + V(a') - V(a) - luck: so in the long run the visits are what the capacity gives."""
    rest = 1 - own.value(unit.age + 1)
    luck = ((unit.id in day.selected) - odds) * rest
    ratio = day.manifest["capacity"] / day.plan.capacity
    after = own.value(1 if went else unit.age + 1)
    return Step(went - own.frequency * ratio + after - own.value(unit.age) - luck, luck, odds * (1 - odds) * rest**2)


def steps(day: DrawDay, following: DrawDay) -> Iterator[tuple[str, float, Step]]:
    """By unit what its balance really gained and what it should have; not of those whose visit was undone long ago."""
    before, after = day.rhythms(), following.rhythms()
    odds = day.odds() if day.held else {}
    balance = {unit.id: unit.balance for unit in following.units}
    late = {code for when, code in following.undone if when < day.day.isoformat()}
    undone = {code for _, code in following.undone}
    for unit in day.units:
        if unit.id not in balance or unit.id in late:
            continue
        gained, age = Step(0, 0, 0), unit.age
        if day.held:
            went = unit.id in day.selected and unit.id not in undone
            gained = drawn_step(unit, day, before[unit.id], odds.get(unit.id, 0.0), went)
            age = 1 if went else age + 1
        idle = after[unit.id].value(age + len(following.stated.idle)) - after[unit.id].value(age)
        yield unit.id, (balance[unit.id] - unit.balance) / SCALE, gained._replace(gained=gained.gained + idle)


async def test_the_odds_of_a_day_sum_to_its_capacity(history: History) -> None:
    for day in history.frozen:
        odds = day.odds()
        assert sum(odds.values()) == pytest.approx(day.manifest["capacity"], abs=1e-9)
        assert {unit.id for unit in day.units if unit.status == "open"} >= odds.keys()
        if day.held:
            assert len(day.selected) == day.manifest["capacity"]


async def test_no_closed_office_is_in_the_lot(history: History) -> None:
    closures = await rows("SELECT unit, day, approved_at FROM calendar_day WHERE NOT working")
    for day in history.frozen:
        closed = {
            each["unit"] for each in closures if each["day"] == day.day and each["approved_at"] <= day.row["freeze_at"]
        }
        shut = {centre.code for centre in history.province.centres if {centre.id, centre.commune} & closed}
        assert shut.isdisjoint(day.odds()), day.day
        assert shut <= {unit.id for unit in day.units if unit.status == "closed"} | gone(history, day), day.day


def gone(history: History, day: DrawDay) -> set[str]:
    """Centres that are no more."""
    return {centre.code for centre in history.province.centres} - {unit.id for unit in day.units}


async def test_every_balance_is_what_visits_odds_and_values_make_it(history: History) -> None:
    for day, following in pairwise(history.frozen):
        for unit, really, step in steps(day, following):
            assert really == pytest.approx(step.gained, abs=CLOSE), (day.day, unit)


async def test_no_unit_is_owed_much(history: History) -> None:
    """Beyond the visits that it was to have and did not get, which no day makes up for all at once."""
    undone = Counter(code for day in history.frozen for _, code in day.undone)
    for day in history.frozen:
        for unit in day.units:
            assert -MOST_OWED - undone[unit.id] < unit.balance / SCALE < MOST_OWED, (day.day, unit.id)


async def test_the_lot_favours_nobody(history: History) -> None:
    """What units got beyond their odds is as far from nothing as chance takes it."""
    luck: dict[str, float] = defaultdict(float)
    variance: dict[str, float] = defaultdict(float)
    for day, following in pairwise(history.frozen):
        for unit, _, step in steps(day, following):
            luck[unit] += step.luck
            variance[unit] += step.variance
    scores = [luck[unit] / sqrt(variance[unit]) for unit in luck]
    assert max(map(abs, scores)) < UNLIKELY
    spread = sum(score**2 for score in scores) / len(scores)
    assert abs(spread - 1) < UNLIKELY * sqrt(2 / len(scores))


async def test_no_guaranteed_gap_is_exceeded(history: History) -> None:
    """Between two visits that were really carried out; from its deadline on a unit's closed days do not count, nor do
    days on which the server was down and held no draw."""
    codes = {unit.id for day in history.frozen for unit in day.units}
    late = {code: max(waits(history, code), default=0) for code in codes}
    assert {code: days for code, days in late.items() if days > 0} == {}


def waits(history: History, code: str) -> Iterator[float]:
    """Of each draw that the unit could be in: by how many days it had waited longer than any plan since allowed."""
    went = {visit.day for visit in history.drawn if visit.went and visit.unit == code}
    age, allowed, due = 0, 0.0, False
    for day in history.days:
        state = day.state_of(code)
        if state is None:
            age += bool(age) and not due
            continue
        age = age or state.age
        place = Place(code, state.kind)
        allowed = max(allowed, gap_of(day.plan, place) or inf)
        if state.status == "open":
            yield age - allowed
        due = age >= deadline_of(day.plan, place)
        age += not due or (state.status == "open" and day.held)
        if day.day in went:
            age, allowed, due = 1, 0.0, False
