"""The end of the visit: the leader settles what the sheets say differently, and the findings stand."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists.answer_kinds import Answer, Remark
from checklists.answers import Answers
from checklists.items import Severity
from checklists.merging import merge
from checklists.profiles import profile_of
from checklists.publishing import PublishedChecklist, published_version
from checklists.scoring import Assessment, ProposedFinding, assess
from inspections import finding_queries, hearing, queries, sheet_queries
from inspections.lifecycle import check
from inspections.rules import happened_at, is_late
from inspections.sheet_documents import Reason, photos_of, read
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


class LeaderSeverity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The leader decides S0 to S2 and proposes S3 and S4, with a reason where the checklist proposes otherwise."""

    item: Annotated[str, Meta(max_length=40)]
    severity: Severity
    reason: Reason


class SubmissionDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel", kw_only=True):
    """`settlements`: by item, the inspector whose answer stands. `incomplete_reason`: why items stayed unanswered."""

    id: UUID
    claimed_at: Annotated[datetime, Meta(tz=True)]
    settlements: dict[str, UUID] = {}
    severities: list[LeaderSeverity] = []
    incomplete_reason: Reason | None = None


class Merged(msgspec.Struct, frozen=True):
    answers: Answers
    assessment: Assessment
    revisions: list[UUID]


_DOCUMENT = msgspec.json.Decoder(SubmissionDocument)


async def submit(actor: Actor, inspection: Row, body: bytes, now: datetime) -> bool:
    """False when this very submission was received before."""
    document = _decode(body)
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
        await _end_visit(record, inspection)
        await _add_findings(record, inspection, document, merged, now)
        await hearing.begin_if_complete(record, inspection["id"], now)
    return True


def _decode(body: bytes) -> SubmissionDocument:
    try:
        return _DOCUMENT.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("submission-field", reason=str(error)[:200]) from None


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
    await _refuse_photos_of_others(inspection["id"], answers)
    assessment = assess(profile_of(version.document, inspection["profile"]), answers)
    if assessment.missing and not document.incomplete_reason:
        raise Refused("sheet-incomplete", items=", ".join(gap.item for gap in assessment.missing)[:400])
    return Merged(answers, assessment, [row["id"] for row in revisions])


async def _refuse_photos_of_others(inspection: UUID, answers: Answers) -> None:
    """A photo of another visit proves nothing here."""
    others = await finding_queries.photos_of_others(inspection, photos_of(answers))
    for item, answer in answers.items():
        if not others.isdisjoint(answer.evidence):
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
        photos_of(merged.answers),
    ]


async def _end_visit(record: Record, inspection: Row) -> None:
    claimed_at = await queries.opening_claimed_at(inspection["id"])
    opened_at = happened_at(claimed_at, inspection["released_at"], inspection["opened_at"])
    outcome = "late" if is_late(inspection["arrives_at"], opened_at) else "carried_out"
    await queries.end(inspection["id"], outcome, None, record.by)
    await record("inspection.submitted", subject=str(inspection["id"]), facts={"outcome": outcome})


async def _add_findings(
    record: Record, inspection: Row, document: SubmissionDocument, merged: Merged, now: datetime
) -> None:
    decided = _decided(document, merged.assessment)
    for proposed in merged.assessment.findings:
        answer = merged.answers[proposed.item]
        finding = await finding_queries.add_finding(
            inspection["id"], proposed.item, _said(answer), proposed.extent_step, list(answer.evidence), now
        )
        await finding_queries.add_decision(finding, proposed.severity, None, "checklist", now)
        await record("finding.opened", subject=str(finding), facts=_facts(inspection, proposed))
        leaders = decided.get(proposed.item)
        if leaders and leaders.severity != proposed.severity:
            await finding_queries.add_decision(finding, leaders.severity, leaders.reason, record.by, now)
            await record("finding.severity", subject=str(finding), facts={"severity": leaders.severity})


def _said(answer: Answer) -> str:
    """What is commended stands in the remark itself."""
    return answer.value if isinstance(answer, Remark) else answer.note


def _decided(document: SubmissionDocument, assessment: Assessment) -> Mapping[str, LeaderSeverity]:
    found = {finding.item for finding in assessment.findings}
    for severity in document.severities:
        if severity.item not in found:
            raise Refused("severity-without-finding", item=severity.item)
    return {severity.item: severity for severity in document.severities}


def _facts(inspection: Row, proposed: ProposedFinding) -> dict[str, object]:
    return {"inspection": str(inspection["id"]), "item": proposed.item, "severity": proposed.severity}
