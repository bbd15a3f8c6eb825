"""Somebody steps in for a member of the team who fell away before the opening."""

from uuid import UUID

from inspections import queries
from inspections.hearing import telling
from inspections.tables import TeamMember
from ledger.changes import Record


async def join(record: Record, inspection: UUID, person: UUID) -> None:
    """The inspection is locked and not opened. They lead when nobody else of the team is left."""
    if not await queries.team(inspection):
        await queries.set_leader(inspection, person)
        await record("inspection.leader-changed", subject=str(inspection), facts={"leader": str(person)})
    await TeamMember.insert(TeamMember(inspection=inspection, person=person))
    await telling.team_sent(record, inspection, [person])
