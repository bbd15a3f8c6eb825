"""What of an inspection's photos waits for somebody: areas to blur, sealed originals to be opened."""

from datetime import datetime
from uuid import UUID

from inspections.audits.oversight import OVERSEEN, oversight
from inspections.queries import seen
from ledger.database import Row, rows
from media.redaction_queries import TOLD
from organisation.actors import Actor


async def undecided_redactions(actor: Actor, after: UUID | None, limit: int) -> list[Row]:
    """The oldest first, also the reader's own."""
    return await rows(
        f"""
        {TOLD} JOIN inspection ON inspection.id = evidence.inspection
        WHERE redaction.decided_at IS NULL AND evidence.erased_at IS NULL AND {seen(actor)} AND {OVERSEEN}
            AND ($5::uuid IS NULL OR redaction.id > $5)
        ORDER BY redaction.id LIMIT $6
        """,
        *oversight(actor),
        after,
        limit,
    )


async def sealed_views(actor: Actor, asked_after: datetime, agreed_after: datetime, most: int) -> list[Row]:
    """The newest first: those that wait, the reader's own too, and those open to the reader now."""
    return await rows(
        f"""
        SELECT sealed_view.id, evidence, evidence.inspection, inspection.unit_name, reason,
            asked_by, asker.name AS asked_by_name, asked_at, agreed_by, agreer.name AS agreed_by_name, agreed_at
        FROM sealed_view JOIN evidence ON evidence.id = sealed_view.evidence
        JOIN inspection ON inspection.id = evidence.inspection
        JOIN person AS asker ON asker.id = sealed_view.asked_by
        LEFT JOIN person AS agreer ON agreer.id = sealed_view.agreed_by
        WHERE asked_at > $5 AND evidence.erased_at IS NULL AND {seen(actor)} AND (inspection.leader = $1 OR {OVERSEEN})
            AND (agreed_at IS NULL OR agreed_at > $6 AND $1 IN (asked_by, agreed_by))
        ORDER BY asked_at DESC, sealed_view.id LIMIT $7
        """,
        *oversight(actor),
        asked_after,
        agreed_after,
        most,
    )
