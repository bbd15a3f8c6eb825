"""Closure certificates as they were made."""

from collections.abc import Sequence
from uuid import UUID

from inspections.queries import ZONE
from ledger.database import Row, row
from ledger.identifiers import uuid7


async def open_objections(inspection: UUID) -> int:
    found = await row("SELECT count(*) AS open FROM objection WHERE inspection = $1 AND settled_at IS NULL", inspection)
    return int(found["open"]) if found else 0


async def add(values: Sequence[object]) -> Row | None:
    """`values`: inspection, facts, languages, code, sha256, content, by whom, when. None where it was made already."""
    return await row(
        """
        INSERT INTO closure_certificate (id, inspection, facts, languages, code, sha256, content, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (inspection, facts, languages) DO NOTHING RETURNING *
        """,
        uuid7(),
        *values,
    )


async def find_made(inspection: UUID, facts: bytes, languages: str) -> Row | None:
    return await row(
        "SELECT * FROM closure_certificate WHERE inspection = $1 AND facts = $2 AND languages = $3",
        inspection,
        facts,
        languages,
    )


async def find_by_code(code: str) -> Row | None:
    """With its inspection, for whoever holds the paper."""
    return await row(
        f"""
        SELECT inspection.*, {ZONE}, certificate.facts, certificate.sha256, certificate.made_at
        FROM closure_certificate AS certificate JOIN inspection ON inspection.id = certificate.inspection
        WHERE certificate.code = $1
        """,
        code,
    )
