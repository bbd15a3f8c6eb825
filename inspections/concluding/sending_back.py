"""A draft is sent back with a comment by whoever would have to sign it next; it is drafted anew."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from inspections.concluding import comment_queries
from inspections.concluding.concluding import version_to_sign
from inspections.hearing import telling
from inspections.objections import amending
from inspections.proposals.proposal_seal import require_unsealed
from inspections.visiting import sheet_queries
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import not_found

Comment = Annotated[str, Meta(min_length=10, max_length=2000, pattern=r"\S")]


async def send_back(actor: Actor, inspection: Row, number: int, comment: str, now: datetime) -> None:
    """Before the issuance by whoever would issue, before the second signature by whoever would sign second."""
    async with change(by=str(actor.person), at=now) as record:
        current = await _held(inspection["id"])
        conclusion = await version_to_sign(current["id"], number)
        signers = [conclusion[who] for who in ("drafted_by", "issued_by") if conclusion[who]]
        await require_another(actor.person, signers, now)
        await comment_queries.add(conclusion["id"], comment, actor.person, now)
        await record("conclusion.sent-back", subject=str(current["id"]), facts={"number": number})
        await telling.sent_back(record, current, number, conclusion["drafted_by"])


async def _held(inspection: UUID) -> Row:
    current = await sheet_queries.lock(inspection)
    if current is None:
        raise not_found()
    await amending.check_open("send_back", current)
    await require_unsealed(inspection)
    return current
