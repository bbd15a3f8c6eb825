"""The unit is heard: its clock starts when it has the findings and the photos they cite."""

from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections import queries
from inspections.clocks.deadlines import due as due_for
from inspections.concluding import conclusion_queries
from inspections.evidence import link_queries
from inspections.evidence.holding import held
from inspections.findings import finding_queries
from inspections.hearing import explanation_queries, telling
from inspections.objections import reopening_queries
from inspections.steps.lifecycle import BY_ACTION
from inspections.visiting import sheet_queries
from ledger.changes import Record, change
from ledger.database import Row
from organisation.refusing import Refused

PHOTOS_WITHIN = timedelta(days=7)
"""After the submission, as long as an upload stays open; then the unit is heard without what never came."""

MOST_PHOTOS = 10
"""With one explanation."""

Position = Literal["agree", "disagree", "agree_with_conditions", "out_of_competence"]
GivenAs = Literal["unit", "official", "paper"]
Reasons = Annotated[str, Meta(min_length=10, max_length=5000, pattern=r"\S")]
Stated = Annotated[str, Meta(min_length=3, max_length=1000, pattern=r"\S")]


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """What the finding says, and what is true instead."""

    stated: Stated
    actual: Stated


Corrections = Annotated[list[Correction], Meta(max_length=20)]


class Voice(msgspec.Struct, frozen=True):
    """Who explains. `by` is who acts, in the ledger; a named official has a `link` and no account."""

    by: str
    given_as: GivenAs
    person: UUID | None = None
    link: UUID | None = None


class ExplanationDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender, so that sending it again is harmless.

    `photos` are the ids under which the unit's own evidence is announced, before or after.
    """

    id: UUID
    position: Position
    reasons: Reasons
    photos: Annotated[list[UUID], Meta(max_length=MOST_PHOTOS)] = []
    corrections: Corrections = []


async def begin_if_complete(record: Record, inspection: UUID, now: datetime) -> None:
    """From submitted to explaining once every photo that a finding cites has arrived."""
    found = await sheet_queries.lock(inspection)
    if found is None or found["state"] not in BY_ACTION["hear"].sources:
        return
    if await finding_queries.photos_still_expected(inspection):
        return
    await _begin(record, found, now)


async def begin_without_photos(inspection: UUID, now: datetime) -> None:
    """A phone that was lost with its photos leaves nobody unheard; the ledger names what never came."""
    async with change(by="clock", at=now) as record:
        found = await sheet_queries.lock(inspection)
        if found is None or found["state"] not in BY_ACTION["hear"].sources:
            return
        missing = [str(photo) for photo in await finding_queries.photos_still_expected(inspection)]
        await record("inspection.photos-missing", subject=str(inspection), facts={"photos": missing})
        await _begin(record, found, now)


async def _begin(record: Record, inspection: Row, now: datetime) -> None:
    await queries.move(inspection["id"], "hear", now)
    due = await due_for("explanation", inspection, now)
    await sheet_queries.begin_hearing(inspection["id"], due)
    await record("inspection.explaining", subject=str(inspection["id"]), facts={"due": due.isoformat()})
    wanted = sum(map(wants_explanation, await finding_queries.findings_of(inspection["id"])))
    if wanted:
        await telling.explanation_wanted(record, inspection, wanted, due.isoformat())
    else:
        await telling.explained(record, inspection, inspection["id"])


async def explain(voice: Voice, inspection: UUID, finding: UUID, said: ExplanationDocument, now: datetime) -> bool:
    """False for a replay. Late explanations are heard too, until the conclusion is issued."""
    known = await explanation_queries.find_explanation(said.id)
    if known is not None:
        return _replayed(known, voice, finding, said)
    async with change(by=voice.by, at=now) as record:
        current = await held(inspection, "explain")
        await _refuse_left_alone(inspection, finding)
        await _refuse_unread(inspection, now)
        await _refuse_photos_of_others(inspection, said)
        if voice.link and not await link_queries.use(voice.link, now):
            raise Refused("link-over")
        await _record(record, voice, finding, said, late=now > current["explanation_due"])
        findings = await finding_queries.findings_of(inspection)
        if not any(wants_explanation(each) for each in findings):
            await telling.explained(record, current, said.id)
    return True


async def _record(record: Record, voice: Voice, finding: UUID, said: ExplanationDocument, *, late: bool) -> None:
    """Within the change: the row and its entry. A draft of the same person is done with."""
    corrections = msgspec.json.encode(said.corrections).decode()
    told = (said.id, said.position, said.reasons, said.photos, corrections, voice.given_as, voice.link, voice.person)
    await explanation_queries.add_explanation(finding, record.at, told)
    if voice.person:
        await explanation_queries.delete_draft(finding, voice.person)
    facts = {
        "explanation": str(said.id),
        "position": said.position,
        "photos": [str(photo) for photo in said.photos],
        "corrections": len(said.corrections),
        "given_as": voice.given_as,
        "link": str(voice.link) if voice.link else "",
        "late": late,
    }
    await record("finding.explained", subject=str(finding), facts=facts)


def wants_explanation(finding: Row) -> bool:
    """Good practice needs none. What a named official says does not stand for the unit."""
    return finding["severity"] != "S0" and not finding["unit_explained"]


def corrections_of(explanation: Row) -> list[Correction]:
    return msgspec.json.decode(explanation["corrections"], type=list[Correction])


def _replayed(known: Row, voice: Voice, finding: UUID, said: ExplanationDocument) -> bool:
    same = (finding, said.position, said.reasons, said.photos, said.corrections, voice.given_as, voice.link)
    stored = tuple(known[name] for name in ("finding", "position", "reasons", "photos"))
    if (*stored, corrections_of(known), known["given_as"], known["link"]) != same:
        raise Refused("explanation-differs")
    return False


async def _refuse_photos_of_others(inspection: UUID, document: ExplanationDocument) -> None:
    if await finding_queries.photos_of_others(inspection, document.photos):
        raise Refused("explanation-photo-elsewhere")


async def _refuse_left_alone(inspection: UUID, finding: UUID) -> None:
    """Of a hearing that begins again, what it is not about is decided already."""
    reopened = await reopening_queries.newest_signed(inspection)
    if reopened and finding not in reopened["findings"]:
        raise Refused("finding-heard-already")


async def _refuse_unread(inspection: UUID, now: datetime) -> None:
    """Nothing is stored that a conclusion under way would pass over: by its time it must follow the draft."""
    conclusion = await conclusion_queries.newest(inspection)
    if conclusion is None or conclusion["in_force_at"] or conclusion["sent_back_at"]:
        return
    if conclusion["issued_by"]:
        raise Refused("conclusion-issued")
    if now <= conclusion["drafted_at"]:
        raise Refused("changed-meanwhile")
