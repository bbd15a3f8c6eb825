"""What becomes of a signed proposal: sent to the authority, answered by it; oversight lifts a referral's seal."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from inspections.clocks.deadlines import due
from inspections.proposals import proposal_queries as queries
from inspections.proposals import proposal_step_queries as steps
from inspections.proposals import telling_proposals
from inspections.proposals.discipline import Subject, is_known
from inspections.proposals.proposal_reading import cited_of
from inspections.proposals.proposal_rules import ANSWERED_BY, WATCHED, check_grounds, in_force
from inspections.visiting import sheet_queries
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused

Reference = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"\S")]


class Sending(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The letter's number and day, and the body it went to."""

    reference: Reference
    sent_on: date
    addressee: Annotated[str, Meta(min_length=3, max_length=300, pattern=r"\S")]


class OutcomeDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender. `form` is one of discipline for that `subject`, where the authority chose one."""

    id: UUID
    result: Literal["decided", "declined"]
    decided_on: date
    text: Annotated[str, Meta(min_length=10, max_length=5000, pattern=r"\S")]
    reference: Reference | None = None
    subject: Subject | None = None
    form: Annotated[str, Meta(max_length=60)] | None = None


async def send(actor: Actor, proposal: Row, sending: Sending, now: datetime) -> None:
    """Not while the hearing goes on anew, nor once a finding fell that it rests on."""
    async with change(by=str(actor.person), at=now) as record:
        found = await _in_force(proposal)
        if found["sent_at"]:
            raise Refused("proposal-sent-already", reference=found["reference"])
        check_grounds(found["level"], (await cited_of([found], now))[found["id"]])
        signed_at = found["second_at"] or found["signed_at"]
        _check_day(proposal, sending.sent_on, signed_at, now)
        clock = ANSWERED_BY.get(found["level"])
        due_at = await due(clock, proposal, now) if clock else found["watch_at"]
        said = (sending.sent_on, sending.reference.strip(), sending.addressee.strip())
        await steps.send(proposal["id"], *said, actor.person, now, due_at)
        facts = {"late": found["due_at"] is not None and now > found["due_at"]}
        await record("proposal.sent", subject=str(proposal["id"]), facts=facts)


async def answer(actor: Actor, proposal: Row, document: OutcomeDocument, now: datetime) -> bool:
    """False for a replay. A further answer puts right the one before."""
    known = await queries.find_outcome(document.id)
    if known is not None:
        return _replayed(known, proposal["id"], document)
    async with change(by=str(actor.person), at=now) as record:
        found = await _in_force(proposal)
        if not found["sent_at"]:
            raise Refused("proposal-not-sent")
        _check_day(proposal, document.decided_on, found["signed_at"], now)
        _check_form(proposal, document)
        said = (document.result, document.subject, document.form, document.decided_on)
        reference = document.reference.strip() if document.reference else None
        values = (*said, reference, document.text.strip(), actor.person, now)
        await steps.add_outcome(document.id, proposal["id"], values)
        facts = {"outcome": str(document.id), "result": document.result}
        await record("proposal.answered", subject=str(proposal["id"]), facts=facts)
        await telling_proposals.answered(record, proposal, document.id)
    return True


async def unseal(actor: Actor, proposal: Row, reason: str, now: datetime) -> None:
    """By none of those who sealed it."""
    async with change(by=str(actor.person), at=now) as record:
        await sheet_queries.lock(proposal["inspection"])
        current = await queries.find(actor, proposal["id"])
        if current is None or not current["seals"]:
            raise Refused("proposal-settled")
        sealed_by = [current["proposed_by"], current["signed_by"], current["second_by"]]
        await require_another(actor.person, sealed_by, now)
        await steps.unseal(proposal["id"], actor.person, now, reason.strip())
        facts = {"proposal": str(proposal["id"])}
        await record("inspection.unsealed", subject=str(proposal["inspection"]), facts=facts)


async def _in_force(proposal: Row) -> Row:
    """With the inspection held, whatever its state: what was signed is sent and answered also after the end."""
    current = await sheet_queries.lock(proposal["inspection"])
    found = await queries.find_any(proposal["id"])
    if current is None or found is None or not in_force(found):
        raise Refused("proposal-not-signed")
    return {**found, "state": current["state"], "explanation_due": current["explanation_due"]}


def _check_day(proposal: Row, day: date, first: datetime, now: datetime) -> None:
    """Between the signature and today, at the unit."""
    zone = ZoneInfo(proposal["zone"])
    if not first.astimezone(zone).date() <= day <= now.astimezone(zone).date():
        raise Refused("proposal-day", first=f"{first.astimezone(zone):%d/%m/%Y}")


def _check_form(proposal: Row, document: OutcomeDocument) -> None:
    """Of the rules in force on the day of the act or of the decision; a unit as a whole gets none."""
    if document.form is None and document.subject is None:
        return
    whole = document.form is not None and document.subject is not None and document.result == "decided"
    if not whole or proposal["concerns"] == "unit" or proposal["level"] not in WATCHED:
        raise Refused("proposal-form-out-of-place")
    acted_on = proposal["detected_at"].astimezone(ZoneInfo(proposal["zone"])).date()
    days = [acted_on, document.decided_on]
    if not is_known(proposal["jurisdiction"], days, str(document.subject), str(document.form)):
        raise Refused("proposal-form-unknown")


def _replayed(known: Row, proposal: UUID, document: OutcomeDocument) -> bool:
    said = (proposal, document.result, document.decided_on, document.text.strip(), document.subject, document.form)
    stored = tuple(known[name] for name in ("proposal", "result", "decided_on", "text", "subject", "form"))
    if stored != said:
        raise Refused("proposal-differs")
    return False
