"""Who asked to see the original of a blurred photo, and who agreed."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows


async def find(view: UUID) -> Row | None:
    return await row(
        "SELECT id, evidence, reason, asked_by, asked_at, agreed_by, agreed_at FROM sealed_view WHERE id = $1", view
    )


async def add(view: UUID, evidence: UUID, reason: str, by: UUID, now: datetime) -> None:
    await rows(
        "INSERT INTO sealed_view (id, evidence, reason, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)",
        view,
        evidence,
        reason,
        by,
        now,
    )


async def agree(view: UUID, by: UUID, now: datetime) -> bool:
    """Compare-and-set: False when somebody agreed before."""
    agreed = await row(
        "UPDATE sealed_view SET agreed_by = $2, agreed_at = $3 WHERE id = $1 AND agreed_by IS NULL RETURNING id",
        view,
        by,
        now,
    )
    return agreed is not None


async def newest_agreed(evidence: UUID, person: UUID, after: datetime) -> Row | None:
    """Of those in which this person is one of the two."""
    return await row(
        """
        SELECT id, asked_by, agreed_by, agreed_at FROM sealed_view
        WHERE evidence = $1 AND $2 IN (asked_by, agreed_by) AND agreed_at > $3
        ORDER BY agreed_at DESC LIMIT 1
        """,
        evidence,
        person,
        after,
    )


async def has_asked(evidence: UUID, person: UUID, after: datetime) -> bool:
    """And waits for an answer."""
    found = await row(
        """
        SELECT 1 AS asked FROM sealed_view
        WHERE evidence = $1 AND asked_by = $2 AND asked_at > $3 AND agreed_by IS NULL
        """,
        evidence,
        person,
        after,
    )
    return found is not None
