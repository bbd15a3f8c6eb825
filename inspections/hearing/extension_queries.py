"""More time for an explanation: asked for, proposed, decided."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.queries import seen, sight
from ledger.database import Row, row, rows
from organisation.actors import Actor


async def find_extension(extension: UUID) -> Row | None:
    return await row("SELECT * FROM explanation_extension WHERE id = $1", extension)


async def find_inspection_of(actor: Actor, extension: UUID) -> UUID | None:
    found = await row(
        f"""
        SELECT extension.inspection FROM explanation_extension AS extension
        JOIN inspection ON inspection.id = extension.inspection WHERE extension.id = $4 AND {seen(actor)}
        """,
        *sight(actor),
        extension,
    )
    return found["inspection"] if found else None


async def extensions_of(inspection: UUID) -> list[Row]:
    """Oldest first, with the names of the people."""
    return await rows(
        """
        SELECT extension.*, asker.name AS asked_by_name, first.name AS first_by_name, second.name AS second_by_name
        FROM explanation_extension AS extension JOIN person asker ON asker.id = asked_by
        LEFT JOIN person first ON first.id = first_by LEFT JOIN person second ON second.id = second_by
        WHERE inspection = $1 ORDER BY asked_at, extension.id
        """,
        inspection,
    )


async def is_any_open(inspection: UUID) -> bool:
    found = await row("SELECT 1 FROM explanation_extension WHERE inspection = $1 AND granted IS NULL", inspection)
    return found is not None


async def is_any_granted(inspection: UUID) -> bool:
    """Since the unit's time began, which it does again when the hearing is reopened."""
    found = await row(
        """
        SELECT 1 FROM explanation_extension AS extension JOIN inspection ON inspection.id = extension.inspection
        WHERE inspection.id = $1 AND granted AND asked_at >= explaining_at
        """,
        inspection,
    )
    return found is not None


async def add_extension(values: Sequence[object]) -> None:
    """`values`: id, inspection, reason, asked_by, asked_at, due_before."""
    await rows(
        """
        INSERT INTO explanation_extension (id, inspection, reason, asked_by, asked_at, due_before)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        *values,
    )


async def propose(extension: UUID, by: UUID, days: int, answer: str, at: datetime) -> None:
    await rows(
        "UPDATE explanation_extension SET first_by = $2, first_at = $3, days = $4, answer = $5 WHERE id = $1",
        extension,
        by,
        at,
        days,
        answer,
    )


async def decide(
    extension: UUID, by: UUID, at: datetime, *, days: int | None, answer: str, due_after: datetime | None
) -> None:
    """Granted with `due_after`, else declined. Whoever decides stands second where somebody proposed it."""
    await rows(
        """
        UPDATE explanation_extension SET granted = $6::timestamptz IS NOT NULL, due_after = $6, days = $4, answer = $5,
            second_by = CASE WHEN first_by IS NULL THEN NULL ELSE $2::uuid END,
            second_at = CASE WHEN first_by IS NULL THEN NULL ELSE $3::timestamptz END,
            first_by = coalesce(first_by, $2), first_at = coalesce(first_at, $3)
        WHERE id = $1
        """,
        extension,
        by,
        at,
        days,
        answer,
        due_after,
    )
