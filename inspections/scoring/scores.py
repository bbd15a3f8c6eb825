"""Scores over time: means by month and kind of inspection, of sections and of the eight courtesies."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

import msgspec

from checklists.answers import Answers
from checklists.courtesies import COURTESIES
from checklists.profiles import Profile
from checklists.scoring import item_score, section_scores

FEW = 3
"""Of fewer visits a mean says little, and of one it is that visit's own."""
MILLION = 1_000_000
"""Whole numbers add up to the same in whatever order, and no mean is shown to more than a tenth."""


class Mean(msgspec.Struct, frozen=True):
    """`mean` is 0 to 100. `few`: it rests on fewer than three visits."""

    visits: int
    mean: float
    few: bool


class VisitScores(NamedTuple):
    """Of one visit, 0 to 100; `whole` is None where nothing was observed."""

    whole: Fraction | None
    graded: bool
    sections: dict[str, Fraction]
    courtesies: dict[str, Fraction]


class Sum(NamedTuple):
    """Over so many visits that told of it; `total` is in millionths of a point."""

    visits: int
    total: int


class Tally(NamedTuple):
    """What visits come to together."""

    visits: int
    graded: int
    score: Sum
    sections: Mapping[str, Sum]
    courtesies: Mapping[str, Sum]


class Group(NamedTuple):
    """`month` is its first day."""

    month: date
    kind: str


class GroupScores(msgspec.Struct, frozen=True):
    visits: int
    graded: int
    score: Mean | None
    sections: dict[str, Mean]
    courtesies: dict[str, Mean]


NOTHING = Sum(0, 0)


def scores_of(profile: Profile, answers: Answers, hundredths: int | None, *, graded: bool) -> VisitScores:
    """Sections by checklist and code, "CL-VN-01.A": the same letter means something else elsewhere."""
    whole = None if hundredths is None else Fraction(hundredths, 100)
    sections = {f"{profile.checklist}.{code}": value for code, value in section_scores(profile, answers).items()}
    return VisitScores(whole, graded, sections, _courtesies(profile, answers))


def _courtesies(profile: Profile, answers: Answers) -> dict[str, Fraction]:
    found = {}
    for code in COURTESIES:
        worth = item_score(profile.by_code[code], answers[code]) if code in answers else None
        if worth is not None:
            found[code] = 100 * worth
    return found


def tally(visit: VisitScores) -> Tally:
    """Of this visit alone."""
    return Tally(
        visits=1,
        graded=int(visit.graded),
        score=NOTHING if visit.whole is None else Sum(1, millionths(visit.whole)),
        sections=_sums(visit.sections),
        courtesies=_sums(visit.courtesies),
    )


def _sums(values: Mapping[str, Fraction]) -> dict[str, Sum]:
    return {name: Sum(1, millionths(value)) for name, value in values.items()}


def millionths(value: Fraction) -> int:
    return round(value * MILLION)


def summed_up(tallies: Iterable[tuple[Group, Tally]]) -> dict[Group, GroupScores]:
    """In the order of months, then of kinds."""
    whole: dict[Group, Tally] = {}
    for group, each in tallies:
        whole[group] = _joined(whole[group], each) if group in whole else each
    return {group: _means(whole[group]) for group in sorted(whole)}


def _joined(one: Tally, other: Tally) -> Tally:
    return Tally(
        one.visits + other.visits,
        one.graded + other.graded,
        _added(one.score, other.score),
        _all_added(one.sections, other.sections),
        _all_added(one.courtesies, other.courtesies),
    )


def _all_added(one: Mapping[str, Sum], other: Mapping[str, Sum]) -> dict[str, Sum]:
    return {name: _added(one.get(name, NOTHING), other.get(name, NOTHING)) for name in one.keys() | other.keys()}


def _added(one: Sum, other: Sum) -> Sum:
    return Sum(one.visits + other.visits, one.total + other.total)


def _means(tally: Tally) -> GroupScores:
    return GroupScores(
        visits=tally.visits,
        graded=tally.graded,
        score=_mean(tally.score) if tally.score.visits else None,
        sections={name: _mean(each) for name, each in sorted(tally.sections.items()) if each.visits},
        courtesies={name: _mean(each) for name, each in sorted(tally.courtesies.items()) if each.visits},
    )


def _mean(each: Sum) -> Mean:
    mean = Fraction(each.total, each.visits * MILLION)
    return Mean(each.visits, round(float(mean), 1), each.visits < FEW)
