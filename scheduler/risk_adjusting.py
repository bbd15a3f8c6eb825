"""What risk scores propose for the frequencies: within a quarter of what is in force, and nothing foreseeable."""

import math
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from scheduler.frequencies import USUAL, Place, deadline_of, frequencies, gap_of, wish_of
from scheduler.plans import Plan
from scheduler.promises import adjusted_too_far, least_gap, next_adjustments

FLOOR = 0.2
"""An office without any risk keeps a fifth of the frequency of one with all of it: scheduling.md, section 3."""
LEAST, MOST = 100, 10_000
ROUNDS = 24

Scores = Mapping[str, float]


def proposed_adjustments(plan: Plan, places: Sequence[Place], scores: Scores) -> dict[str, int]:
    """In thousandths, by code, for the units that are visited at all; `plan` is the one approved last.

    Where a step would make a visit too frequent or a guarantee too tight it is halved until it does not; where the
    steps of the others do, theirs are.
    """
    visited = [place for place in places if wish_of(plan, place)]
    before = {place.code: plan.adjustments.get(place.code, USUAL) for place in visited}
    wanted = {code: _bounded(value, before[code]) for code, value in _wanted(visited, scores).items()}
    for _ in range(ROUNDS):
        broken = _broken(replace(plan, adjustments=wanted), places)
        if not broken:
            return wanted
        moved = {code for code in wanted if wanted[code] != before[code]}
        halved = broken & moved or moved
        wanted = {code: _halved(value, before[code]) if code in halved else value for code, value in wanted.items()}
    return before


def _wanted(visited: Sequence[Place], scores: Scores) -> dict[str, float]:
    """So that the mean unit stays as it is: the capacity is shared, not made."""
    factors = {place.code: FLOOR + (1 - FLOOR) * scores[place.code] for place in visited}
    mean = sum(factors.values()) / len(factors) if factors else 1.0
    return {code: USUAL * factor / mean for code, factor in factors.items()}


def _bounded(wanted: float, before: int) -> int:
    least, most = next_adjustments(before)
    return max(LEAST, least, min(MOST, most, round(wanted)))


def _halved(value: int, before: int) -> int:
    return before + math.trunc((value - before) / 2)


def _broken(plan: Plan, places: Sequence[Place]) -> set[str]:
    return {
        place.code
        for place, frequency in zip(places, frequencies(plan, places), strict=True)
        if adjusted_too_far(plan, place, frequency) or _too_tight(plan, place, frequency)
    }


def _too_tight(plan: Plan, place: Place, frequency: float) -> bool:
    return bool(deadline_of(plan, place)) and gap_of(plan, place) < least_gap(frequency, plan.margin)
