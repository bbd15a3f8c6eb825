"""Who looked at which original."""

from datetime import datetime
from uuid import UUID

from ledger.changes import change
from organisation.actors import Actor


async def record_view(actor: Actor, evidence: UUID, now: datetime) -> None:
    """Written before the link is made: nobody gets one that the ledger does not know."""
    async with change(by=str(actor.person), at=now) as record:
        await record("evidence.original-viewed", subject=str(evidence), facts={"device": str(actor.device)})
