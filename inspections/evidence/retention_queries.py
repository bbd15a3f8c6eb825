"""Photos whose time is over, and what became of them, for reviewers and overseers of the unit."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from inspections.audits.oversight import OVERSEEN, oversight
from inspections.queries import seen
from ledger.database import Row, rows
from media.hold_queries import STANDS
from media.retention import CLASSES, RetentionClass
from organisation.actors import Actor

HELD = STANDS.format(inspection="inspection.id")
FIRST_CUTOFF = 5


def _photos(purpose: str, cutoff: int) -> str:
    return f"""
        SELECT inspection, purpose AS retention_class, ${cutoff}::timestamptz AS closed_by,
            count(*) FILTER (WHERE state = 'arrived') AS photos,
            coalesce(sum(size) FILTER (WHERE state = 'arrived'), 0)::bigint AS bytes
        FROM evidence WHERE purpose = '{purpose}' AND erased_at IS NULL AND announced_at <= ${cutoff}
        GROUP BY inspection, purpose
    """


def _files_aside(cutoff: int) -> str:
    return f"""
        SELECT evidence.inspection, 'aside', ${cutoff}::timestamptz, count(*), sum(conflict.size)::bigint
        FROM evidence_conflict AS conflict JOIN evidence ON evidence.id = conflict.evidence
        WHERE conflict.kept AND conflict.sent_at <= ${cutoff} GROUP BY evidence.inspection
    """


def _words(cutoff: int) -> str:
    """Names of people whom findings concern, and remarks on talks and scenes, where no photo is left with which they
    would go. Each inspection once."""
    return " UNION ".join((_names(cutoff), _remarks("interview", cutoff), _remarks("interaction", cutoff)))


def _names(cutoff: int) -> str:
    return f"""
        SELECT finding.inspection, 'item', ${cutoff}::timestamptz, 0::bigint, 0::bigint
        FROM finding_person JOIN finding_subject ON finding_subject.id = finding_person.subject
        JOIN finding ON finding.id = finding_subject.finding
        WHERE finding_person.erased_at IS NULL AND {_no_photo("finding")}
    """


def _remarks(kind: str, cutoff: int) -> str:
    return f"""
        SELECT inspection, 'item', ${cutoff}::timestamptz, 0::bigint, 0::bigint FROM {kind}
        WHERE remark IS NOT NULL AND received_at <= ${cutoff} AND {_no_photo(kind)}
    """


def _no_photo(table: str) -> str:
    return f"""NOT EXISTS (
        SELECT 1 FROM evidence WHERE evidence.inspection = {table}.inspection AND purpose = 'item'
            AND evidence.erased_at IS NULL
    )"""


# Each class on its own, so that the index leads to what is old and still here. Photos announced after that time are
# left out: an inspection's end is later than nearly all of its photos.
KEPT = " UNION ALL ".join(
    _files_aside(cutoff) if name == "aside" else _photos(name, cutoff)
    for cutoff, name in enumerate(CLASSES, start=FIRST_CUTOFF)
)
KEPT += f" UNION ALL ({_words(FIRST_CUTOFF + CLASSES.index('item'))})"
UNDER_WAY = """EXISTS (
    SELECT 1 FROM erasure WHERE erasure.inspection = inspection.id AND erasure.retention_class = kept.retention_class
        AND finished_at IS NULL AND confirmed IS NOT FALSE
)"""
STATES = {
    "proposed": "erasure.finished_at IS NULL AND erasure.confirmed IS NOT FALSE",
    "finished": "erasure.finished_at IS NOT NULL",
    "declined": "erasure.confirmed IS FALSE",
}


async def due(
    actor: Actor,
    closed_by: Mapping[RetentionClass, datetime],
    after: tuple[datetime, UUID, str] | None,
    limit: int,
) -> list[Row]:
    """Longest closed first; without those for which an erasure is proposed or under way."""
    return await rows(
        f"""
        SELECT inspection.id AS inspection, unit_code, unit_name, closed_at, kept.retention_class, photos, bytes,
            (SELECT zone FROM unit WHERE unit.id = inspection.unit) AS zone, {HELD} AS held
        FROM ({KEPT}) AS kept JOIN inspection ON inspection.id = kept.inspection
        WHERE closed_at <= kept.closed_by AND {seen(actor)} AND {OVERSEEN} AND NOT {UNDER_WAY}
            AND ($10::timestamptz IS NULL OR (closed_at, inspection.id, kept.retention_class) > ($10, $11, $12))
        ORDER BY closed_at, inspection.id, kept.retention_class LIMIT $13
        """,
        *oversight(actor),
        *(closed_by[name] for name in CLASSES),
        *(after or (None, None, None)),
        limit,
    )


TOLD = f"""
    SELECT erasure.*, unit_code, unit_name, closed_at, {HELD} AS held,
        (SELECT zone FROM unit WHERE unit.id = inspection.unit) AS zone,
        proposer.name AS proposed_by_name, decider.name AS decided_by_name,
        CASE erasure.retention_class
            WHEN 'aside' THEN (
                SELECT count(*) FROM evidence_conflict JOIN evidence ON evidence.id = evidence_conflict.evidence
                WHERE evidence.inspection = erasure.inspection AND reason <> 'announced-otherwise'
            )
            ELSE (
                SELECT count(*) FROM evidence WHERE evidence.inspection = erasure.inspection AND state = 'arrived'
                    AND purpose = erasure.retention_class
            )
        END AS photos
    FROM erasure JOIN inspection ON inspection.id = erasure.inspection
    JOIN person AS proposer ON proposer.id = erasure.proposed_by
    LEFT JOIN person AS decider ON decider.id = erasure.decided_by
"""


async def erasures(actor: Actor, state: str, before: UUID | None, limit: int) -> list[Row]:
    """The newest first."""
    return await rows(
        f"""
        {TOLD}
        WHERE {seen(actor)} AND {OVERSEEN} AND {STATES[state]} AND ($5::uuid IS NULL OR erasure.id < $5)
        ORDER BY erasure.id DESC LIMIT $6
        """,
        *oversight(actor),
        before,
        limit,
    )


async def find_erasure(erasure: UUID) -> Row | None:
    found = await rows(f"{TOLD} WHERE erasure.id = $1", erasure)
    return found[0] if found else None
