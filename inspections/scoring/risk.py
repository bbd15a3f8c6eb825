"""How likely it looks that an office works badly, from what is concluded about it: a number from 0 to 1.

It changes how often a unit is visited within narrow bounds, and nothing else. Each part and its weight is shown beside
it. The time since the last visit is no part of it: the odds take care of that.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from checklists.items import Grade

PartName = Literal["grades", "repeats", "complaints", "overdue"]

WEIGHTS: dict[PartName, float] = {"grades": 0.45, "repeats": 0.25, "complaints": 0.15, "overdue": 0.15}
GRADES: dict[Grade, float] = {"A": 0.0, "B": 1 / 3, "C": 2 / 3, "D": 1.0}
NEWEST_FIRST = (3, 2, 1)
"""What the last three grades weigh."""
UNKNOWN = 0.5
"""Of an office without any grade."""
FULL_COUNT = 3
"""So many repeat findings, complaints or overdue remedies, and more count in full."""


class Known(msgspec.Struct, frozen=True):
    """Of one unit: concluded grades, the newest first; repeat findings and verified complaints within a year; remedies
    that are due and not settled."""

    grades: Sequence[Grade] = ()
    repeats: int = 0
    complaints: int = 0
    overdue: int = 0


class Part(msgspec.Struct, frozen=True):
    """`value` is 0 to 1; `count` what it was made of: grades, findings, complaints, remedies."""

    name: PartName
    weight: float
    value: float
    count: int


def parts(known: Known) -> list[Part]:
    return [
        Part("grades", WEIGHTS["grades"], grade_value(known.grades), min(len(known.grades), len(NEWEST_FIRST))),
        Part("repeats", WEIGHTS["repeats"], _share(known.repeats), known.repeats),
        Part("complaints", WEIGHTS["complaints"], _share(known.complaints), known.complaints),
        Part("overdue", WEIGHTS["overdue"], _share(known.overdue), known.overdue),
    ]


def score(found: Sequence[Part]) -> float:
    return sum(part.weight * part.value for part in found)


def grade_value(grades: Sequence[Grade]) -> float:
    weighed = list(zip(NEWEST_FIRST, grades, strict=False))
    if not weighed:
        return UNKNOWN
    return sum(weight * GRADES[grade] for weight, grade in weighed) / sum(weight for weight, _ in weighed)


def _share(count: int) -> float:
    return min(count, FULL_COUNT) / FULL_COUNT
