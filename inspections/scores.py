"""Scores over time: means by month and kind of inspection, of sections and of the eight courtesies."""

from collections import defaultdict
from collections.abc import Iterable
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


def summed_up(visits: Iterable[tuple[Group, VisitScores]]) -> dict[Group, GroupScores]:
    """In the order of months, then of kinds."""
    by_group: dict[Group, list[VisitScores]] = defaultdict(list)
    for group, scores in visits:
        by_group[group].append(scores)
    return {group: _summed(by_group[group]) for group in sorted(by_group)}


def _summed(visits: list[VisitScores]) -> GroupScores:
    return GroupScores(
        visits=len(visits),
        graded=sum(visit.graded for visit in visits),
        score=_mean([visit.whole for visit in visits if visit.whole is not None]),
        sections=_means([visit.sections for visit in visits]),
        courtesies=_means([visit.courtesies for visit in visits]),
    )


def _means(visits: list[dict[str, Fraction]]) -> dict[str, Mean]:
    names = sorted({name for visit in visits for name in visit})
    means = {name: _mean([visit[name] for visit in visits if name in visit]) for name in names}
    return {name: mean for name, mean in means.items() if mean is not None}


def _mean(values: list[Fraction]) -> Mean | None:
    if not values:
        return None
    return Mean(len(values), round(float(sum(values) / len(values)), 1), len(values) < FEW)
