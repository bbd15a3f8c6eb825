"""Reads answers strictly from their exact bytes: a number is a JSON integer, every item is known and answered once."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

import msgspec

from checklists.answer_checks import check_answer, refuse_number
from checklists.answer_kinds import Answer
from checklists.items import CountRule, ScaleRule
from checklists.profiles import Profile
from organisation.refusing import Refused

Answers = Mapping[str, Answer]

_DECODER = msgspec.json.Decoder(list[Answer])
_NUMBERS = ("$.value", "$.denominator", "$.second.value")


def decode(profile: Profile, source: bytes | msgspec.Raw) -> Answers:
    """`source` is the JSON list of answers; the result is by item code."""
    try:
        given = _DECODER.decode(source)
    except (msgspec.DecodeError, ValueError, RecursionError):
        refuse(profile, bytes(source))
    return check(profile, given)


def check(profile: Profile, given: Iterable[Answer]) -> Answers:
    answers: dict[str, Answer] = {}
    for answer in given:
        question = profile.by_code.get(answer.item)
        if question is None:
            raise _unknown(answer.item)
        if answer.item in answers:
            raise Refused("answer-repeated", item=answer.item)
        check_answer(question, answer)
        answers[answer.item] = answer
    return answers


def refuse(profile: Profile, source: bytes) -> NoReturn:
    """For bytes that could not be read, the list itself or a sheet with `answers`: names the item at fault.

    Python's own reader lets NaN and Infinity pass, which are no JSON, and so finds whose they are.
    """
    try:
        content = json.loads(source)
    except (ValueError, RecursionError):
        raise Refused("answers-not-readable") from None
    for entry in _entries(content):
        try:
            msgspec.convert(entry, Answer)
        except msgspec.ValidationError as error:
            _refuse_entry(profile, entry, error)
    raise Refused("answers-not-readable")


def _entries(content: Any) -> list[Any]:
    entries = content.get("answers") if isinstance(content, dict) else content
    return entries if isinstance(entries, list) else []


def _refuse_entry(profile: Profile, entry: Any, error: msgspec.ValidationError) -> NoReturn:
    code = entry.get("item") if isinstance(entry, dict) else None
    question = profile.by_code.get(code) if isinstance(code, str) else None
    if question is None:
        raise _unknown(code if isinstance(code, str) else "?") from None
    place = str(error).partition(" - at `")[2].rstrip("`")
    if place in _NUMBERS and isinstance(question.rule, CountRule | ScaleRule):
        refuse_number(question)
    raise Refused("answer-malformed", item=question.code, field=place.removeprefix("$.") or "answer") from None


def _unknown(code: str) -> Refused:
    """The code is a stranger's text: shortened, and half characters taken out, which no answer can carry."""
    return Refused("answer-item-unknown", item=code[:40].encode("utf-8", "replace").decode())
