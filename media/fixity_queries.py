"""When each original was last read back, and with what result."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows

# While files are being erased, one that is gone is not missing.
KEPT = """
    evidence.state = 'arrived' AND evidence.erased_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM erasure
        WHERE erasure.inspection = evidence.inspection AND erasure.confirmed AND erasure.finished_at IS NULL
    )
"""


async def due(before: datetime, most: int) -> list[Row]:
    """Originals that were read last before then, the longest ago first."""
    return await rows(
        f"""
        SELECT evidence.id, evidence.sha256, evidence.size
        FROM fixity JOIN evidence ON evidence.id = fixity.evidence
        WHERE fixity.checked_at < $1 AND {KEPT} ORDER BY fixity.checked_at LIMIT $2
        """,
        before,
        most,
    )


async def find(evidence: UUID) -> Row | None:
    return await row("SELECT checked_at, result FROM fixity WHERE evidence = $1", evidence)


async def is_kept(evidence: UUID) -> bool:
    return await row(f"SELECT 1 AS kept FROM evidence WHERE id = $1 AND {KEPT}", evidence) is not None


async def known(evidence: UUID) -> str:
    """Until the transaction ends nobody else changes it. An original that arrived was read back then, and held."""
    found = await row("SELECT result FROM fixity WHERE evidence = $1 FOR UPDATE", evidence)
    return str(found["result"]) if found else "holds"


async def renew(evidence: UUID, result: str, now: datetime) -> None:
    await rows(
        """
        INSERT INTO fixity (evidence, result, checked_at) VALUES ($1, $2, $3)
        ON CONFLICT (evidence) DO UPDATE SET result = excluded.result, checked_at = excluded.checked_at
        """,
        evidence,
        result,
        now,
    )
