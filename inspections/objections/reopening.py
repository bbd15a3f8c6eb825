"""New evidence: two reviewers have the unit heard again, about the findings it concerns. Until there is a new
conclusion the one in force stays, with its remedies."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections import queries as inspections
from inspections.clocks.deadlines import due
from inspections.evidence.holding import held
from inspections.findings import finding_queries
from inspections.objections import objecting, telling_objections
from inspections.objections import reopening_queries as queries
from inspections.proposals.proposal_seal import require_unsealed
from inspections.visiting import sheet_queries
from ledger.changes import Record, change
from ledger.database import Row
from media import holding as photo_holds
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused, not_found

Reason = Annotated[str, Meta(min_length=10, max_length=5000, pattern=r"\S")]


class ReopeningDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender, so that proposing it again is harmless. `reason` says what is new."""

    id: UUID
    reason: Reason
    findings: Annotated[list[UUID], Meta(min_length=1, max_length=200)]


class ReopeningDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """Who declines says why."""

    agreed: bool
    comment: Annotated[str, Meta(min_length=3, max_length=5000, pattern=r"\S")] | None = None


async def propose(actor: Actor, inspection: UUID, wanted: ReopeningDocument, now: datetime) -> bool:
    """False for a replay. One proposal at a time."""
    known = await queries.find_reopening(wanted.id)
    if known is not None:
        return _replayed(known, inspection, wanted)
    async with change(by=str(actor.person), at=now) as record:
        current = await held(inspection, "propose_reopening")
        if current["concluded_at"] is None:
            raise Refused("wrong-state", state=current["state"], needed="concluded")
        if await queries.is_any_proposed(inspection):
            raise Refused("reopening-proposed")
        known_findings = {finding["id"] for finding in await finding_queries.findings_of(inspection)}
        findings = list(dict.fromkeys(wanted.findings))
        if not known_findings.issuperset(findings):
            raise Refused("finding-elsewhere")
        await queries.add_reopening([wanted.id, inspection, findings, wanted.reason.strip(), actor.person, now])
        facts = {"reopening": str(wanted.id), "findings": [str(finding) for finding in findings]}
        await record("reopening.proposed", subject=str(inspection), facts=facts)
        await telling_objections.reopening_proposed(record, current, wanted.id)
    return True


async def decide(actor: Actor, inspection: UUID, reopening: UUID, said: ReopeningDecision, now: datetime) -> None:
    """The second signature begins the hearing again."""
    async with change(by=str(actor.person), at=now) as record:
        current = await held(inspection, "reopen")
        proposed = await queries.find_reopening(reopening)
        if proposed is None:
            raise not_found()
        await require_another(actor.person, [proposed["proposed_by"]], now)
        if proposed["decided_by"]:
            raise Refused("reopening-decided")
        comment = said.comment.strip() if said.comment else None
        if not said.agreed and not comment:
            raise Refused("reopening-comment-missing")
        await queries.decide(reopening, said.agreed, comment, actor.person, now)
        if said.agreed:
            await _begin(record, current, proposed)
        else:
            await record("reopening.declined", subject=str(inspection), facts={"reopening": str(reopening)})
            await telling_objections.reopening_declined(record, current, reopening, proposed["proposed_by"])


async def _begin(record: Record, inspection: Row, proposed: Row) -> None:
    await objecting.require_none_open(inspection["id"])
    await require_unsealed(inspection["id"])
    if not await inspections.move(inspection["id"], "reopen", record.at):
        raise Refused("changed-meanwhile")
    if inspection["state"] == "closed":
        # An erasure may be confirmed already: what the unit is heard about must not go meanwhile.
        await photo_holds.place_within(record, inspection["id"], f"reopening {proposed['id']}")
    explanation_due = await due("explanation", inspection, record.at)
    await sheet_queries.begin_hearing(inspection["id"], explanation_due)
    findings: list[UUID] = proposed["findings"]
    facts = {
        "reopening": str(proposed["id"]),
        "findings": [str(finding) for finding in findings],
        "due": explanation_due.isoformat(),
    }
    await record("inspection.reopened", subject=str(inspection["id"]), facts=facts)
    await telling_objections.reopened(record, inspection, proposed["id"], len(findings), explanation_due)


def _replayed(known: Row, inspection: UUID, wanted: ReopeningDocument) -> bool:
    same = (inspection, wanted.reason.strip(), list(dict.fromkeys(wanted.findings)))
    if tuple(known[name] for name in ("inspection", "reason", "findings")) != same:
        raise Refused("reopening-differs")
    return False
