"""A hold keeps an inspection's photos beyond their time: for a complaint, a court, an audit."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from media import hold_queries as queries
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused


async def place(actor: Actor, inspection: UUID, reason: str, now: datetime) -> UUID:
    """From now on nothing more is erased, even of an erasure under way."""
    async with change(by=str(actor.person), at=now) as record:
        return await place_within(record, inspection, reason)


async def place_within(record: Record, inspection: UUID, reason: str) -> UUID:
    hold = uuid7()
    await queries.lock_photos(inspection)
    await queries.add(hold, inspection, reason, UUID(record.by), record.at)
    facts = {"hold": str(hold), "reason": sha256(reason.encode()).hexdigest()}
    await record("hold.placed", subject=str(inspection), facts=facts)
    return hold


async def lift(actor: Actor, hold: Row, now: datetime) -> None:
    await require_another(actor.person, [hold["placed_by"]], now)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.lift(hold["id"], actor.person, now):
            raise Refused("hold-lifted")
        facts = {"hold": str(hold["id"]), "placed_by": str(hold["placed_by"])}
        await record("hold.lifted", subject=str(hold["inspection"]), facts=facts)
