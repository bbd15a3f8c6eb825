"""What a plan promises to each unit of its stratum, and which promises would make its visits foreseeable.

rho is a unit's frequency times its guaranteed gap. A tight guarantee is a timetable, whatever draws the units: below
1.5 it is refused, below 4 the planner is warned.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from organisation.refusing import Refused
from scheduler.frequencies import USUAL, Place, deadline_of, frequencies, gap_of, wish_of
from scheduler.plans import Plan

LEAST_RHO = 1.5
WARNED_RHO = 4.0
# Units that come later lower the frequency of the others, which must stay above one visit before the deadline.
LEAST_ROOM = 1.1
MOST_FREQUENT = 0.5
MOST_ADJUSTED = 0.25
EPSILON = 1e-9


class Promise(NamedTuple):
    """Of a unit with a guaranteed gap. `frequency` is in visits per open day."""

    place: Place
    frequency: float
    gap: int

    @property
    def rho(self) -> float:
        return self.frequency * self.gap


class Tight(NamedTuple):
    """The guarantee of this unit makes its visits easier to foresee; from `gap` open days on it would not."""

    code: str
    rho: float
    gap: int


def promises(plan: Plan, places: Sequence[Place]) -> Iterator[Promise]:
    for place, frequency in zip(places, frequencies(plan, places), strict=True):
        if deadline_of(plan, place):
            yield Promise(place, frequency, gap_of(plan, place))


def warnings(plan: Plan, places: Sequence[Place]) -> list[Tight]:
    """The tightest first."""
    tight = [promise for promise in promises(plan, places) if promise.rho < WARNED_RHO - EPSILON]
    tight.sort(key=lambda promise: (promise.rho, promise.place.code))
    return [
        Tight(promise.place.code, promise.rho, math.ceil(WARNED_RHO / promise.frequency - EPSILON)) for promise in tight
    ]


def promise_problems(plan: Plan, places: Sequence[Place]) -> Iterator[Refused]:
    """`places` are the units on the plan's first day."""
    known = {place.code for place in places}
    unknown = (plan.exceptions.keys() | plan.gap_exceptions.keys() | plan.adjustments.keys()) - known
    for code in sorted(unknown):
        yield Refused("plan-unit-unknown", code=code)
    yield from _foreseeable(plan, places)
    for promise in sorted(promises(plan, places), key=lambda promise: (promise.rho, promise.place.code)):
        yield from _too_tight(promise, plan.margin)
    yield from _adjusted_too_far(plan, places)


def _foreseeable(plan: Plan, places: Sequence[Place]) -> Iterator[Refused]:
    """With guarantees a unit drawn almost daily would leave nothing to those that wait for theirs.

    Without any, only a unit is refused that would need a visit every day though others need fewer.
    """
    wishes = [wish_of(plan, place) for place in places]
    guaranteed = any(deadline_of(plan, place) for place in places)
    for place, wish, frequency in zip(places, wishes, frequencies(plan, places), strict=True):
        daily = frequency >= 1 and wish > min(filter(None, wishes))
        if daily or (guaranteed and frequency > MOST_FREQUENT + EPSILON):
            yield Refused("plan-unit-too-frequent", code=place.code)


def least_gap(frequency: float, margin: int) -> int:
    """The shortest gap, in open days, that a plan may guarantee at this frequency."""
    by_rho = math.ceil(LEAST_RHO / frequency - EPSILON)
    return max(by_rho, math.ceil(LEAST_ROOM / frequency - EPSILON) + margin)


def _too_tight(promise: Promise, margin: int) -> Iterator[Refused]:
    least = least_gap(promise.frequency, margin)
    if promise.gap < least:
        yield Refused("plan-gap-too-tight", code=promise.place.code, gap=promise.gap, least=least)


def _adjusted_too_far(plan: Plan, places: Sequence[Place]) -> Iterator[Refused]:
    for place, frequency in zip(places, frequencies(plan, places), strict=True):
        if adjusted_too_far(plan, place, frequency):
            yield Refused("plan-adjustment-too-frequent", code=place.code)


def adjusted_too_far(plan: Plan, place: Place, frequency: float) -> bool:
    return plan.adjustments.get(place.code, USUAL) > USUAL and frequency > MOST_ADJUSTED + EPSILON


def next_adjustments(before: int) -> tuple[int, int]:
    """The least and the most that may follow, all in thousandths."""
    return math.ceil(before * 0.75), before * 5 // 4


def adjustment_problems(plan: Plan, before: Plan | None) -> Iterator[Refused]:
    """One good or bad visit moves a unit by a quarter at most, from what the plan approved before says of it."""
    old = before.adjustments if before else {}
    for code in sorted(plan.adjustments.keys() | old.keys()):
        least, most = next_adjustments(old.get(code, USUAL))
        if not least <= plan.adjustments.get(code, USUAL) <= most:
            yield Refused("plan-adjustment-too-steep", code=code, least=least, most=most)
