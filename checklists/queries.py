"""Checklists are the same for everybody; who may see drafts, the caller says."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from ledger.identifiers import uuid7
from organisation.actors import Actor

VERSION = """
    SELECT version.id, checklist.code, version.number, version.state, version.sha256, version.document,
           version.author, version.drafted_at, version.approver, version.published_at
    FROM checklist_version AS version JOIN checklist ON checklist.id = version.checklist
"""


def sees_drafts(actor: Actor) -> bool:
    return actor.has("reviewer", "planner", "administrator")


async def find_version(actor: Actor, code: str, number: int) -> Row | None:
    return await row(
        f"{VERSION} WHERE checklist.code = $1 AND number = $2 AND (state = 'published' OR $3)",
        code,
        number,
        sees_drafts(actor),
    )


async def newest_number(code: str) -> int:
    """Drafts count too; 0 before the first version."""
    found = await row(f"SELECT max(number) AS newest FROM ({VERSION} WHERE checklist.code = $1) AS version", code)
    return int(found["newest"] or 0) if found else 0


async def find_number(code: str, number: int) -> Row | None:
    return await row(f"{VERSION} WHERE checklist.code = $1 AND number = $2", code, number)


async def find_published(version: UUID) -> Row | None:
    return await row(f"{VERSION} WHERE version.id = $1 AND state = 'published'", version)


async def newest_published(code: str) -> Row | None:
    return await row(f"{VERSION} WHERE checklist.code = $1 AND state = 'published' ORDER BY number DESC LIMIT 1", code)


async def list_checklists(actor: Actor, after: str | None, most: int) -> list[Row]:
    """The newest version the actor may see of each checklist, by code."""
    return await rows(
        f"""
        SELECT DISTINCT ON (code) * FROM ({VERSION}) AS version
        WHERE (state = 'published' OR $1) AND ($2::text IS NULL OR code > $2)
        ORDER BY code, number DESC LIMIT $3
        """,
        sees_drafts(actor),
        after,
        most,
    )


async def list_versions(actor: Actor, codes: Sequence[str]) -> list[Row]:
    return await rows(
        """
        SELECT checklist_version.id, code, number, state, sha256, author, drafted_at, approver, published_at
        FROM checklist_version JOIN checklist ON checklist.id = checklist
        WHERE code = ANY($1::text[]) AND (state = 'published' OR $2) ORDER BY code, number DESC
        """,
        list(codes),
        sees_drafts(actor),
    )


async def lock_checklist(code: str) -> UUID:
    """Its id, made if it is new, and locked until the transaction ends, so that two drafts get two numbers."""
    locked = await row(
        """
        INSERT INTO checklist (id, code) VALUES ($1, $2)
        ON CONFLICT (code) DO UPDATE SET code = excluded.code RETURNING id
        """,
        uuid7(),
        code,
    )
    assert locked is not None
    found: UUID = locked["id"]
    return found


async def next_number(checklist: UUID) -> int:
    found = await row(
        "SELECT coalesce(max(number), 0) + 1 AS next FROM checklist_version WHERE checklist = $1", checklist
    )
    return int(found["next"]) if found else 1


async def add_draft(checklist: UUID, number: int, document: bytes, sha256: bytes, author: UUID, at: datetime) -> UUID:
    version = uuid7()
    await rows(
        """
        INSERT INTO checklist_version (id, checklist, number, state, document, sha256, author, drafted_at)
        VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7)
        """,
        version,
        checklist,
        number,
        document,
        sha256,
        author,
        at,
    )
    return version


async def publish(version: UUID, approver: UUID, at: datetime) -> bool:
    """False when it is published already."""
    published = await row(
        """
        UPDATE checklist_version SET state = 'published', approver = $2, published_at = $3
        WHERE id = $1 AND state = 'draft' RETURNING id
        """,
        version,
        approver,
        at,
    )
    return published is not None
