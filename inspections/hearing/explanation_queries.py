"""Explanations, and what people at the unit have drafted of them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from ledger.identifiers import uuid7


async def find_explanation(explanation: UUID) -> Row | None:
    return await row("SELECT * FROM explanation WHERE id = $1", explanation)


async def add_explanation(finding: UUID, at: datetime, values: Sequence[object]) -> None:
    """`values`: id, position, reasons, photos, corrections, given_as, link, explained_by."""
    await rows(
        """
        INSERT INTO explanation (id, finding, number, position, reasons, photos, corrections, given_as, link,
                                 explained_by, explained_at)
        SELECT $3, $1, coalesce(max(number), 0) + 1, $4, $5, $6, $7::jsonb, $8, $9, $10, $2
        FROM explanation WHERE finding = $1
        """,
        finding,
        at,
        *values,
    )


async def drafts_of(finding: UUID) -> list[Row]:
    """Everybody's, with their names, the newest first."""
    return await rows(
        """
        SELECT draft.author, person.name AS author_name, position, reasons, corrections, saved_at
        FROM explanation_draft AS draft JOIN person ON person.id = author
        WHERE finding = $1 ORDER BY saved_at DESC, author
        """,
        finding,
    )


async def save_draft(finding: UUID, author: UUID, before: datetime | None, values: Sequence[object]) -> bool:
    """`values`: position, reasons, corrections, saved_at. False when what is kept is not what was `before`."""
    saved = await row(
        """
        INSERT INTO explanation_draft (id, finding, author, position, reasons, corrections, saved_at)
        SELECT $4, $1, $2, $5, $6, $7::jsonb, $8
        WHERE $3::timestamptz IS NULL OR EXISTS (
            SELECT 1 FROM explanation_draft WHERE finding = $1 AND author = $2
        )
        ON CONFLICT (finding, author) DO UPDATE SET
            position = excluded.position, reasons = excluded.reasons, corrections = excluded.corrections,
            saved_at = excluded.saved_at
        WHERE explanation_draft.saved_at = $3 RETURNING id
        """,
        finding,
        author,
        before,
        uuid7(),
        *values,
    )
    return saved is not None


async def delete_draft(finding: UUID, author: UUID) -> None:
    await rows("DELETE FROM explanation_draft WHERE finding = $1 AND author = $2", finding, author)
