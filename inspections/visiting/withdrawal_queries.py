"""Who left a team, and why."""

from collections.abc import Sequence
from uuid import UUID

from ledger.database import Row, row, rows

WITHDRAWAL = """
    SELECT withdrawal.id, withdrawal.inspection, withdrawal.person, person.name, reason, note, claimed_at, withdrawn_at,
           withdrawal.late
    FROM withdrawal JOIN person ON person.id = withdrawal.person
"""


async def find(withdrawal: UUID) -> Row | None:
    return await row(f"{WITHDRAWAL} WHERE withdrawal.id = $1", withdrawal)


async def listed(inspection: UUID) -> list[Row]:
    return await rows(f"{WITHDRAWAL} WHERE inspection = $1 ORDER BY withdrawn_at, withdrawal.id", inspection)


async def add(values: Sequence[object]) -> bool:
    """`values`: id, inspection, person, reason, note, claimed_at, withdrawn_at, late. False for who withdrew before."""
    added = await row(
        """
        INSERT INTO withdrawal (id, inspection, person, reason, note, claimed_at, withdrawn_at, late)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (inspection, person) DO NOTHING RETURNING id
        """,
        *values,
    )
    return added is not None
