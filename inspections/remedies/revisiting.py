"""After a bad grade somebody should come again: proposed to the planners, who order it or do without."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from inspections.clocks.deadlines import due as due_for
from inspections.remedies import revisit_queries as queries
from inspections.remedies import telling_remedies
from inspections.remedies.remedy_rules import REVISIT_CLOCKS
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


async def propose(record: Record, inspection: Row) -> None:
    """Part of the conclusion."""
    graded = await queries.graded(inspection["id"])
    clock = REVISIT_CLOCKS.get(graded["grade"])
    if clock is None:
        return
    due = (await due_for(clock, inspection, record.at)).astimezone(ZoneInfo(graded["zone"])).date()
    revisit = await queries.add(inspection["id"], graded["grade"], due, record.at)
    facts = {"grade": graded["grade"], "due": due.isoformat()}
    await record("revisit.proposed", subject=str(inspection["id"]), facts=facts)
    await telling_remedies.revisit_proposed(record, inspection, revisit)


async def drop(actor: Actor, revisit: Row, reason: str, now: datetime) -> None:
    """A planner does without it, and says why."""
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.drop(revisit["id"], actor.person, reason.strip(), now):
            raise Refused("changed-meanwhile")
        await record("revisit.dropped", subject=str(revisit["inspection"]), facts={"revisit": str(revisit["id"])})


def require_planner(actor: Actor, revisit: Row) -> None:
    path: list[UUID] = revisit["path"]
    if not actor.holds("planner", path):
        raise Refused("not-allowed")
