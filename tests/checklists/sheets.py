"""Answers for tests: the wire form, and what the starter checklists look like when all is well."""

from functools import cache
from typing import Any

import msgspec

from checklists import answers
from checklists.answer_kinds import Answer, Count, Photos, Remark, Scale, YesNo
from checklists.answers import Answers
from checklists.format import Document
from checklists.items import CountRule, PhotoRule, ScaleRule, TextRule
from checklists.profiles import Profile, Question, profile_of
from checklists.starting import starters
from ledger.identifiers import uuid7

Wire = dict[str, Any]


@cache
def document(code: str) -> Document:
    return next(starter for starter in starters() if starter.code == code)


def profile(code: str = "CL-VN-01", name: str = "full") -> Profile:
    return profile_of(document(code), name)


def decoded(entries: list[Wire] | bytes, of: Profile | None = None) -> Answers:
    source = entries if isinstance(entries, bytes) else msgspec.json.encode(entries)
    return answers.decode(of or profile(), source)


def best(question: Question) -> Answer:
    """Full marks, with the photos that are always due."""
    code = question.code
    match question.rule:
        case CountRule(denominator=None):
            return Count(item=code, value=0)
        case CountRule() as rule:
            return Count(item=code, value=0 if rule.ratio_max_pass is not None else 8, denominator=8)
        case ScaleRule() as rule:
            return Scale(item=code, value=rule.max)
        case TextRule():
            return Remark(item=code, value="")
        case PhotoRule() as rule:
            return Photos(item=code, evidence=tuple(uuid7() for _ in range(rule.min)))
    evidence = (uuid7(),) if any(condition.subject == "yes" for condition in question.photo_if) else ()
    return YesNo(item=code, value="yes", evidence=evidence)


def all_best(of: Profile) -> dict[str, Answer]:
    return {question.code: best(question) for question in of.questions}
