"""How fast somebody works beside others in like circumstances, and how often the same answer follows itself. Pure.

Medians, so that a lunch break or a dead battery weighs no more than any other visit.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from checklists.answer_kinds import Answer, Count, Scale, YesNo
from checklists.answers import Answers
from checklists.profiles import Profile
from inspections.audits.agreement_rules import Interval, rounded, share_of

LEAST_PEERS = 10
"""Visits of others in like circumstances."""
LEAST_VISITS = 10
FASTEST = 0.1
MUCH = 0.5

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


class Pace(msgspec.Struct, frozen=True, rename="camel"):
    """`ratio` is the median time for an item beside the others', 1 for as long as theirs. `fastest` is the share of
    `visits` among the fastest tenth of the others: 0.1 is usual. `much_faster` of them took not half that tenth."""

    visits: int
    ratio: Interval
    fastest: Interval
    much_faster: int


class Row(NamedTuple):
    """Neighbouring answers of one kind, and how many of them say the same."""

    pairs: int
    same: int


def paces(seconds: Numbers, who: Places, alike: Places) -> dict[int, Pace]:
    """By person; one row for each sheet: its seconds for an item, its person and its circumstances."""
    beside: dict[int, list[tuple[float, float]]] = {}
    logs = np.log(np.maximum(seconds, 0.1))
    for here in _together(alike):
        ordered = here[np.argsort(logs[here], kind="stable")]
        for person in np.unique(who[here]):
            theirs = who[ordered] == person
            own, others = logs[ordered[theirs]], logs[ordered[~theirs]]
            if len(others) >= LEAST_PEERS:
                middle, fast = others[len(others) // 2], others[int(len(others) * FASTEST)]
                beside.setdefault(int(person), []).extend(zip(own - middle, own - fast, strict=True))
    return {person: _pace(each) for person, each in beside.items() if len(each) >= LEAST_VISITS}


def _together(alike: Places) -> list[Places]:
    """Rows by their circumstances."""
    order = np.argsort(alike, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(alike[order])) + 1) if len(order) else []


def _pace(visits: Sequence[tuple[float, float]]) -> Pace:
    middles, fasts = zip(*visits, strict=True)
    fast, much = (int(sum(each < most for each in fasts)) for most in (0.0, np.log(MUCH)))
    return Pace(len(visits), _median(sorted(middles)), share_of(fast, len(visits)), much)


def _median(ordered: Sequence[float]) -> Interval:
    """With the interval between two of the values themselves (ranks of a sign test)."""
    size = len(ordered)
    rank = max(int(size / 2 - 1.959964 * np.sqrt(size) / 2), 0)
    lower, upper = ordered[rank], ordered[size - 1 - rank]
    return rounded(float(np.exp(np.median(ordered))), float(np.exp(lower)), float(np.exp(upper)))


def row_of(profile: Profile, answers: Answers) -> Row:
    """In the order in which the sheet asks."""
    given = [answers[question.code] for question in profile.questions if question.code in answers]
    said = [_said(each) for each in given]
    pairs = [(one, other) for one, other in pairwise(said) if one and other and one[0] == other[0]]
    return Row(len(pairs), sum(one == other for one, other in pairs))


def _said(answer: Answer) -> tuple[str, object] | None:
    """Counts of different things are no repetition."""
    match answer:
        case YesNo():
            return ("yesno", answer.value)
        case Scale():
            return ("scale", answer.value)
    return None


def twice_of(answers: Answers) -> Row:
    """What was counted twice, and how often the same number came out."""
    counted = [each for each in answers.values() if isinstance(each, Count) and each.second]
    return Row(len(counted), sum(each.second is not None and each.second.value == each.value for each in counted))
