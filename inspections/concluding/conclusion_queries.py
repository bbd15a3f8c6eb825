"""Versions of a conclusion: drafted, signed, the one in force, and all there were."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from ledger.identifiers import uuid7

VERSIONS = """
    SELECT conclusion.*, drafter.name AS drafted_by_name, issuer.name AS issued_by_name,
           second.name AS second_by_name, conclusion_comment.sent_at AS sent_back_at
    FROM conclusion JOIN person drafter ON drafter.id = drafted_by
    LEFT JOIN conclusion_comment ON conclusion_comment.conclusion = conclusion.id
    LEFT JOIN person issuer ON issuer.id = issued_by LEFT JOIN person second ON second.id = second_by
"""
IN_FORCE = """
    SELECT conclusion.* FROM conclusion WHERE conclusion.inspection = inspection.id AND in_force_at IS NOT NULL
    ORDER BY number DESC LIMIT 1
"""
"""Beside a row of the inspection: the newest version that has every signature, also while a later one is written."""


async def in_force(inspection: UUID) -> Row | None:
    return await row(
        f"{VERSIONS} WHERE inspection = $1 AND in_force_at IS NOT NULL ORDER BY number DESC LIMIT 1", inspection
    )


async def newest(inspection: UUID) -> Row | None:
    return await row(f"{VERSIONS} WHERE inspection = $1 ORDER BY number DESC LIMIT 1", inspection)


async def version(inspection: UUID, number: int) -> Row | None:
    return await row(f"{VERSIONS} WHERE inspection = $1 AND number = $2", inspection, number)


async def versions_of(inspection: UUID) -> list[Row]:
    """Oldest first."""
    return await rows(f"{VERSIONS} WHERE inspection = $1 ORDER BY number", inspection)


async def bring_into_force(conclusion: UUID, at: datetime) -> None:
    await rows("UPDATE conclusion SET in_force_at = $2 WHERE id = $1", conclusion, at)


async def signers_of(inspection: UUID) -> set[UUID]:
    """Whoever drafted or signed any version."""
    found = await rows(
        """
        SELECT DISTINCT signer FROM conclusion CROSS JOIN unnest(ARRAY[drafted_by, issued_by, second_by]) AS signer
        WHERE inspection = $1 AND signer IS NOT NULL
        """,
        inspection,
    )
    return {each["signer"] for each in found}


async def add(inspection: UUID, number: int, summary: str, decisions: str, by: UUID, at: datetime) -> None:
    await rows(
        """
        INSERT INTO conclusion (id, inspection, number, summary, decisions, drafted_by, drafted_at)
        VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)
        """,
        uuid7(),
        inspection,
        number,
        summary,
        decisions,
        by,
        at,
    )


async def issue(conclusion: UUID, by: UUID, at: datetime) -> bool:
    issued = await row(
        "UPDATE conclusion SET issued_by = $2, issued_at = $3 WHERE id = $1 AND issued_by IS NULL RETURNING id",
        conclusion,
        by,
        at,
    )
    return issued is not None


async def sign_second(conclusion: UUID, by: UUID, at: datetime) -> bool:
    signed = await row(
        """
        UPDATE conclusion SET second_by = $2, second_at = $3
        WHERE id = $1 AND issued_by IS NOT NULL AND second_by IS NULL RETURNING id
        """,
        conclusion,
        by,
        at,
    )
    return signed is not None
