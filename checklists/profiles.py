"""A profile compiled for use: its items in the order they are asked, limits as exact fractions."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

import msgspec

from checklists.conditions import Condition, parse
from checklists.format import Document, Section
from checklists.items import AnyRule, CountRule, Grade, Item, PhotoRule, ScaleRule, Severity, Words, YesNoRule
from checklists.measures import AtLeast, AtMost, Limit, Measure, Steps, Word
from organisation.refusing import Refused


class Question(msgspec.Struct, frozen=True):
    """An item and what follows from its rule. `measure` is None for what is not scored: text and photo."""

    code: str
    section: str
    rule: AnyRule
    weight: int
    critical: bool
    severity: Severity
    measure: Measure | None
    critical_if: Condition | None
    photo_if: tuple[Condition, ...]
    least_photos: int
    most_photos: int


class Profile(msgspec.Struct, frozen=True, eq=False):
    """`total` is the weight of all its questions; `bands` run from the best grade down; `sections` are all of the
    checklist by code, in its order."""

    checklist: str
    sections: tuple[str, ...]
    name: str
    title: Words
    questions: tuple[Question, ...]
    by_code: Mapping[str, Question]
    total: int
    bands: tuple[tuple[int, Grade], ...]


MOST_PHOTOS = 20


def profile_of(document: Document, name: str) -> Profile:
    if name not in document.profiles:
        raise Refused("checklist-profile-unknown", profile=name[:40], checklist=document.code)
    return _compiled(document, name)


@lru_cache(maxsize=256)
def _compiled(document: Document, name: str) -> Profile:
    definition = document.profiles[name]
    known = {item.code: _question(section, item) for section in document.sections for item in section.items}
    questions = tuple(known[code] for code in definition.items or known)
    return Profile(
        checklist=document.code,
        sections=tuple(section.code for section in document.sections),
        name=name,
        title=definition.title,
        questions=questions,
        by_code={question.code: question for question in questions},
        total=sum(question.weight for question in questions),
        bands=tuple((band.min, band.grade) for band in document.scoring.bands),
    )


def _question(section: Section, item: Item) -> Question:
    least, most = 1, MOST_PHOTOS
    if isinstance(item.answer, PhotoRule):
        least, most = item.answer.min, item.answer.max
    return Question(
        code=item.code,
        section=section.code,
        rule=item.answer,
        weight=item.weight,
        critical=item.critical,
        severity=item.default_severity,
        measure=measure_of(item.answer),
        critical_if=parse(item.critical_if) if item.critical_if else None,
        photo_if=tuple(filter(None, map(parse, item.photo.required_if))),
        least_photos=least,
        most_photos=most,
    )


def measure_of(rule: AnyRule) -> Measure | None:
    match rule:
        case YesNoRule():
            return Word(tuple(rule.pass_values))
        case CountRule(ratio_pass=float(share)):
            return AtLeast(*exact(share))
        case CountRule(ratio_max_pass=float(share)):
            return AtMost(*exact(share))
        case CountRule(max_pass=int(most)):
            return Limit(most)
        case ScaleRule():
            return Steps(rule.min, rule.max, rule.pass_at)
    return None


def exact(share: float) -> tuple[int, int]:
    """0.9 as 9/10: the number as the document writes it."""
    return Fraction(repr(share)).as_integer_ratio()
