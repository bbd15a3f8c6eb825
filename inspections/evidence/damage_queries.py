"""Originals that no longer are what they were, for those who watch over the inspections they belong to."""

from uuid import UUID

from inspections.access import OVERSIGHT
from ledger.database import Row, rows
from organisation.actors import Actor


async def damaged(actor: Actor, after: UUID | None, most: int) -> list[Row]:
    return await rows(
        """
        SELECT evidence.id, inspection.id AS inspection, inspection.unit_code, inspection.unit_name,
            evidence.purpose, evidence.item, evidence.sha256, evidence.size, fixity.result, fixity.checked_at,
            evidence.arrived_at, (SELECT zone FROM unit WHERE unit.id = inspection.unit) AS zone
        FROM fixity JOIN evidence ON evidence.id = fixity.evidence
        JOIN inspection ON inspection.id = evidence.inspection
        WHERE fixity.result <> 'holds' AND evidence.erased_at IS NULL AND inspection.path && $1::uuid[]
            AND ($2::uuid IS NULL OR evidence.id > $2)
        ORDER BY evidence.id LIMIT $3
        """,
        actor.scopes(*OVERSIGHT),
        after,
        most,
    )
