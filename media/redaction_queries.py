"""What is blurred. A redaction holds for the bytes: the same file under another id is blurred too."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from ledger.database import Row, row, rows
from media.redaction_rules import Area

# For statements on `evidence`.
BLURRED = """EXISTS (
    SELECT 1 FROM redaction JOIN evidence AS twin ON twin.id = redaction.evidence
    WHERE twin.sha256 = evidence.sha256 AND redaction.confirmed
)"""
PENDING = "EXISTS (SELECT 1 FROM redaction WHERE redaction.evidence = evidence.id AND redaction.decided_at IS NULL)"

TOLD = """
    SELECT redaction.id, redaction.evidence, evidence.inspection, evidence.purpose, redaction.areas, redaction.reason,
        proposed_by, proposer.name AS proposed_by_name, proposed_at,
        decided_by, decider.name AS decided_by_name, decided_at, confirmed
    FROM redaction JOIN evidence ON evidence.id = redaction.evidence
    JOIN person AS proposer ON proposer.id = redaction.proposed_by
    LEFT JOIN person AS decider ON decider.id = redaction.decided_by
"""


async def lock_twins(sha256: bytes) -> None:
    """Of whatever decides what is shown of these bytes, one at a time, until its transaction ends."""
    await rows("SELECT id FROM evidence WHERE sha256 = $1 ORDER BY id FOR NO KEY UPDATE", sha256)


async def find(redaction: UUID) -> Row | None:
    return await row(f"{TOLD} WHERE redaction.id = $1", redaction)


async def listed(evidence: UUID) -> list[Row]:
    """The oldest first."""
    return await rows(f"{TOLD} WHERE redaction.evidence = $1 ORDER BY redaction.id", evidence)


async def count_undecided(evidence: UUID) -> int:
    found = await row(
        "SELECT count(*) AS undecided FROM redaction WHERE evidence = $1 AND decided_at IS NULL", evidence
    )
    return int(found["undecided"]) if found else 0


async def add(redaction: UUID, evidence: UUID, areas: Sequence[Area], reason: str, by: UUID, now: datetime) -> None:
    await rows(
        """
        INSERT INTO redaction (id, evidence, areas, reason, proposed_by, proposed_at)
        VALUES ($1, $2, $3::jsonb, $4, $5, $6)
        """,
        redaction,
        evidence,
        msgspec.json.encode(areas).decode(),
        reason,
        by,
        now,
    )


async def decide(redaction: UUID, by: UUID, confirmed: bool, now: datetime) -> bool:
    """Compare-and-set: False when somebody decided it before."""
    decided = await row(
        """
        UPDATE redaction SET decided_by = $2, confirmed = $3, decided_at = $4
        WHERE id = $1 AND decided_at IS NULL RETURNING id
        """,
        redaction,
        by,
        confirmed,
        now,
    )
    return decided is not None


async def confirmed_areas(sha256: bytes) -> list[tuple[Area, ...]]:
    """Of each confirmed redaction of these bytes, always in the same order."""
    found = await rows(
        """
        SELECT areas FROM redaction JOIN evidence ON evidence.id = redaction.evidence
        WHERE evidence.sha256 = $1 AND confirmed ORDER BY redaction.id
        """,
        sha256,
    )
    return [msgspec.json.decode(each["areas"], type=tuple[Area, ...]) for each in found]


async def unblurred(most: int) -> list[Row]:
    """Photos of which a picture is kept that shows too much. From the few redactions on to the many photos."""
    return await rows(
        """
        WITH counted AS MATERIALIZED (
            SELECT evidence.sha256, count(*) AS redactions
            FROM redaction JOIN evidence ON evidence.id = redaction.evidence WHERE confirmed GROUP BY evidence.sha256
        )
        SELECT evidence.id, evidence.sha256, evidence.content_type, evidence.state, evidence.erased_at
        FROM counted JOIN evidence ON evidence.sha256 = counted.sha256
        WHERE EXISTS (
            SELECT 1 FROM rendition
            WHERE rendition.evidence = evidence.id AND rendition.redactions < counted.redactions
        ) LIMIT $1
        """,
        most,
    )


async def drop_rendition(rendition: UUID) -> None:
    await rows("DELETE FROM rendition WHERE id = $1", rendition)
