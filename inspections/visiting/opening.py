"""The team stands at the door: from here on the unit sees the inspection too."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

import msgspec

from inspections import queries
from inspections.clocks.deadlines import told
from inspections.hearing import telling
from inspections.rules import happened_at
from inspections.steps.lifecycle import check
from inspections.visiting.visit_tables import Opening
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


class Door(msgspec.Struct, frozen=True):
    """What the phone says: its own id for the opening, its clock, its place where the phone knew one."""

    id: UUID
    claimed_at: datetime
    latitude: Decimal | None
    longitude: Decimal | None
    accuracy: Decimal | None


async def open_at_door(actor: Actor, inspection: Row, door: Door, now: datetime) -> bool:
    """False when this opening was received before: a replay. Another opening than the first is refused."""
    known = await Opening.select(Opening.id).where(Opening.inspection == inspection["id"]).first()
    if known:
        if known["id"] != door.id:
            raise Refused("opened-already")
        return False
    check("open", inspection["state"])
    if happened_at(door.claimed_at, inspection["released_at"], now) > inspection["ends_at"]:
        raise Refused("visit-over", ended=await told(inspection["unit"], inspection["ends_at"]))
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.move(inspection["id"], "open", now):
            raise Refused("opened-already")
        await Opening.insert(
            Opening(
                inspection=inspection["id"],
                opened_by=actor.person,
                received_at=now,
                **msgspec.structs.asdict(door),
            )
        )
        await record(
            "inspection.opened",
            subject=str(inspection["id"]),
            facts={"opening": str(door.id), "claimed_at": door.claimed_at.isoformat()},
        )
        await telling.door_opened(record, inspection)
    return True
