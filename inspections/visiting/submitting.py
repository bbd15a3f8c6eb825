"""The end of the visit: the leader settles what the sheets say differently, and the findings stand."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from checklists.answers import Answers
from checklists.merging import merge
from checklists.profiles import profile_of
from checklists.publishing import PublishedChecklist, published_version
from checklists.scoring import Assessment, assess
from inspections import queries
from inspections.findings import finding_queries
from inspections.findings.opening_findings import open_findings
from inspections.hearing import hearing
from inspections.rules import happened_at, is_late
from inspections.scoring.keeping_scores import kept
from inspections.scoring.score_queries import keep
from inspections.steps.lifecycle import check
from inspections.visiting import sheet_queries
from inspections.visiting.sheet_documents import photos_of, read
from inspections.visiting.submission_documents import FixedOnSpot, SubmissionDocument, read_submission
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


class Merged(msgspec.Struct, frozen=True):
    answers: Answers
    assessment: Assessment
    revisions: list[UUID]


async def submit(actor: Actor, inspection: Row, body: bytes, now: datetime) -> bool:
    """False when this very submission was received before."""
    document = read_submission(body)
    known = await sheet_queries.find_submission(inspection["id"])
    if known is not None:
        return _replayed(known, document, sha256(body).digest())
    check("submit", inspection["state"])
    version = await published_version(inspection["checklist_version"])
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.move(inspection["id"], "submit", now):
            raise Refused("changed-meanwhile")
        merged = await _merge(inspection, version, document)
        await sheet_queries.add_submission(_values(actor, inspection, document, merged, body, now))
        profile, told = profile_of(version.document, inspection["profile"]), merged.assessment
        await keep([kept(inspection["id"], profile, merged.answers, told.score_hundredths, told.grade)])
        await _end_visit(record, inspection)
        await open_findings(record, inspection, document, merged.answers, merged.assessment)
        await hearing.begin_if_complete(record, inspection["id"], now)
    return True


def _replayed(known: Row, document: SubmissionDocument, digest: bytes) -> bool:
    if known["id"] != document.id or known["sha256"] != digest:
        raise Refused("submitted-already", stored=known["sha256"].hex(), sent=digest.hex())
    return False


async def _merge(inspection: Row, version: PublishedChecklist, document: SubmissionDocument) -> Merged:
    """Reads the sheets after the state has moved: no revision can come in behind it."""
    revisions = await sheet_queries.newest_submitted(inspection["id"])
    _require_all(revisions, await queries.team(inspection["id"]), document)
    sheets = {row["inspector"]: read(version, inspection["profile"], row["body"]).answers for row in revisions}
    answers = merge(sheets, document.settlements)
    await _refuse_photos_of_others(inspection["id"], answers, document.fixed)
    assessment = assess(profile_of(version.document, inspection["profile"]), answers)
    if assessment.missing and not document.incomplete_reason:
        raise Refused("sheet-incomplete", items=", ".join(gap.item for gap in assessment.missing)[:400])
    return Merged(answers, assessment, [row["id"] for row in revisions])


async def _refuse_photos_of_others(inspection: UUID, answers: Answers, fixed: Sequence[FixedOnSpot]) -> None:
    """A photo of another visit proves nothing here."""
    cited = [
        *((item, answer.evidence) for item, answer in answers.items()),
        *((each.item, each.photos) for each in fixed),
    ]
    others = await finding_queries.photos_of_others(inspection, [photo for _, photos in cited for photo in photos])
    for item, photos in cited:
        if not others.isdisjoint(photos):
            raise Refused("photo-of-another-visit", item=item)


def _require_all(revisions: list[Row], team: list[Row], document: SubmissionDocument) -> None:
    if not revisions:
        raise Refused("no-sheet")
    absent = {member["id"] for member in team} - {row["inspector"] for row in revisions}
    if absent and not document.incomplete_reason:
        names = ", ".join(member["name"] for member in team if member["id"] in absent)
        raise Refused("sheet-not-submitted", names=names)


def _values(
    actor: Actor, inspection: Row, document: SubmissionDocument, merged: Merged, body: bytes, now: datetime
) -> list[object]:
    assessment = merged.assessment
    return [
        document.id,
        inspection["id"],
        actor.person,
        sha256(body).digest(),
        document.claimed_at,
        now,
        document.incomplete_reason,
        merged.revisions,
        msgspec.json.encode(list(merged.answers.values())).decode(),
        assessment.score_hundredths,
        assessment.grade,
        assessment.observed_weight,
        assessment.total_weight,
        list(dict.fromkeys([*photos_of(merged.answers), *(photo for fix in document.fixed for photo in fix.photos)])),
    ]


async def _end_visit(record: Record, inspection: Row) -> None:
    claimed_at = await queries.opening_claimed_at(inspection["id"])
    opened_at = happened_at(claimed_at, inspection["released_at"], inspection["opened_at"])
    outcome = "late" if is_late(inspection["arrives_at"], opened_at) else "carried_out"
    await queries.end(inspection["id"], outcome, None, record.by)
    await record("inspection.submitted", subject=str(inspection["id"]), facts={"outcome": outcome})
