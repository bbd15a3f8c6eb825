"""Who looked at whose personal data: a row is written with its entry in one statement, and later only forgotten."""

from collections.abc import Sequence
from datetime import datetime

from ledger.changes import Entry
from ledger.database import row, rows
from ledger.queries import entry_beside
from organisation.data_access_rules import FOLDED


async def add(access: Sequence[object], entry: Entry) -> None:
    """`access`: id, at, reader, kind, people, counted, unit, inspection, reason, shown_from. Nothing is written where
    a row of the last ten minutes tells the same: that the same reader read of these people, for the same reason."""
    await rows(
        f"""
        WITH access AS (
            INSERT INTO data_access (id, at, reader, kind, people, counted, unit, inspection, reason, shown_from)
            SELECT $1::uuid, $2::timestamptz, $3::uuid, $4::text, $5::uuid[], $6::integer, $7::uuid, $8::uuid,
                $9::text, $10::timestamptz
            WHERE NOT EXISTS (
                SELECT FROM data_access AS told WHERE told.at > $2 - $15::interval AND told.at <= $2
                    AND told.reader = $3 AND told.kind = $4 AND told.people @> $5
                    AND (told.people = '{{}}') = ($5 = '{{}}') AND told.unit IS NOT DISTINCT FROM $7
                    AND told.inspection IS NOT DISTINCT FROM $8 AND told.reason IS NOT DISTINCT FROM $9
            ) RETURNING id
        ), {entry_beside("access", 11)}
        SELECT 1
        """,
        *access,
        *entry,
        FOLDED,
    )


async def has_before(at: datetime) -> bool:
    return await row("SELECT 1 AS one FROM data_access WHERE at < $1 LIMIT 1", at) is not None


async def forget_before(at: datetime, most: int) -> int:
    """So many at the most, the oldest first."""
    gone = await rows(
        """
        DELETE FROM data_access WHERE id IN (SELECT id FROM data_access WHERE at < $1 ORDER BY at LIMIT $2)
        RETURNING id
        """,
        at,
        most,
    )
    return len(gone)
