"""The minutes of a visit, and the findings that they are compared with."""

from collections.abc import Collection, Sequence
from uuid import UUID

from ledger.database import Row, row, rows


async def find_minutes(inspection: UUID) -> Row | None:
    return await row(
        """
        SELECT minutes.*, person.name AS sent_by_name FROM minutes JOIN person ON person.id = sent_by
        WHERE inspection = $1
        """,
        inspection,
    )


async def find_either(minutes: UUID, inspection: UUID) -> Row | None:
    """Those under this id, else those of the inspection; asked at once, since another sending may be keeping them."""
    return await row(
        "SELECT id, inspection, sha256 FROM minutes WHERE id = $1 OR inspection = $2 ORDER BY id <> $1 LIMIT 1",
        minutes,
        inspection,
    )


async def device_key(device: UUID) -> bytes | None:
    found = await row("SELECT public_key FROM device WHERE id = $1", device)
    return found["public_key"] if found else None


async def add_minutes(values: Sequence[object]) -> bool:
    """`values`: id, inspection, submission, body, sha256, closing, paper, claimed_at, received_at, sent_by, device,
    device_signature, signature. False when there are some under this id, or of this inspection."""
    added = await row(
        """
        INSERT INTO minutes (id, inspection, submission, body, sha256, closing, paper, claimed_at, received_at,
                             sent_by, device, device_signature, signature)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING RETURNING id
        """,
        *values,
    )
    return added is not None


async def submitted_findings(inspection: UUID) -> list[Row]:
    """As they stood when the visit ended, whatever was decided on their severity since. That it came again within a
    year only the record knew: nobody could read that out."""
    return await rows(
        """
        SELECT finding.item, coalesce(finding.note, '') AS note, finding.extent, finding.photos, decision.severity,
               coalesce(finding_fix.how, '') AS fixed
        FROM finding LEFT JOIN finding_fix ON finding_fix.finding = finding.id
        JOIN submission ON submission.inspection = finding.inspection
        JOIN LATERAL (
            SELECT severity FROM severity_decision
            WHERE severity_decision.finding = finding.id AND decided_at <= submission.received_at
                AND NOT (decided_by = 'rules' AND reason = 'repeat')
            ORDER BY number DESC LIMIT 1
        ) decision ON true
        WHERE finding.inspection = $1 ORDER BY finding.item
        """,
        inspection,
    )


async def pages_elsewhere(inspection: UUID, photos: Collection[UUID]) -> bool:
    """Whether one of these photos belongs to another visit, or was taken for something else."""
    found = await row(
        """
        SELECT 1 FROM evidence
        WHERE id = ANY($2::uuid[]) AND (inspection <> $1 OR purpose <> 'minutes') LIMIT 1
        """,
        inspection,
        list(photos),
    )
    return found is not None
