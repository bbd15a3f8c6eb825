"""Whether an answer is one its item can have. Every refusal names the item."""

import unicodedata
from datetime import timedelta
from typing import NoReturn

from checklists.answer_kinds import Answer, Count, NotApplicable, Photos, Remark, Scale, YesNo
from checklists.items import AnyRule, CountRule, PhotoRule, ScaleRule, TextRule, YesNoRule
from checklists.profiles import Question
from organisation.refusing import Refused

MOST = 1_000_000
LONGEST_NOTE = 1_000
BETWEEN_COUNTS = timedelta(minutes=10)

# Line breaks and tabs are text; these would turn around or hide what a reader of the minutes sees.
REORDERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def check_answer(question: Question, answer: Answer) -> None:
    _check_text(question, answer.note, LONGEST_NOTE)
    _check_evidence(question, answer)
    match question.rule, answer:
        case rule, NotApplicable():
            _check_not_applicable(question, rule, answer)
        case (YesNoRule(), YesNo()) | (PhotoRule(), Photos()):
            pass
        case CountRule() as rule, Count():
            _check_count(question, rule, answer)
        case ScaleRule() as rule, Scale():
            _check_scale(question, rule, answer)
        case TextRule() as rule, Remark():
            _check_text(question, answer.value, rule.max_length)
        case rule, _:
            raise Refused("answer-of-another-kind", item=question.code, expected=kind_of(rule))


def kind_of(rule: AnyRule) -> str:
    return str(rule.__struct_config__.tag)


def _check_not_applicable(question: Question, rule: AnyRule, answer: NotApplicable) -> None:
    if not may_be_skipped(rule):
        raise Refused("answer-must-apply", item=question.code)
    if not answer.reason.strip():
        raise Refused("answer-without-reason", item=question.code)
    _check_text(question, answer.reason, LONGEST_NOTE)


def may_be_skipped(rule: AnyRule) -> bool:
    """A yes/no item names `na` among its values; counts and scales say when (`na_if`)."""
    match rule:
        case YesNoRule():
            return "na" in rule.values
        case CountRule() | ScaleRule():
            return rule.na_if is not None
    return False


def _check_count(question: Question, rule: CountRule, answer: Count) -> None:
    numbers = [answer.value, answer.denominator or 0, answer.second.value if answer.second else 0]
    if not all(0 <= number <= MOST for number in numbers):
        refuse_number(question)
    if rule.denominator is None and answer.denominator is not None:
        raise Refused("answer-denominator-unexpected", item=question.code)
    if rule.denominator is not None:
        _check_denominator(question, rule, answer)
    if answer.second:
        _check_second_count(question, answer)


def _check_denominator(question: Question, rule: CountRule, answer: Count) -> None:
    if answer.denominator is None:
        raise Refused("answer-denominator-missing", item=question.code)
    if answer.counted > answer.denominator and (answer.denominator == 0 or not rule.may_exceed):
        raise Refused("answer-above-denominator", item=question.code, most=answer.denominator)


def _check_second_count(question: Question, answer: Count) -> None:
    first, second = answer.counted_at, answer.second
    if first is None or second is None or second.counted_at - first < BETWEEN_COUNTS:
        raise Refused("answer-counted-too-soon", item=question.code, minutes=10)


def _check_scale(question: Question, rule: ScaleRule, answer: Scale) -> None:
    if not rule.min <= answer.value <= rule.max:
        refuse_number(question)


def refuse_number(question: Question) -> NoReturn:
    if isinstance(question.rule, ScaleRule):
        rule = question.rule
        raise Refused("answer-not-on-the-scale", item=question.code, least=rule.min, most=rule.max)
    raise Refused("answer-not-a-count", item=question.code, most=MOST)


def _check_text(question: Question, text: str, longest: int) -> None:
    """Length in composed characters: a phone that decomposes Vietnamese has not written more."""
    if len(text) > longest and len(unicodedata.normalize("NFC", text)) > longest:
        raise Refused("answer-too-long", item=question.code, most=longest)
    if text and not _is_clean(text):
        raise Refused("answer-with-control-characters", item=question.code)


def _is_clean(text: str) -> bool:
    if text.isprintable():
        return REORDERING.isdisjoint(text)
    return REORDERING.isdisjoint(text) and not any(
        unicodedata.category(character) == "Cc" and character not in "\n\r\t" for character in text
    )


def _check_evidence(question: Question, answer: Answer) -> None:
    if len(answer.evidence) > question.most_photos:
        raise Refused("answer-with-too-many-photos", item=question.code, most=question.most_photos)
    if len(set(answer.evidence)) < len(answer.evidence):
        raise Refused("answer-photo-repeated", item=question.code)
