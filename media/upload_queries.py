"""Every statement on bytes under way: uploads that are open, and links by which phones write into the store itself."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor


async def lock_person(actor: Actor) -> None:
    """Of two who open uploads of theirs at once the second counts the first's."""
    await rows("SELECT pg_advisory_xact_lock(hashtextextended('uploads of ' || $1::uuid, 0))", actor.person)


async def under_way(actor: Actor, besides: UUID) -> tuple[int, int]:
    """How many uploads somebody has open, and the bytes that were announced for them."""
    found = await row(
        "SELECT count(*) AS uploads, coalesce(sum(length), 0) AS bytes FROM upload WHERE created_by = $1 "
        "AND evidence <> $2",
        actor.person,
        besides,
    )
    return (int(found["uploads"]), int(found["bytes"])) if found else (0, 0)


async def open_upload(
    actor: Actor, upload: UUID, evidence: UUID, length: int, now: datetime, expires_at: datetime
) -> datetime | None:
    """When it expires; None when the photo was settled meanwhile. Expired, an upload may be opened again: what the
    spool still has of it counts."""
    opened = await row(
        """
        INSERT INTO upload (id, evidence, length, created_by, created_at, expires_at)
        SELECT $1, id, $3, $4, $5::timestamptz, $6::timestamptz FROM evidence
        WHERE id = $2 AND state = 'announced' FOR SHARE
        ON CONFLICT (evidence) DO UPDATE SET
            expires_at = CASE WHEN upload.expires_at <= $5 THEN excluded.expires_at ELSE upload.expires_at END
        RETURNING expires_at
        """,
        upload,
        evidence,
        length,
        actor.person,
        now,
        expires_at,
    )
    return opened["expires_at"] if opened else None


async def close_upload(evidence: UUID) -> None:
    await rows("DELETE FROM upload WHERE evidence = $1", evidence)


async def expired_uploads(now: datetime, most: int) -> list[Row]:
    return await rows(
        "SELECT evidence, length FROM upload WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2", now, most
    )


async def close_expired(evidence: UUID, now: datetime) -> bool:
    closed = await row("DELETE FROM upload WHERE evidence = $1 AND expires_at <= $2 RETURNING id", evidence, now)
    return closed is not None


async def known_uploads(candidates: list[UUID]) -> dict[UUID, int]:
    """Those of them that are open, with their lengths."""
    found = await rows("SELECT evidence, length FROM upload WHERE evidence = ANY($1::uuid[])", candidates)
    return {upload["evidence"]: upload["length"] for upload in found}


async def find_claim(evidence: UUID) -> Row | None:
    """For the clock, which acts in the place of whoever announced the photo."""
    return await row(
        """
        SELECT evidence.id, inspection, sha256, size, content_type, state, announced_by, expires_at
        FROM evidence LEFT JOIN upload ON upload.evidence = evidence.id
        WHERE evidence.id = $1 AND erased_at IS NULL
        """,
        evidence,
    )


async def open_direct(evidence: UUID, now: datetime, look_at: datetime) -> None:
    await rows(
        """
        INSERT INTO direct_upload (evidence, created_at, look_at) VALUES ($1, $2, $3)
        ON CONFLICT (evidence) DO UPDATE SET look_at = greatest(direct_upload.look_at, excluded.look_at)
        """,
        evidence,
        now,
        look_at,
    )


async def directs_to_look_at(now: datetime, most: int) -> list[UUID]:
    found = await rows("SELECT evidence FROM direct_upload WHERE look_at <= $1 ORDER BY look_at LIMIT $2", now, most)
    return [upload["evidence"] for upload in found]


async def look_again(evidence: UUID, look_at: datetime) -> None:
    await rows("UPDATE direct_upload SET look_at = $2 WHERE evidence = $1", evidence, look_at)


async def close_direct(evidence: UUID) -> None:
    """Unless a new link was given out meanwhile, which opens the upload again."""
    await rows(
        "DELETE FROM direct_upload WHERE evidence = $1 "
        "AND NOT EXISTS (SELECT 1 FROM upload WHERE upload.evidence = direct_upload.evidence)",
        evidence,
    )
