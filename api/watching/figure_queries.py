"""What the database tells of itself and of the queues, in one statement: along small partial indexes, a few rows each.

Rule 6.1: none of it may move because a visit is drawn, sent for or not yet opened. Entries of the ledger and deliveries
are written at a release minute, so of both only what is late counts, later than a healthy server ever is. A duty that
could not be delivered stays the team's for a day, as in the list of failing deliveries. Nothing counts inspections, and
nothing says when a checkpoint was signed: on a quiet morning that is when a visit was sent for.
"""

from datetime import datetime

from ledger.database import Row, row
from organisation.delivery_queries import DUTIES, NOBODYS_SECRET
from scheduler.clock import LEADER_LOCK

MOST = 10_000
"""More is not counted on."""


STATEMENT = f"""
SELECT
    clock_timestamp() AS database_time,
    (SELECT count(*) FROM (
        SELECT 1 FROM ledger_pending JOIN ledger_entry ON ledger_entry.id = ledger_pending.entry
        WHERE recorded_at < $1::timestamptz - interval '1 minute' LIMIT {MOST}
    ) AS late) AS entries_late,
    (SELECT made_at FROM ledger_checkpoint WHERE size > coalesce(
        (SELECT max(size) FROM ledger_signed_checkpoint), 0
    ) ORDER BY size LIMIT 1) AS unsigned_since,
    (SELECT count(*) FROM (
        SELECT 1 FROM delivery WHERE channel = ANY('{{email,push,webhook}}') AND state = 'waiting'
        AND due_at < $1 - interval '1 minute' AND (created_at <= $2 OR name <> ALL($3::text[])) LIMIT {MOST}
    ) AS late) AS notices_late,
    (SELECT count(*) FROM (
        SELECT 1 FROM examination WHERE state = 'waiting' AND lane = ANY('{{quick,slow}}')
        AND due_at < $1 - interval '1 minute' LIMIT {MOST}
    ) AS late) AS examinations_late,
    (SELECT count(*) FROM (
        SELECT 1 FROM erasure WHERE confirmed AND finished_at IS NULL LIMIT {MOST}
    ) AS open) AS erasures,
    (SELECT count(*) FROM (
        SELECT 1 FROM delivery WHERE created_at > $1 - interval '4 days' AND problem IS NOT NULL
        AND state = 'waiting' AND (created_at <= $2 OR name <> ALL($3::text[])) LIMIT {MOST}
    ) AS failing) AS deliveries_failing,
    (SELECT count(*) FROM (
        SELECT 1 FROM delivery WHERE created_at > $1 - interval '4 days'
        AND state = 'given_up' AND (created_at <= $2 OR name <> ALL($3::text[])) LIMIT {MOST}
    ) AS failed) AS deliveries_given_up,
    (SELECT count(*) FROM draw_day WHERE state = 'missed' AND reason <> 'closed'
        AND ends_at > $1 - interval '7 days') AS draws_missed,
    (SELECT count(*) FROM (
        SELECT 1 FROM fixity WHERE result <> 'holds' LIMIT {MOST}
    ) AS damaged) AS damaged,
    (SELECT count(*) FROM (
        SELECT 1 FROM evidence_conflict JOIN evidence ON evidence.id = evidence_conflict.evidence
        JOIN inspection ON inspection.id = evidence.inspection AND inspection.opened_at IS NOT NULL
        WHERE evidence_conflict.sent_at > $1 - interval '7 days' LIMIT {MOST}
    ) AS aside) AS set_aside,
    (SELECT extract(epoch FROM clock_timestamp() - activity.state_change)::float8
        FROM pg_locks JOIN pg_stat_activity AS activity ON activity.pid = pg_locks.pid
        WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = {LEADER_LOCK} AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        LIMIT 1) AS heartbeat_age
"""


async def read(now: datetime) -> Row:
    found = await row(STATEMENT, now, now - NOBODYS_SECRET, DUTIES)
    assert found is not None
    return found
