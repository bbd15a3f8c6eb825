"""Commendations of an inspection; the unit reads those that are in force."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.queries import seen, sight
from ledger.database import Row, row, rows
from organisation.actors import Actor

COMMENDATIONS = """
    SELECT commendation.*, finding.item, inspection.unit, inspection.unit_name, inspection.unit_code,
           proposer.name AS proposed_by_name, decider.name AS decided_by_name, second.name AS second_by_name
    FROM commendation JOIN inspection ON inspection.id = commendation.inspection
    JOIN person AS proposer ON proposer.id = proposed_by
    LEFT JOIN finding ON finding.id = commendation.finding
    LEFT JOIN person AS decider ON decider.id = decided_by LEFT JOIN person AS second ON second.id = second_by
"""
IN_FORCE = "confirmed AND (NOT reward OR second_by IS NOT NULL)"


async def of_inspection(inspection: UUID, in_force: bool) -> list[Row]:
    """Oldest first; all of them, or those in force."""
    return await rows(
        f"{COMMENDATIONS} WHERE commendation.inspection = $1 AND (NOT $2 OR ({IN_FORCE})) "
        "ORDER BY proposed_at, commendation.id",
        inspection,
        in_force,
    )


async def find(actor: Actor, commendation: UUID) -> Row | None:
    return await row(f"{COMMENDATIONS} WHERE commendation.id = $4 AND {seen(actor)}", *sight(actor), commendation)


async def find_any(commendation: UUID) -> Row | None:
    return await row("SELECT * FROM commendation WHERE id = $1", commendation)


async def add(commendation: UUID, inspection: UUID, values: Sequence[object]) -> None:
    """`values`: finding, whom, text, photos, reward, by whom, when."""
    await rows(
        """
        INSERT INTO commendation (id, inspection, finding, whom, text, photos, reward, proposed_by, proposed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        commendation,
        inspection,
        *values,
    )


async def decide(commendation: UUID, confirmed: bool, reason: str | None, by: UUID, at: datetime) -> bool:
    """False when somebody did before."""
    decided = await row(
        """
        UPDATE commendation SET confirmed = $2, reason = $3, decided_by = $4, decided_at = $5
        WHERE id = $1 AND decided_by IS NULL RETURNING id
        """,
        commendation,
        confirmed,
        reason,
        by,
        at,
    )
    return decided is not None


async def sign_second(commendation: UUID, by: UUID, at: datetime) -> bool:
    signed = await row(
        """
        UPDATE commendation SET second_by = $2, second_at = $3
        WHERE id = $1 AND confirmed AND reward AND second_by IS NULL RETURNING id
        """,
        commendation,
        by,
        at,
    )
    return signed is not None
