"""How often each unit is to be visited, and within which gap: what a plan makes of the units of one day."""

from collections.abc import Sequence
from typing import NamedTuple

from scheduler.hazard import Rhythms
from scheduler.plans import Plan

USUAL = 1_000
"""An adjustment that changes nothing, in thousandths."""


class Place(NamedTuple):
    """A unit, as far as its odds are concerned."""

    code: str
    kind: str


def visits_of(plan: Plan, place: Place) -> int:
    """Visits a year, before the score's adjustment."""
    return plan.exceptions.get(place.code, plan.frequencies.get(place.kind, 0))


def wish_of(plan: Plan, place: Place) -> int:
    """Visits per thousand years: an integer, so that the proportions are exact."""
    return visits_of(plan, place) * plan.adjustments.get(place.code, USUAL)


def gap_of(plan: Plan, place: Place) -> int:
    """The guaranteed gap in open days; 0 for none."""
    return plan.gap_exceptions.get(place.code, plan.gaps.get(place.kind, 0))


def deadline_of(plan: Plan, place: Place) -> int:
    """At this age a visit is certain: the margin before the gap is over."""
    gap = gap_of(plan, place)
    return max(1, gap - plan.margin) if gap and wish_of(plan, place) else 0


def frequencies(plan: Plan, places: Sequence[Place]) -> list[float]:
    """Visits per open day, at most one; they sum to the plan's capacity, unless some would need more than one.

    `places` are all units of the stratum, closed ones too.
    """
    wishes = [wish_of(plan, place) for place in places]
    total = sum(wishes)
    return [min(1.0, plan.capacity * wish / total) if total else 0.0 for wish in wishes]


def rhythms(plan: Plan, places: Sequence[Place]) -> Rhythms:
    return Rhythms(frequencies(plan, places), [deadline_of(plan, place) for place in places])
