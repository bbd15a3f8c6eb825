"""What a photo is held against."""

from uuid import UUID

from inspections.queries import ZONE
from ledger.database import Row, row, rows


async def visit_of(inspection: UUID) -> Row | None:
    """Of an opened inspection."""
    return await row(
        f"""
        SELECT {ZONE}, released_at, ends_at, opening.opened_by, opening.claimed_at, opening.received_at,
            opening.latitude, opening.longitude, opening.accuracy,
            unit.latitude AS unit_latitude, unit.longitude AS unit_longitude
        FROM inspection JOIN opening ON opening.inspection = inspection.id JOIN unit ON unit.id = inspection.unit
        WHERE inspection.id = $1
        """,
        inspection,
    )


async def other_facts(inspection: UUID, evidence: UUID, person: UUID) -> list[Row]:
    """What the same person's other photos of the visit say of themselves."""
    return await rows(
        """
        SELECT facts FROM examination JOIN evidence ON evidence.id = examination.evidence
        WHERE evidence.inspection = $1 AND evidence.id <> $2 AND announced_by = $3 AND examination.state = 'done'
            AND facts IS NOT NULL
        ORDER BY evidence.id
        """,
        inspection,
        evidence,
        person,
    )
