"""How a visit ends that is not carried out: cancelled at the desk, aborted on site, missed."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from inspections import queries
from inspections.lifecycle import target
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused

BATCH = 100


async def call_off(
    actor: Actor, inspection: Row, outcome: Literal["cancelled", "aborted"], reason: str, now: datetime
) -> None:
    """Cancelled before the opening, aborted after it; the leader says why."""
    target("cancel" if outcome == "cancelled" else "abort", inspection["state"])
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.move(inspection["id"], inspection["state"], "closed", now):
            raise Refused("changed-meanwhile")
        await _end(record, inspection["id"], outcome, reason, str(actor.person))


async def mark_missed(now: datetime) -> int:
    """What nobody opened before its end leaves a row with its reason: no silent gap."""
    async with change(by="clock", at=now) as record:
        overdue = await queries.unopened_after_end(now, BATCH)
        for inspection in overdue:
            await queries.move(inspection["id"], "released", "closed", now)
            await _end(record, inspection["id"], "missed", "not opened before its end", "clock")
    return len(overdue)


async def _end(record: Record, inspection: UUID, outcome: str, reason: str, by: str) -> None:
    await queries.end(inspection, outcome, reason, by)
    await record(f"inspection.{outcome}", subject=str(inspection), facts={})
