"""A visit beside the one before at its unit, and beside other units of its kind, which stay unnamed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction

import msgspec

from checklists.answers import Answers, decode
from checklists.profiles import Profile, profile_of
from checklists.publishing import published_version
from inspections.concluding import comparing_queries
from inspections.scoring import kept_scores
from inspections.scoring.scores import VisitScores, scores_of
from ledger.database import Row

LEAST_UNITS = 5
"""Of fewer, somebody could tell which unit did how well."""


class Spread(msgspec.Struct, frozen=True):
    """0 to 100: a quarter of the `units` lies below `lower`, half of them below `median`, a quarter above `upper`."""

    units: int
    lower: float
    median: float
    upper: float


class Looked(msgspec.Struct, frozen=True):
    """What one visit looked at, what it found wrong, and how it scored."""

    visit: Row
    scores: VisitScores
    answered: frozenset[str]
    wrong: frozenset[str]


class Changes(msgspec.Struct, frozen=True):
    """Items by code. `gone` was looked at again and found right; what was not looked at again is in neither."""

    repeated: list[str]
    gone: list[str]
    new: list[str]


def changes(before: Looked, now: Looked) -> Changes:
    return Changes(
        repeated=sorted(before.wrong & now.wrong),
        gone=sorted((before.wrong & now.answered) - now.wrong),
        new=sorted(now.wrong - before.wrong),
    )


def spread(values: Sequence[Fraction]) -> Spread | None:
    """None of fewer than five."""
    if len(values) < LEAST_UNITS:
        return None
    ordered = sorted(values)
    lower, median, upper = (round(float(_at(ordered, Fraction(quarter, 4))), 1) for quarter in (1, 2, 3))
    return Spread(len(ordered), lower, median, upper)


def _at(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """Between two neighbours in proportion, as spreadsheets do it."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def spreads(visits: Iterable[VisitScores]) -> Mapping[str, Spread]:
    """By section; of the whole under ""."""
    values: dict[str, list[Fraction]] = {}
    for visit in visits:
        whole = {} if visit.whole is None else {"": visit.whole}
        for name, value in (whole | visit.sections).items():
            values.setdefault(name, []).append(value)
    found = {name: spread(each) for name, each in values.items()}
    return {name: each for name, each in found.items() if each is not None}


async def look(visit: Row) -> Looked:
    profile, answers = await _answered(visit)
    observed = frozenset(code for code, answer in answers.items() if answer.observed is not None)
    wrong = frozenset(await comparing_queries.wrong_items(visit["id"]))
    return Looked(visit, _scores(visit, profile, answers), observed, wrong)


async def _answered(visit: Row) -> tuple[Profile, Answers]:
    profile = profile_of((await published_version(visit["checklist_version"])).document, visit["profile"])
    return profile, decode(profile, visit["answers"].encode())


def _scores(visit: Row, profile: Profile, answers: Answers) -> VisitScores:
    return scores_of(profile, answers, visit["score"], graded=visit["grade"] is not None)


async def look_before(visit: Row) -> Looked | None:
    found = await comparing_queries.find_before(visit)
    return None if found is None else await look(found)


async def spreads_alike(visit: Row, now: datetime) -> Mapping[str, Spread]:
    return spreads([await _told(each) for each in await comparing_queries.alike(visit, now)])


async def _told(visit: Row) -> VisitScores:
    if visit["answers"] is not None:
        return _scores(visit, *await _answered(visit))
    return kept_scores.read((await published_version(visit["checklist_version"])).document, visit)
