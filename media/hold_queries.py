"""What forbids erasing."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows

STANDS = """EXISTS (
    SELECT 1 FROM evidence_hold WHERE evidence_hold.inspection = {inspection} AND evidence_hold.lifted_at IS NULL
)"""
TOLD = """
    SELECT evidence_hold.id, inspection, reason, placed_by, placer.name AS placed_by_name, placed_at,
        lifted_by, lifter.name AS lifted_by_name, lifted_at
    FROM evidence_hold JOIN person AS placer ON placer.id = placed_by
    LEFT JOIN person AS lifter ON lifter.id = lifted_by
"""


async def lock_photos(inspection: UUID) -> None:
    """Of those who hold and those who erase an inspection's photos, one at a time, until its transaction ends."""
    await rows("SELECT pg_advisory_xact_lock(hashtextextended('photos of ' || $1::uuid, 0))", inspection)


async def stands(inspection: UUID) -> bool:
    found = await row(f"SELECT {STANDS.format(inspection='$1::uuid')} AS stands", inspection)
    return bool(found and found["stands"])


async def find(hold: UUID) -> Row | None:
    return await row(f"{TOLD} WHERE evidence_hold.id = $1", hold)


async def listed(inspection: UUID) -> list[Row]:
    return await rows(f"{TOLD} WHERE inspection = $1 ORDER BY evidence_hold.id", inspection)


async def add(hold: UUID, inspection: UUID, reason: str, by: UUID, now: datetime) -> None:
    await rows(
        "INSERT INTO evidence_hold (id, inspection, reason, placed_by, placed_at) VALUES ($1, $2, $3, $4, $5)",
        hold,
        inspection,
        reason,
        by,
        now,
    )


async def lift(hold: UUID, by: UUID, now: datetime) -> bool:
    """Compare-and-set: False when somebody lifted it before."""
    lifted = await row(
        "UPDATE evidence_hold SET lifted_by = $2, lifted_at = $3 WHERE id = $1 AND lifted_at IS NULL RETURNING id",
        hold,
        by,
        now,
    )
    return lifted is not None
