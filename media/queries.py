"""Every statement on evidence. Who may see an inspection's evidence is decided by the package above."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from media.rendering import Made
from media.rules import Claim, State
from organisation.actors import Actor
from organisation.device_key_rules import Signature

CLAIMED = (
    "id, inspection, item, purpose, sha256, size, content_type, file_name, claimed_at, latitude, longitude, "
    "accuracy, device_signature, announced_by"
)


async def add_claim(
    actor: Actor, inspection: UUID, evidence: UUID, claim: Claim, signature: Signature, now: datetime
) -> bool:
    """False when the id is taken."""
    added = await row(
        f"""
        INSERT INTO evidence ({CLAIMED}, signature, announced_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'announced')
        ON CONFLICT (id) DO NOTHING RETURNING id
        """,
        *_claimed(actor, inspection, evidence, claim),
        signature,
        now,
    )
    return added is not None


async def is_claimed_so(actor: Actor, inspection: UUID, evidence: UUID, claim: Claim) -> bool:
    """Whether just this was announced by the same person before."""
    same = await row(
        f"""
        SELECT 1 AS same FROM evidence WHERE ({CLAIMED}) IS NOT DISTINCT FROM
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AND id = $1
        """,
        *_claimed(actor, inspection, evidence, claim),
    )
    return same is not None


def _claimed(actor: Actor, inspection: UUID, evidence: UUID, claim: Claim) -> tuple[object, ...]:
    return (
        evidence,
        inspection,
        claim.item,
        claim.purpose,
        claim.sha256,
        claim.size,
        claim.content_type,
        claim.file_name,
        claim.claimed_at,
        claim.latitude,
        claim.longitude,
        claim.accuracy,
        claim.device_signature,
        actor.person,
    )


async def count_claims(inspection: UUID) -> int:
    found = await row("SELECT count(*) AS claims FROM evidence WHERE inspection = $1", inspection)
    return int(found["claims"]) if found else 0


async def find_own_claim(actor: Actor, evidence: UUID) -> Row | None:
    """Only who announced a photo sends it."""
    return await row(
        """
        SELECT evidence.id, inspection, sha256, size, content_type, state, expires_at
        FROM evidence LEFT JOIN upload ON upload.evidence = evidence.id
        WHERE evidence.id = $1 AND announced_by = $2
        """,
        evidence,
        actor.person,
    )


SHOWN = """
    SELECT evidence.id, inspection, item, evidence.purpose, evidence.sha256, evidence.size, content_type,
        file_name, claimed_at, latitude, longitude, accuracy, announced_by, announced_at, state, arrived_at,
        coalesce(signature, 'unsigned') AS signature,
        (SELECT reason FROM evidence_conflict AS conflict
            WHERE conflict.evidence = evidence.id AND conflict.sha256 = evidence.sha256 AND evidence.state = 'refused'
            ORDER BY sent_at DESC LIMIT 1) AS refusal
    FROM evidence
"""


async def find_renditions(evidence: UUID) -> list[Row]:
    return await rows("SELECT purpose, sha256, width, height FROM rendition WHERE evidence = $1", evidence)


async def find_evidence(evidence: UUID) -> Row | None:
    return await row(f"{SHOWN} WHERE evidence.id = $1", evidence)


async def list_evidence(inspection: UUID) -> list[Row]:
    return await rows(f"{SHOWN} WHERE inspection = $1 ORDER BY evidence.id", inspection)


async def count_arrived(inspection: UUID) -> tuple[int, int]:
    """How many photos are here, of how many announced; those refused as no photo count for neither."""
    found = await row(
        """
        SELECT count(*) FILTER (WHERE state = 'arrived') AS arrived, count(*) AS expected
        FROM evidence WHERE inspection = $1 AND state <> 'refused'
        """,
        inspection,
    )
    return (int(found["arrived"]), int(found["expected"])) if found else (0, 0)


async def settle(evidence: UUID, state: State, arrived_at: datetime | None) -> bool:
    """Compare-and-set: False when somebody else settled it already."""
    settled = await row(
        "UPDATE evidence SET state = $2, arrived_at = $3 WHERE id = $1 AND state = 'announced' RETURNING id",
        evidence,
        state,
        arrived_at,
    )
    return settled is not None


async def keep_rendition(rendition: UUID, evidence: UUID, made: Made, now: datetime) -> None:
    """In place of one that is lost."""
    await rows(
        """
        INSERT INTO rendition (id, evidence, purpose, sha256, size, width, height, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (evidence, purpose) DO UPDATE SET
            sha256 = excluded.sha256, size = excluded.size, width = excluded.width, height = excluded.height,
            made_at = excluded.made_at
        """,
        rendition,
        evidence,
        made.purpose,
        made.sha256,
        made.size,
        made.width,
        made.height,
        now,
    )


async def add_conflict(
    conflict: UUID,
    actor: Actor,
    evidence: UUID,
    reason: str,
    sha256: bytes,
    size: int,
    kept: bool,
    now: datetime,
) -> bool:
    """False when the same thing was told before."""
    added = await row(
        """
        INSERT INTO evidence_conflict (id, evidence, reason, sha256, size, kept, sent_by, sent_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (evidence, reason, sha256) DO NOTHING RETURNING id
        """,
        conflict,
        evidence,
        reason,
        sha256,
        size,
        kept,
        actor.person,
        now,
    )
    return added is not None


async def count_conflicts(evidence: UUID) -> int:
    found = await row("SELECT count(*) AS told FROM evidence_conflict WHERE evidence = $1", evidence)
    return int(found["told"]) if found else 0


async def count_uploads(actor: Actor, besides: UUID) -> int:
    found = await row(
        "SELECT count(*) AS open FROM upload WHERE created_by = $1 AND evidence <> $2", actor.person, besides
    )
    return int(found["open"]) if found else 0


async def open_upload(
    actor: Actor, upload: UUID, evidence: UUID, length: int, now: datetime, expires_at: datetime
) -> datetime:
    """When it expires. Expired, it may be opened again; what the spool still has of it counts."""
    opened = await row(
        """
        INSERT INTO upload (id, evidence, length, created_by, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (evidence) DO UPDATE SET
            expires_at = CASE WHEN upload.expires_at <= $5 THEN $6 ELSE upload.expires_at END
        RETURNING expires_at
        """,
        upload,
        evidence,
        length,
        actor.person,
        now,
        expires_at,
    )
    return expires_at if opened is None else opened["expires_at"]


async def close_upload(evidence: UUID) -> None:
    await rows("DELETE FROM upload WHERE evidence = $1", evidence)


async def expired_uploads(now: datetime, most: int) -> list[UUID]:
    found = await rows("SELECT evidence FROM upload WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2", now, most)
    return [upload["evidence"] for upload in found]


async def close_expired(evidence: UUID, now: datetime) -> bool:
    closed = await row("DELETE FROM upload WHERE evidence = $1 AND expires_at <= $2 RETURNING id", evidence, now)
    return closed is not None


async def known_uploads(candidates: list[UUID]) -> set[UUID]:
    found = await rows("SELECT evidence FROM upload WHERE evidence = ANY($1::uuid[])", candidates)
    return {upload["evidence"] for upload in found}
