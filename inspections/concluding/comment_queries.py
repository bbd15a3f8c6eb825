"""Comments with which conclusions were sent back."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, rows
from ledger.identifiers import uuid7


async def add(conclusion: UUID, text: str, by: UUID, at: datetime) -> None:
    await rows(
        "INSERT INTO conclusion_comment (id, conclusion, text, sent_by, sent_at) VALUES ($1, $2, $3, $4, $5)",
        uuid7(),
        conclusion,
        text,
        by,
        at,
    )


async def of_inspection(inspection: UUID) -> list[Row]:
    """The newest first, with the number of the version that each sent back."""
    return await rows(
        """
        SELECT conclusion.number, text, person.name AS sent_by_name, sent_at
        FROM conclusion_comment JOIN conclusion ON conclusion.id = conclusion_comment.conclusion
        JOIN person ON person.id = sent_by
        WHERE conclusion.inspection = $1 ORDER BY conclusion.number DESC
        """,
        inspection,
    )
