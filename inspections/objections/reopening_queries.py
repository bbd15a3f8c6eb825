"""Hearings that begin again: proposed, signed or declined, and about which findings."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.queries import seen, sight
from ledger.database import Row, row, rows
from organisation.actors import Actor

UNIT_HEARD = """coalesce((
    SELECT NOT finding.id = ANY(again.findings) OR EXISTS (
        SELECT 1 FROM explanation said
        WHERE said.finding = finding.id AND said.link IS NULL AND said.explained_at > again.decided_at
    )
    FROM reopening again WHERE again.inspection = finding.inspection AND again.agreed
    ORDER BY again.decided_at DESC LIMIT 1
), EXISTS (SELECT 1 FROM explanation said WHERE said.finding = finding.id AND said.link IS NULL))"""
"""Beside a row of a finding: the unit itself has explained it, after a reopening anew. What a reopening leaves alone
was heard before."""

REOPENED = """coalesce((
    SELECT finding.id = ANY(again.findings) FROM reopening again
    WHERE again.inspection = finding.inspection AND again.agreed ORDER BY again.decided_at DESC LIMIT 1
), false)"""
"""Beside a row of a finding: it is what the hearing was last reopened about."""


async def find_reopening(reopening: UUID) -> Row | None:
    return await row("SELECT * FROM reopening WHERE id = $1", reopening)


async def find_inspection_of(actor: Actor, reopening: UUID) -> UUID | None:
    found = await row(
        f"""
        SELECT reopening.inspection FROM reopening JOIN inspection ON inspection.id = reopening.inspection
        WHERE reopening.id = $4 AND {seen(actor)}
        """,
        *sight(actor),
        reopening,
    )
    return found["inspection"] if found else None


async def reopenings_of(inspection: UUID) -> list[Row]:
    """Oldest first, with the names of the people."""
    return await rows(
        """
        SELECT reopening.*, proposer.name AS proposed_by_name, decider.name AS decided_by_name
        FROM reopening JOIN person proposer ON proposer.id = proposed_by
        LEFT JOIN person decider ON decider.id = decided_by
        WHERE inspection = $1 ORDER BY proposed_at, reopening.id
        """,
        inspection,
    )


async def newest_signed(inspection: UUID) -> Row | None:
    return await row(
        "SELECT * FROM reopening WHERE inspection = $1 AND agreed ORDER BY decided_at DESC LIMIT 1", inspection
    )


async def is_any_proposed(inspection: UUID) -> bool:
    return await row("SELECT 1 FROM reopening WHERE inspection = $1 AND agreed IS NULL", inspection) is not None


async def add_reopening(values: Sequence[object]) -> None:
    """`values`: id, inspection, findings, reason, proposed_by, proposed_at."""
    await rows(
        """
        INSERT INTO reopening (id, inspection, findings, reason, proposed_by, proposed_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        *values,
    )


async def decide(reopening: UUID, agreed: bool, comment: str | None, by: UUID, at: datetime) -> None:
    await rows(
        "UPDATE reopening SET agreed = $2, comment = $3, decided_by = $4, decided_at = $5 WHERE id = $1",
        reopening,
        agreed,
        comment,
        by,
        at,
    )
