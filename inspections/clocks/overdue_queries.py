"""What is due, at whom, since when; each reader sees their own, and on a desk what is due in their scope."""

from datetime import datetime
from uuid import UUID

from inspections.access import OVERSIGHT
from inspections.clocks.clocks import PROPOSALS
from inspections.queries import seen, sight
from ledger.database import Row, planned_rows
from organisation.actors import DESK, Actor


async def due_before(actor: Actor, time: datetime, after: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """What is due first coming first. Inspectors see what waits for them as leaders, a unit what waits for it; of a
    cause that was passed to a unit which does not see the inspection, its head reads among the referrals."""
    due_at, identifier = after or (None, None)
    return await planned_rows(
        f"""
        SELECT deadline.*, inspection.unit, inspection.unit_code, inspection.unit_name, unit.zone,
               inspection.demonstration, inspection.state, inspection.leader, leader.name AS leader_name
        FROM deadline JOIN inspection ON inspection.id = deadline.inspection
        JOIN unit ON unit.id = inspection.unit JOIN person AS leader ON leader.id = inspection.leader
        WHERE ended_at IS NULL AND due_at < $4 AND {seen(actor)} AND (
            inspection.path && $5::uuid[] AND (clock <> ALL($6::text[]) OR inspection.path && $7::uuid[])
            OR role = 'unit_head' AND inspection.path && $8::uuid[]
            OR role = 'leader' AND inspection.leader = $1
            OR role = 'owner' AND EXISTS (
                SELECT 1 FROM finding_cause JOIN unit AS place ON place.id = finding_cause.owner
                WHERE finding_cause.id = deadline.subject AND place.path && $8::uuid[]
            )
        ) AND ($9::timestamptz IS NULL OR (due_at, deadline.id) > ($9, $10))
        ORDER BY due_at, deadline.id LIMIT $11
        """,
        *sight(actor),
        time,
        actor.scopes(*DESK),
        sorted(PROPOSALS),
        actor.scopes(*OVERSIGHT),
        actor.scopes("unit_head"),
        due_at,
        identifier,
        limit,
    )
