"""Every statement on evidence. Who may see an inspection's evidence is decided by the package above."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from media.redaction_queries import BLURRED, PENDING
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


async def count_claims(inspection: UUID, by_unit: bool) -> int:
    """The unit's and the team's each on their own: neither uses up the other's place."""
    found = await row(
        "SELECT count(*) AS claims FROM evidence WHERE inspection = $1 AND (purpose = 'explanation') = $2",
        inspection,
        by_unit,
    )
    return int(found["claims"]) if found else 0


async def find_own_claim(actor: Actor, evidence: UUID) -> Row | None:
    """Only who announced a photo sends it."""
    return await row(
        """
        SELECT evidence.id, inspection, sha256, size, content_type, state, announced_by, expires_at
        FROM evidence LEFT JOIN upload ON upload.evidence = evidence.id
        WHERE evidence.id = $1 AND announced_by = $2 AND erased_at IS NULL
        """,
        evidence,
        actor.person,
    )


SHOWN = f"""
    SELECT evidence.id, inspection, item, evidence.purpose, evidence.sha256, evidence.size, content_type,
        file_name, claimed_at, latitude, longitude, accuracy, announced_by, announced_at, state, arrived_at,
        coalesce(signature, 'unsigned') AS signature, erased_at, {BLURRED} AS blurred, {PENDING} AS redaction_pending,
        (SELECT reason FROM evidence_conflict AS conflict
            WHERE conflict.evidence = evidence.id AND conflict.sha256 = evidence.sha256 AND evidence.state = 'refused'
            ORDER BY sent_at DESC LIMIT 1) AS refusal
    FROM evidence
"""


async def find_renditions(evidence: UUID) -> list[Row]:
    return await rows(
        "SELECT id, purpose, sha256, width, height, redactions FROM rendition WHERE evidence = $1", evidence
    )


async def find_evidence(evidence: UUID) -> Row | None:
    return await row(f"{SHOWN} WHERE evidence.id = $1", evidence)


async def list_evidence(inspection: UUID) -> list[Row]:
    return await rows(f"{SHOWN} WHERE inspection = $1 ORDER BY evidence.id", inspection)


async def settle(evidence: UUID, state: State, arrived_at: datetime | None) -> bool:
    """Compare-and-set: False when somebody else settled it already."""
    settled = await row(
        """
        UPDATE evidence SET state = $2, arrived_at = $3
        WHERE id = $1 AND state = 'announced' AND erased_at IS NULL RETURNING id
        """,
        evidence,
        state,
        arrived_at,
    )
    return settled is not None


async def keep_rendition(rendition: UUID, evidence: UUID, made: Made, now: datetime, redactions: int = 0) -> None:
    """In place of one that is lost. `redactions` confirmed ones are blurred in it."""
    await rows(
        """
        INSERT INTO rendition (id, evidence, purpose, sha256, size, width, height, made_at, redactions)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (evidence, purpose) DO UPDATE SET
            sha256 = excluded.sha256, size = excluded.size, width = excluded.width, height = excluded.height,
            made_at = excluded.made_at, redactions = excluded.redactions
        """,
        rendition,
        evidence,
        made.purpose,
        made.sha256,
        made.size,
        made.width,
        made.height,
        now,
        redactions,
    )


async def add_conflict(
    conflict: UUID,
    sent_by: UUID,
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
        sent_by,
        now,
    )
    return added is not None


async def count_conflicts(evidence: UUID, kept: bool) -> int:
    """Of files that were kept aside, or of announcements only."""
    found = await row(
        "SELECT count(*) AS told FROM evidence_conflict WHERE evidence = $1 AND (reason <> 'announced-otherwise') = $2",
        evidence,
        kept,
    )
    return int(found["told"]) if found else 0
