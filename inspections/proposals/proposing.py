"""Proposals: made by the leader or a reviewer, checked, signed by another and from L4 on by a second. Nothing of it is
automatic, and nothing here names a form of discipline."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.clocks.deadline_rules import Clock
from inspections.clocks.deadlines import due
from inspections.evidence.holding import held
from inspections.findings import finding_queries
from inspections.proposals import proposal_queries as queries
from inspections.proposals import proposal_reading, telling_proposals
from inspections.proposals import proposal_step_queries as steps
from inspections.proposals.proposal_rules import (
    REFERRAL,
    WATCHED,
    CheckKind,
    Concerns,
    Level,
    check_signable,
    in_force,
    lost_grounds,
    takes_two,
)
from inspections.steps.lifecycle import check
from ledger.changes import Record, change
from ledger.database import Row
from media import holding as photo_holds
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused

Reason = Annotated[str, Meta(min_length=10, max_length=2000, pattern=r"\S")]
MOST_FINDINGS = 50


class ProposalDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender. `post` is who it concerns, where that is not the whole unit: never a name.

    `authority` is the body that may decide; `complex` gives it 150 days instead of 90.
    """

    id: UUID
    findings: Annotated[list[UUID], Meta(min_length=1, max_length=MOST_FINDINGS)]
    level: Level
    concerns: Concerns
    text: Annotated[str, Meta(min_length=10, max_length=5000, pattern=r"\S")]
    authority: Annotated[str, Meta(min_length=3, max_length=300, pattern=r"\S")]
    post: Annotated[str, Meta(min_length=2, max_length=200, pattern=r"\S")] | None = None
    complex: bool = False


async def propose(actor: Actor, inspection: Row, document: ProposalDocument, now: datetime) -> bool:
    """False for a replay."""
    known = await queries.find_any(document.id)
    if known is not None:
        return _replayed(known, inspection["id"], document)
    check("propose", inspection["state"])
    if (document.concerns == "unit") != (document.post is None):
        raise Refused("proposal-post")
    async with change(by=str(actor.person), at=now) as record:
        current = await held(inspection["id"], "propose")
        await _add(record, current, document, await _detected(inspection["id"], document))
        facts = {
            "inspection": str(inspection["id"]),
            "level": document.level,
            "concerns": document.concerns,
            "findings": [str(finding) for finding in document.findings],
        }
        await record("proposal.made", subject=str(document.id), facts=facts)
        await telling_proposals.proposed(record, current, document.id)
    return True


async def _detected(inspection: UUID, document: ProposalDocument) -> datetime:
    """When the first of the cited findings was made. Praise is no ground."""
    found = {each["id"]: each for each in await finding_queries.findings_of(inspection) if each["severity"] != "S0"}
    if len(set(document.findings)) != len(document.findings) or not found.keys() >= set(document.findings):
        raise Refused("proposal-finding")
    detected: datetime = min(found[finding]["found_at"] for finding in document.findings)
    return detected


async def _add(record: Record, inspection: Row, document: ProposalDocument, detected: datetime) -> None:
    clock: Clock = "discipline_watch_complex" if document.complex else "discipline_watch"
    watch = await due(clock, inspection, detected) if document.level in WATCHED else None
    first = await due("referral", inspection, record.at) if document.level == REFERRAL else None
    post = document.post.strip() if document.post else None
    said = (document.findings, document.level, document.concerns, post, document.text.strip())
    how = (document.authority.strip(), document.complex, detected, watch, first, UUID(record.by), record.at)
    await steps.add(document.id, inspection["id"], (*said, *how))


async def note_check(actor: Actor, proposal: Row, kind: CheckKind, clear: bool, reason: str, now: datetime) -> None:
    """A later one of the same kind counts instead; none once it is signed."""
    async with change(by=str(actor.person), at=now) as record:
        found = await _unsigned(proposal)
        if in_force(found):
            raise Refused("proposal-settled")
        await steps.add_check(proposal["id"], kind, clear, reason.strip(), actor.person, now)
        await record("proposal.checked", subject=str(proposal["id"]), facts={"kind": kind, "clear": clear})


async def sign(actor: Actor, proposal: Row, now: datetime) -> None:
    """The first signature, by a reviewer who did not propose it."""
    async with change(by=str(actor.person), at=now) as record:
        found = await _unsigned(proposal)
        if found["signed_by"]:
            raise Refused("proposal-settled")
        await require_another(actor.person, [found["proposed_by"]], now)
        await _check_signable(found, now)
        waits = takes_two(found["level"])
        await steps.sign(proposal["id"], actor.person, now, found["due_at"] if waits else await _to_send(proposal, now))
        await record("proposal.signed", subject=str(proposal["id"]))
        if waits:
            await telling_proposals.second_wanted(record, proposal)
        else:
            await telling_proposals.signed(record, proposal)


async def sign_second(actor: Actor, proposal: Row, now: datetime) -> None:
    """From L4 on, by one who neither proposed nor signed it. A referral seals the inspection and keeps its photos."""
    async with change(by=str(actor.person), at=now) as record:
        found = await _unsigned(proposal)
        if not found["signed_by"] or in_force(found):
            raise Refused("proposal-settled")
        await require_another(actor.person, [found["proposed_by"], found["signed_by"]], now)
        await _check_signable(found, now)
        referral = found["level"] == REFERRAL
        due_at = found["due_at"] if referral else await _to_send(proposal, now)
        await steps.sign_second(proposal["id"], actor.person, now, due_at)
        await record("proposal.signed-second", subject=str(proposal["id"]))
        if referral:
            await photo_holds.place_within(record, proposal["inspection"], f"L7 {proposal['id']}")
            await record("inspection.sealed", subject=str(proposal["inspection"]))
        await telling_proposals.signed(record, proposal)


async def refuse(actor: Actor, proposal: Row, reason: str, now: datetime) -> None:
    """Whoever might sign, first or second, ends it and says why."""
    async with change(by=str(actor.person), at=now) as record:
        found = await _unsigned(proposal)
        if in_force(found):
            raise Refused("proposal-settled")
        signers = [found["proposed_by"], *([found["signed_by"]] if found["signed_by"] else [])]
        await require_another(actor.person, signers, now)
        await steps.end(proposal["id"], "refused", actor.person, now, reason.strip())
        await record("proposal.refused", subject=str(proposal["id"]))
        await telling_proposals.refused(record, proposal)


async def withdraw(actor: Actor, proposal: Row, reason: str, now: datetime) -> None:
    """By who proposed it, before anybody signed; later, unless it was sent, where a finding fell that it rests on."""
    async with change(by=str(actor.person), at=now) as record:
        found = await _unsigned(proposal)
        if found["proposed_by"] != actor.person:
            raise Refused("not-allowed")
        if found["sent_at"] or (found["signed_by"] and not await _lost_grounds(found, now)):
            raise Refused("proposal-settled")
        await steps.end(proposal["id"], "withdrawn", actor.person, now, reason.strip())
        await record("proposal.withdrawn", subject=str(proposal["id"]))


async def _unsigned(proposal: Row) -> Row:
    """As it and its inspection stand now, which is held; not after its end."""
    current = await held(proposal["inspection"], "sign_proposal")
    found = await queries.find_any(proposal["id"])
    if found is None or found["ended"]:
        raise Refused("proposal-settled")
    return {**found, "state": current["state"], "explanation_due": current["explanation_due"]}


async def _check_signable(proposal: Row, now: datetime) -> None:
    cited = await proposal_reading.cited_of([proposal], now)
    check_signable(proposal["level"], cited[proposal["id"]], await queries.newest_checks(proposal["id"]))


async def _lost_grounds(proposal: Row, now: datetime) -> bool:
    cited = await proposal_reading.cited_of([proposal], now)
    return lost_grounds(proposal["level"], cited[proposal["id"]])


async def _to_send(proposal: Row, now: datetime) -> datetime:
    return await due("discipline_sent", proposal, now)


def _replayed(known: Row, inspection: UUID, document: ProposalDocument) -> bool:
    post = document.post.strip() if document.post else None
    said = (inspection, document.findings, document.level, document.concerns, post, document.text.strip())
    how = (document.authority.strip(), document.complex)
    stored = tuple(known[name] for name in ("inspection", "findings", "level", "concerns", "post", "text"))
    if (*stored, known["authority"], known["complex"]) != (*said, *how):
        raise Refused("proposal-differs")
    return False
