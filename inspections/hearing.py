"""The unit is heard: its clock starts when it has the findings and the photos they cite."""

from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections import finding_queries, queries, sheet_queries
from inspections.deadlines import deadline
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused

WORKING_DAYS = 3
"""domain.md 6.3, `explanation`."""
PHOTOS_WITHIN = timedelta(days=7)
"""After the submission, as long as an upload stays open; then the unit is heard without what never came."""

MOST_PHOTOS = 10
"""With one explanation."""

Position = Literal["agree", "disagree", "agree_with_conditions", "out_of_competence"]


class ExplanationDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender, so that sending it again is harmless.

    `photos` are the ids under which the unit's own evidence is announced, before or after.
    """

    id: UUID
    position: Position
    reasons: Annotated[str, Meta(min_length=10, max_length=5000, pattern=r"\S")]
    photos: Annotated[list[UUID], Meta(max_length=MOST_PHOTOS)] = []


async def begin_if_complete(record: Record, inspection: UUID, now: datetime) -> None:
    """From submitted to explaining once every photo that a finding cites has arrived."""
    found = await sheet_queries.lock(inspection)
    if found is None or found["state"] != "submitted":
        return
    if await finding_queries.photos_still_expected(inspection):
        return
    await _begin(record, found, now)


async def begin_without_photos(inspection: UUID, now: datetime) -> None:
    """A phone that was lost with its photos leaves nobody unheard; the ledger names what never came."""
    async with change(by="clock", at=now) as record:
        found = await sheet_queries.lock(inspection)
        if found is None or found["state"] != "submitted":
            return
        missing = [str(photo) for photo in await finding_queries.photos_still_expected(inspection)]
        await record("inspection.photos-missing", subject=str(inspection), facts={"photos": missing})
        await _begin(record, found, now)


async def _begin(record: Record, inspection: Row, now: datetime) -> None:
    await queries.move(inspection["id"], "hear", now)
    due = await deadline(inspection["unit"], now, WORKING_DAYS)
    await sheet_queries.begin_hearing(inspection["id"], due)
    await record("inspection.explaining", subject=str(inspection["id"]), facts={"due": due.isoformat()})


async def explain(actor: Actor, inspection: Row, finding: UUID, document: ExplanationDocument, now: datetime) -> bool:
    """False for a replay. Late explanations are heard too, until the conclusion is issued."""
    known = await finding_queries.find_explanation(document.id)
    if known is not None:
        return _replayed(known, finding, document)
    async with change(by=str(actor.person), at=now) as record:
        current = await sheet_queries.lock(inspection["id"])
        if current is None or current["state"] != "explaining":
            raise Refused("wrong-state", state=current["state"] if current else "?", needed="explaining")
        await _refuse_unread(inspection["id"], now)
        await _refuse_photos_of_others(inspection["id"], document)
        await finding_queries.add_explanation(
            document.id, finding, document.position, document.reasons, document.photos, actor.person, now
        )
        await record(
            "finding.explained",
            subject=str(finding),
            facts={
                "explanation": str(document.id),
                "position": document.position,
                "photos": [str(photo) for photo in document.photos],
                "late": now > current["explanation_due"],
            },
        )
    return True


def _replayed(known: Row, finding: UUID, document: ExplanationDocument) -> bool:
    same = (finding, document.position, document.reasons, document.photos)
    if (known["finding"], known["position"], known["reasons"], known["photos"]) != same:
        raise Refused("explanation-differs")
    return False


async def _refuse_photos_of_others(inspection: UUID, document: ExplanationDocument) -> None:
    if await finding_queries.photos_of_others(inspection, document.photos):
        raise Refused("explanation-photo-elsewhere")


async def _refuse_unread(inspection: UUID, now: datetime) -> None:
    """Nothing is stored that a conclusion under way would pass over: by its time it must follow the draft."""
    conclusion = await finding_queries.newest_conclusion(inspection)
    if conclusion is None:
        return
    if conclusion["issued_by"]:
        raise Refused("conclusion-issued")
    if now <= conclusion["drafted_at"]:
        raise Refused("changed-meanwhile")
