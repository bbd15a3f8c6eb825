"""What the sheet says at the items that the minutes name, as it was when the visit ended."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from checklists.answer_kinds import Answer, Count, NotApplicable, Photos, Remark, Scale, YesNo
from checklists.answers import Answers
from checklists.format import Document
from checklists.items import CountRule, Item, ScaleRule
from checklists.profiles import profile_of
from checklists.scoring import assess
from inspections.sources import Sources
from ledger.database import Row
from organisation.texts import LANGUAGES, Text

_ANSWERS = msgspec.json.Decoder(list[Answer])


class Counted(msgspec.Struct, frozen=True):
    """One of two counts, ten minutes apart. `at` is null when nobody noted the time."""

    what: Text
    at: datetime | None
    counted: int
    expected: int | None


def answers_of(submission: Row) -> Answers:
    return {answer.item: answer for answer in _ANSWERS.decode(submission["answers"])}


def gaps_of(sources: Sources, profile: str, answers: Answers) -> int:
    """How many answers and photos that the sheet demands are not there."""
    return len(assess(profile_of(sources.document, profile), answers).missing)


def counts_of(sources: Sources, answers: Answers) -> list[Counted]:
    """Of what comes and goes, such as people at their post."""
    return [
        counted
        for item in sources.document.items
        if isinstance(item.answer, CountRule) and item.answer.counted_twice
        if isinstance(answer := answers.get(item.code), Count)
        for counted in _counts(sources.question(item.code), answer)
    ]


def _counts(what: Text, answer: Count) -> Sequence[Counted]:
    first = Counted(what, answer.counted_at, answer.value, answer.denominator)
    second = answer.second
    return [first, Counted(what, second.counted_at, second.value, answer.denominator)] if second else [first]


def answer_words(document: Document, item: Item, answer: Answer) -> Text | None:
    """In a few words, without judging it; None for photos, which are shown. The phone says it likewise."""
    match answer:
        case YesNo():
            label = document.answer_labels.yes if answer.value == "yes" else document.answer_labels.no
            return Text(label.vi, label.id, label.en)
        case NotApplicable():
            return _text(
                {language: f"{document.answer_labels.na.within(language)}: {answer.reason}" for language in LANGUAGES}
            )
        case Count():
            counted = str(answer.counted)
            return _same(counted if answer.denominator is None else f"{counted} / {answer.denominator}")
        case Scale():
            return _scale(document, item, answer.value)
        case Remark():
            return _same(answer.value)
        case Photos():
            return None


def _scale(document: Document, item: Item, value: int) -> Text:
    most = item.answer.max if isinstance(item.answer, ScaleRule) else document.scale.max
    anchor = document.scale.anchors.get(value)
    if anchor is None:
        return _same(f"{value} / {most}")
    return _text({language: f"{value} / {most} · {anchor.within(language)}" for language in LANGUAGES})


def _same(words: str) -> Text:
    return Text(words, words, words)


def _text(by_language: dict[str, str]) -> Text:
    return Text(**by_language)
