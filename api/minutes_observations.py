"""What was read out, with the question, the answer, the law and the photos that belong to it."""

from collections.abc import Sequence

from api.minutes_photos import Shown
from api.papers.minutes import Difference, Law, Observation
from checklists.answers import Answers
from inspections.minutes import minutes_differences
from inspections.minutes.minutes_answers import answer_words
from inspections.minutes.minutes_documents import ReadOut
from inspections.sources import Sources
from ledger.database import Row
from organisation.texts import Text


def observations_of(
    read: Sequence[ReadOut], sources: Sources, answers: Answers, findings: Sequence[Row], shown: Shown
) -> list[Observation]:
    """`findings` are as they stood when the visit ended; what was read and never found has no answer."""
    by_item = {finding["item"]: finding for finding in findings}
    return [_observation(each, sources, answers, by_item.get(each.item), shown) for each in read]


def _observation(read: ReadOut, sources: Sources, answers: Answers, finding: Row | None, shown: Shown) -> Observation:
    item, given = sources.find(read.item), answers.get(read.item)
    photos = finding["photos"] if finding else []
    answer = answer_words(sources.document, item, given) if item and given else None
    return Observation(
        question=question_of(read.item, sources),
        answer=answer,
        severity=read.severity,
        note=_note(read, finding, answer),
        extent=finding["extent"] if finding else None,
        fixed=finding["fixed"] if finding else "",
        laws=_laws(read.item, sources) if item else [],
        photos=shown.of(photos),
        missing=shown.missing(photos),
    )


def _note(read: ReadOut, finding: Row | None, answer: Text | None) -> str:
    """The words of the sheet where they are what was read; question, answer and severity stand beside them."""
    words = str(finding["note"]) if finding else ""
    if finding is None or not minutes_differences.says(read, words):
        return read.said
    return "" if answer and answer.vi == words else words


def _laws(item: str, sources: Sources) -> list[Law]:
    return [
        Law(each.title, each.place, each.verified, each.effective_from, each.effective_to)
        for each in sources.legal_basis(item)
    ]


def differences_of(found: Sequence[minutes_differences.Difference], sources: Sources) -> list[Difference]:
    return [Difference(question_of(each.item, sources), each.kind, each.read or "", each.kept or "") for each in found]


def question_of(item: str, sources: Sources) -> Text:
    """The code itself of what the checklist does not ask."""
    return sources.question(item) if sources.find(item) else Text(item, item, item)
