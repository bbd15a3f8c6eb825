"""What a second reader gets: the sheet, the photos, what the unit said; not a word of severity or conclusion."""

from typing import Literal
from uuid import UUID

import msgspec

from checklists.answer_kinds import Answer, Count, NotApplicable, Remark, Scale, YesNo
from checklists.answers import decode
from checklists.profiles import profile_of
from inspections.findings import finding_queries
from inspections.hearing.hearing import Position
from inspections.minutes import minutes_queries
from inspections.minutes.minutes_documents import Closing, read
from inspections.sources import read_sources
from inspections.visiting import sheet_queries
from ledger.database import Row
from organisation.texts import Text

Said = Literal["yes", "no", "na", "number", "text", "photo"]


class SheetAnswer(msgspec.Struct, frozen=True, rename="camel"):
    """As the leader handed it in. `value` is a number, `of` the size of a sample; `text` a remark, or why it does not
    apply."""

    item: str
    question: Text
    said: Said
    value: int | None
    of: int | None
    text: str
    note: str
    photos: list[UUID]


class UnitSaid(msgspec.Struct, frozen=True):
    position: Position
    reasons: str


class FindingToRead(msgspec.Struct, frozen=True, rename="camel"):
    """What was found, without how severe it was thought to be; `explanations` are the newest of the unit."""

    item: str
    question: Text
    note: str
    extent: int | None
    photos: list[UUID]
    explanations: list[UnitSaid]


class MinutesToRead(msgspec.Struct, frozen=True):
    """How the visit ended, and what the unit had written down there."""

    closing: Closing
    reservations: str


class Packet(msgspec.Struct, frozen=True, rename="camel"):
    checklist: Text
    answers: list[SheetAnswer]
    findings: list[FindingToRead]
    minutes: MinutesToRead | None


async def packet_of(visit: Row) -> Packet:
    """`visit` is a row of `back_check_queries.MINE`."""
    sources = await read_sources(visit)
    submission = await sheet_queries.find_submission(visit["inspection"])
    assert submission
    given = decode(profile_of(sources.document, visit["profile"]), submission["answers"].encode())
    title = sources.document.title
    return Packet(
        Text(title.vi, title.id, title.en),
        [_answer(answer, sources.question(item)) for item, answer in given.items()],
        [
            _finding(row, sources.question(row["item"]))
            for row in await finding_queries.findings_of(visit["inspection"])
        ],
        await _minutes(visit["inspection"]),
    )


def _answer(answer: Answer, question: Text) -> SheetAnswer:
    said: Said = "photo"
    value, of, text = None, None, ""
    match answer:
        case YesNo():
            said = answer.value
        case Count():
            said, value, of = "number", answer.counted, answer.denominator
        case Scale():
            said, value = "number", answer.value
        case Remark():
            said, text = "text", answer.value
        case NotApplicable():
            said, text = "na", answer.reason
    return SheetAnswer(answer.item, question, said, value, of, text, answer.note, list(answer.evidence))


def _finding(row: Row, question: Text) -> FindingToRead:
    told = [UnitSaid(row["position"], row["reasons"])] if row["position"] else []
    return FindingToRead(row["item"], question, row["note"] or "", row["extent"], row["photos"], told)


async def _minutes(inspection: UUID) -> MinutesToRead | None:
    """Not the sentences that were read out: they name the severity."""
    found = await minutes_queries.find_minutes(inspection)
    if found is None:
        return None
    document = read(found["body"])
    return MinutesToRead(document.closing, document.reservations or "")
