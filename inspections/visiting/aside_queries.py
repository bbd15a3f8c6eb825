"""What the server could not take as it came, for whoever watches over the inspections it belongs to."""

from datetime import datetime
from uuid import UUID

from inspections.access import OVERSIGHT
from ledger.database import Row, rows
from organisation.actors import Actor


async def set_aside(actor: Actor, after: tuple[datetime, UUID] | None, most: int) -> list[Row]:
    """Newest first: files that came under a claim saying otherwise, and photos that nobody could examine. Both are
    read along their indexes, and joined only as far as the page goes."""
    at, identifier = after or (None, None)
    return await rows(
        """
        SELECT aside.id, what, aside.evidence, evidence.inspection, evidence.purpose, evidence.item, reason,
            coalesce(aside.sha256, evidence.sha256) AS sha256, coalesce(aside.size, evidence.size) AS size, kept, at,
            inspection.unit_code, inspection.unit_name, unit.zone
        FROM (
            SELECT id, 'file' AS what, evidence, reason, sha256, size, kept, sent_at AS at FROM evidence_conflict
            UNION ALL
            SELECT evidence, 'examination', evidence, facts ->> 'problem', NULL, NULL, true, examined_at
            FROM examination WHERE state = 'set_aside'
        ) AS aside
        JOIN evidence ON evidence.id = aside.evidence AND (what = 'file' OR evidence.erased_at IS NULL)
        JOIN inspection ON inspection.id = evidence.inspection JOIN unit ON unit.id = inspection.unit
        WHERE inspection.opened_at IS NOT NULL AND inspection.path && $1::uuid[]
            AND ($2::timestamptz IS NULL OR (at, aside.id) < ($2, $3))
        ORDER BY at DESC, aside.id DESC LIMIT $4
        """,
        actor.scopes(*OVERSIGHT),
        at,
        identifier,
        most,
    )
