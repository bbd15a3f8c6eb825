"""One sheet of several inspectors': who answered alone stands, who answered differently is for the leader to settle."""

import unicodedata
from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec.structs import replace

from checklists.answer_kinds import Answer, Count, NotApplicable, Remark, Scale, YesNo
from checklists.answers import Answers
from organisation.refusing import Refused

Sheets = Mapping[UUID, Answers]
Settlements = Mapping[str, UUID]
"""By item, the inspector whose answer stands: a leader chooses between what was seen, and invents nothing."""


def overlaps(sheets: Sheets) -> tuple[str, ...]:
    """Items that at least two inspectors answered differently, sorted. Photos and remarks add up instead."""
    return tuple(sorted(code for code in _codes(sheets) if len({_said(one) for one in _given(sheets, code)}) > 1))


def merge(sheets: Sheets, settlements: Settlements) -> Answers:
    """Raises Refused when an overlap is not settled, or something is settled that is none."""
    differing = overlaps(sheets)
    unsettled = [code for code in differing if code not in settlements]
    if unsettled:
        raise Refused("overlaps-not-settled", items=", ".join(unsettled))
    for code, inspector in settlements.items():
        if code not in differing or code not in sheets.get(inspector, {}):
            raise Refused("settlement-without-overlap", item=code[:40])
    return {code: _merged(sheets, code, settlements.get(code)) for code in sorted(_codes(sheets))}


def _codes(sheets: Sheets) -> set[str]:
    return {code for answers in sheets.values() for code in answers}


def _given(sheets: Sheets, code: str) -> list[Answer]:
    """In the order of the inspectors' ids, so that the merged sheet does not depend on who came first."""
    return [sheets[inspector][code] for inspector in sorted(sheets) if code in sheets[inspector]]


def _said(answer: Answer) -> tuple[object, ...]:
    """What makes two answers the same; why something does not apply may be said in other words."""
    match answer:
        case YesNo() | Scale():
            return (answer.value,)
        case Count():
            return (answer.counted, answer.denominator)
        case NotApplicable():
            return ("na",)
    return ()


def _merged(sheets: Sheets, code: str, chosen: UUID | None) -> Answer:
    given = _given(sheets, code)
    stands = given[0] if chosen is None else sheets[chosen][code]
    evidence = tuple(dict.fromkeys(photo for answer in given for photo in answer.evidence))
    note = _joined(answer.note for answer in given)
    if isinstance(stands, Remark):
        value = _joined(answer.value for answer in given if isinstance(answer, Remark))
        return replace(stands, evidence=evidence, note=note, value=value)
    return replace(stands, evidence=evidence, note=note)


def _joined(texts: Iterable[str]) -> str:
    """Each text once: composed and decomposed Vietnamese are the same words."""
    different = {unicodedata.normalize("NFC", text).strip(): text for text in reversed(list(texts)) if text.strip()}
    return "\n\n".join(reversed(different.values()))
