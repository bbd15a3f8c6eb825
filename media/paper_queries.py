"""Papers that are kept, and which of them show more of a photo than may be seen."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows

REDACTIONS_NOW = """(
    SELECT count(*) FROM evidence AS shown JOIN evidence AS twin ON twin.sha256 = shown.sha256
    JOIN redaction ON redaction.evidence = twin.id AND redaction.confirmed WHERE shown.id = ANY(paper.photos)
)"""


async def find(inspection: UUID, kind: str, content: bytes) -> Row | None:
    return await row(
        "SELECT * FROM paper WHERE inspection = $1 AND kind = $2 AND content = $3 AND removed_at IS NULL",
        inspection,
        kind,
        content,
    )


async def of_inspection(inspection: UUID, kind: str) -> list[Row]:
    """The oldest first, also those whose files are gone."""
    return await rows("SELECT * FROM paper WHERE inspection = $1 AND kind = $2 ORDER BY made_at, id", inspection, kind)


async def add(values: Sequence[object]) -> bool:
    """`values`: id, inspection, kind, content, sha256, size, photos, redactions, made_at. False when one of this
    content is here, or was."""
    added = await row(
        """
        INSERT INTO paper (id, inspection, kind, content, sha256, size, photos, redactions, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id
        """,
        *values,
    )
    return added is not None


async def lock_photos(photos: Sequence[UUID]) -> tuple[int, bool]:
    """How many confirmed redactions they have together, and whether one was erased: as it stays until the transaction
    ends."""
    await rows(
        """
        SELECT id FROM evidence WHERE sha256 IN (SELECT sha256 FROM evidence WHERE id = ANY($1::uuid[]))
        ORDER BY id FOR NO KEY UPDATE
        """,
        list(photos),
    )
    found = await row(
        f"""
        SELECT {REDACTIONS_NOW} AS redactions, EXISTS (
            SELECT 1 FROM evidence WHERE id = ANY(paper.photos) AND erased_at IS NOT NULL
        ) AS erased FROM (SELECT $1::uuid[] AS photos) AS paper
        """,
        list(photos),
    )
    assert found
    return found["redactions"], found["erased"]


async def showing(photo: UUID) -> list[Row]:
    return await rows("SELECT * FROM paper WHERE photos && ARRAY[$1::uuid] AND removed_at IS NULL ORDER BY id", photo)


async def showing_too_much(sha256: bytes) -> list[Row]:
    """Made before a redaction of a photo with these bytes."""
    return await rows(
        f"""
        SELECT * FROM paper
        WHERE photos && ARRAY(SELECT id FROM evidence WHERE sha256 = $1) AND removed_at IS NULL
            AND redactions < {REDACTIONS_NOW} ORDER BY id
        """,
        sha256,
    )


async def remove(paper: UUID, now: datetime) -> bool:
    """Compare-and-set; its hash stays."""
    removed = await row(
        "UPDATE paper SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL RETURNING id", paper, now
    )
    return removed is not None


async def are_kept_elsewhere(sha256: bytes, paper: UUID) -> bool:
    found = await row(
        "SELECT 1 FROM paper WHERE sha256 = $1 AND id <> $2 AND removed_at IS NULL LIMIT 1", sha256, paper
    )
    return found is not None
