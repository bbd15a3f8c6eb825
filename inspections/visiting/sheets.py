"""A sheet's revision arrives: the exact bytes are kept, read, checked, and answered with a receipt."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from checklists.publishing import published_version
from checklists.scoring import Assessment
from inspections.rules import code
from inspections.steps.lifecycle import check
from inspections.visiting import sheet_queries
from inspections.visiting.sheet_documents import Revision, read
from ledger.changes import Entry, entry
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.actors import Actor
from organisation.device_key_rules import Signature, judge
from organisation.refusing import Refused


class Sent(msgspec.Struct, frozen=True):
    """The exact bytes, and the phone's signature of their hash (`organisation.device_key_rules.judge`)."""

    body: bytes
    signature: bytes | None


class Receipt(msgspec.Struct, frozen=True, rename="camel"):
    """`code` is null for a draft; `expected` photos are those the sheet names.

    `late`: it came after the leader's hand-in. It is kept for whoever reviews, and not scored.
    """

    code: str | None
    sha256: str
    revision: int
    received_at: datetime
    expected: int
    arrived: int
    late: bool
    missing: list[dict[str, Any]]


async def keep_revision(
    actor: Actor, place: Row, sheet: UUID, number: int, sent: Sent, now: datetime
) -> tuple[Receipt, bool]:
    """The receipt, and whether the revision is new. The same bytes again are harmless, other bytes are refused."""
    digest = sha256(sent.body).digest()
    if place["same_sha256"] is not None:
        return await _replayed(actor, place, number, digest)
    _may_follow(actor, place, number)
    revision = read(await published_version(place["checklist_version"]), place["profile"], sent.body)
    if _address(revision) != (place["id"], sheet, number):
        raise Refused("sheet-address")
    if place["newest_submitted"] and not revision.document.reason:
        raise Refused("correction-needs-reason")
    receipt = code(2, 5) if revision.document.submitted else None
    signature = judge(place["device_key"], sent.signature, revision.hash)
    values = [*_values(actor, revision, receipt, now), sent.signature, signature]
    entered = _entry(actor, place, revision, signature, now)
    added = await sheet_queries.add_revision(place["id"], actor.person, values, entered)
    if added is None:
        raise await _no_place(actor, place, sheet)
    return _receipt(receipt, revision, added, now), True


def _may_follow(actor: Actor, place: Row, number: int) -> None:
    check("fill", place["state"])
    if place["sheet_inspection"] not in (None, place["id"]) or place["inspector"] not in (None, actor.person):
        raise Refused("sheet-of-another")
    newest = place["newest"] or 0
    if number != newest + 1:
        raise Refused("revision-gap", newest=newest, next=newest + 1)


def _address(revision: Revision) -> tuple[UUID, UUID, int]:
    return revision.document.inspection, revision.document.sheet, revision.document.revision


async def _no_place(actor: Actor, place: Row, sheet: UUID) -> Refused:
    """Why the revision could not be added: the sheet is another's, the inspector has another, or somebody was first."""
    own = await sheet_queries.sheet_of(place["id"], actor.person)
    if own is None:
        return Refused("sheet-of-another")
    return Refused("revision-overtaken") if own == sheet else Refused("sheet-exists", sheet=str(own))


def _entry(actor: Actor, place: Row, revision: Revision, signature: Signature, now: datetime) -> Entry:
    document = revision.document
    facts = {
        "inspection": str(place["id"]),
        "revision": document.revision,
        "sha256": revision.hash.hex(),
        "signature": signature,
    }
    action = "sheet.submitted" if document.submitted else "sheet.kept"
    return entry(str(actor.person), now, action, str(document.sheet), facts)


def _values(actor: Actor, revision: Revision, receipt: str | None, now: datetime) -> list[object]:
    document = revision.document
    return [
        uuid7(),
        document.sheet,
        document.revision,
        revision.body,
        revision.hash,
        document.claimed_at,
        now,
        actor.device,
        document.submitted,
        document.reason,
        receipt,
        revision.photos,
        msgspec.json.encode(summary(revision.assessment)).decode(),
    ]


def summary(assessment: Assessment) -> dict[str, Any]:
    """What is kept of an assessment beside the sheet; `score` in hundredths."""
    return {
        "score": assessment.score_hundredths,
        "grade": assessment.grade,
        "missing": missing(assessment),
        "findings": [{"item": finding.item, "severity": finding.severity} for finding in assessment.findings],
    }


def missing(assessment: Assessment) -> list[dict[str, Any]]:
    return [msgspec.structs.asdict(gap) for gap in assessment.missing]


async def _replayed(actor: Actor, place: Row, number: int, digest: bytes) -> tuple[Receipt, bool]:
    if place["inspector"] != actor.person or place["sheet_inspection"] != place["id"]:
        raise Refused("sheet-of-another")
    if place["same_sha256"] != digest:
        raise Refused("revision-differs", stored=place["same_sha256"].hex(), sent=digest.hex())
    photos, gaps = place["same_photos"], msgspec.json.decode(place["same_assessment"])["missing"]
    arrived, received_at = await sheet_queries.arrived(photos), place["same_received_at"]
    late = place["submitted_at"] is not None and place["submitted_at"] < received_at
    receipt = Receipt(place["same_receipt"], digest.hex(), number, received_at, len(photos), arrived, late, gaps)
    return receipt, False


def _receipt(receipt: str | None, revision: Revision, added: Row, now: datetime) -> Receipt:
    return Receipt(
        receipt,
        revision.hash.hex(),
        revision.document.revision,
        now,
        len(revision.photos),
        added["arrived"],
        added["state"] != "opened",
        missing(revision.assessment),
    )
