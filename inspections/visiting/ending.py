"""How a visit ends that is not carried out: cancelled at the desk, aborted on site, missed."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from inspections import queries
from inspections.hearing import telling
from inspections.rules import SYNC_GRACE
from inspections.steps.lifecycle import Outcome, check
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused

BATCH = 100
CallingOff = Literal["cancel", "abort"]
# Reasons that nobody wrote: the pages say them in the reader's language.
NOT_OPENED, TEAM_ABSENT, TEAM_WITHDREW = "not-opened", "team-absent", "team-withdrew"
OUTCOMES: dict[CallingOff, Outcome] = {"cancel": "cancelled", "abort": "aborted"}


async def call_off(
    actor: Actor, inspection: Row, action: CallingOff, reason: str, claimed_at: datetime | None, now: datetime
) -> None:
    """Cancelled before the opening, aborted after it; the leader says why, perhaps on a phone without a network."""
    check(action, inspection["state"])
    async with change(by=str(actor.person), at=now) as record:
        await break_off(record, inspection["id"], action, reason, claimed_at)


async def break_off(
    record: Record, inspection: UUID, action: CallingOff, reason: str, claimed_at: datetime | None
) -> None:
    if not await queries.move(inspection, action, record.at):
        raise Refused("changed-meanwhile")
    facts = {"claimed_at": claimed_at.isoformat()} if claimed_at else {}
    await _end(record, inspection, OUTCOMES[action], reason, record.by, facts)
    if reason != TEAM_ABSENT:
        await telling.called_off(record, inspection)


async def mark_missed(now: datetime) -> int:
    """What nobody opened leaves a row with its reason: no silent gap. A phone may still be on its way to a network."""
    async with change(by="clock", at=now) as record:
        overdue = await queries.unopened_after_end(now - SYNC_GRACE, BATCH)
        for inspection in overdue:
            await queries.move(inspection["id"], "miss", now)
            await _end(record, inspection["id"], "missed", NOT_OPENED, "clock", {})
    return len(overdue)


async def _end(record: Record, inspection: UUID, outcome: Outcome, reason: str, by: str, facts: dict[str, str]) -> None:
    await queries.end(inspection, outcome, reason, by)
    await record(f"inspection.{outcome}", subject=str(inspection), facts=facts)
