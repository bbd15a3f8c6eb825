"""Erasures, and what they take away."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from media.retention import RetentionClass

ERASURE = """
    SELECT id, inspection, retention_class, proposed_by, proposed_at, decided_by, decided_at, confirmed, finished_at,
        certificate
    FROM erasure
"""


async def find(erasure: UUID) -> Row | None:
    return await row(f"{ERASURE} WHERE id = $1", erasure)


async def under_way(most: int, after: UUID | None = None) -> list[Row]:
    """Confirmed, and not finished."""
    return await rows(
        f"""
        {ERASURE} WHERE confirmed AND finished_at IS NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $1
        """,
        most,
        after,
    )


async def add(erasure: UUID, inspection: UUID, retention_class: RetentionClass, by: UUID, now: datetime) -> bool:
    """False while there is one of the same."""
    added = await row(
        """
        INSERT INTO erasure (id, inspection, retention_class, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (inspection, retention_class) WHERE finished_at IS NULL AND confirmed IS NOT FALSE
        DO NOTHING RETURNING id
        """,
        erasure,
        inspection,
        retention_class,
        by,
        now,
    )
    return added is not None


async def decide(erasure: UUID, by: UUID, confirmed: bool, now: datetime) -> bool:
    """Compare-and-set: False when somebody decided it before."""
    decided = await row(
        """
        UPDATE erasure SET decided_by = $2, confirmed = $3, decided_at = $4
        WHERE id = $1 AND decided_at IS NULL RETURNING id
        """,
        erasure,
        by,
        confirmed,
        now,
    )
    return decided is not None


async def finish(erasure: UUID, certificate: bytes, now: datetime) -> bool:
    finished = await row(
        "UPDATE erasure SET finished_at = $2, certificate = $3 WHERE id = $1 AND finished_at IS NULL RETURNING id",
        erasure,
        now,
        certificate,
    )
    return finished is not None


async def photos_of(inspection: UUID) -> list[UUID]:
    found = await rows("SELECT id FROM evidence WHERE inspection = $1 ORDER BY id", inspection)
    return [photo["id"] for photo in found]


async def kept_photos(inspection: UUID, retention_class: RetentionClass) -> list[Row]:
    """Also those that never came: of them name and place go."""
    return await rows(
        """
        SELECT id, sha256, size, state FROM evidence
        WHERE inspection = $1 AND purpose = $2 AND erased_at IS NULL ORDER BY id
        """,
        inspection,
        retention_class,
    )


async def kept_aside(inspection: UUID) -> list[Row]:
    return await rows(
        """
        SELECT conflict.id, conflict.evidence, conflict.sha256, conflict.size
        FROM evidence_conflict AS conflict JOIN evidence ON evidence.id = conflict.evidence
        WHERE inspection = $1 AND kept ORDER BY conflict.id
        """,
        inspection,
    )


async def lock_bytes(sha256: bytes) -> None:
    """Of those who announce these bytes, to whom they arrive, and who erase them, one at a time, until its transaction
    ends."""
    await rows("SELECT pg_advisory_xact_lock(hashtextextended('bytes ' || encode($1, 'hex'), 0))", sha256)


async def are_kept_elsewhere(sha256: bytes, photo: UUID) -> bool:
    """The same file under another id whose time is not over. One that is only announced brings its bytes itself."""
    found = await row(
        "SELECT 1 AS one FROM evidence WHERE sha256 = $1 AND id <> $2 AND erased_at IS NULL AND state = 'arrived'",
        sha256,
        photo,
    )
    return found is not None


async def are_kept_aside_elsewhere(sha256: bytes, conflict: UUID) -> bool:
    found = await row(
        "SELECT 1 AS one FROM evidence_conflict WHERE sha256 = $1 AND id <> $2 AND kept", sha256, conflict
    )
    return found is not None


async def take_photo(photo: UUID, now: datetime) -> bool:
    """Its name, its place and what it told of itself go, and what came of it; False when they went before."""
    taken = await row(
        """
        UPDATE evidence SET erased_at = $2, file_name = '', latitude = NULL, longitude = NULL, accuracy = NULL
        WHERE id = $1 AND erased_at IS NULL RETURNING id
        """,
        photo,
        now,
    )
    await rows("DELETE FROM examination WHERE evidence = $1 AND state = 'waiting'", photo)
    await rows("DELETE FROM fixity WHERE evidence = $1", photo)
    await rows("DELETE FROM upload WHERE evidence = $1", photo)
    await rows("UPDATE examination SET facts = NULL, phash = NULL, dhash = NULL WHERE evidence = $1", photo)
    return taken is not None


async def take_aside(conflict: UUID) -> bool:
    taken = await row("UPDATE evidence_conflict SET kept = false WHERE id = $1 AND kept RETURNING id", conflict)
    return taken is not None


async def drop_renditions(photo: UUID) -> None:
    await rows("DELETE FROM rendition WHERE evidence = $1", photo)
