"""Whole tables for whoever may see the rows, a page at a time."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import msgspec

from inspections.findings.finding_fact_queries import OUTSIDE
from inspections.findings.finding_queries import FINDINGS
from inspections.queries import seen, sight
from inspections.steps.lifecycle import State
from ledger.database import Row, rows
from organisation.actors import Actor


class Wanted(msgspec.Struct, frozen=True):
    """`unit` and everything below it; `first` and `last` are days of the visit at the unit, both included."""

    programme: UUID | None = None
    unit: UUID | None = None
    state: State | None = None
    first: date | None = None
    last: date | None = None


NEWEST = datetime.max.replace(tzinfo=UTC), UUID(int=2**128 - 1)
"""Before every visit. There always is a cursor, so that every plan can begin at it in the index."""


async def visits(actor: Actor, wanted: Wanted, after: tuple[datetime, UUID], limit: int) -> list[Row]:
    """Newest release first, and only what was opened or has come to an end: nothing tells of a visit ahead.

    No visit is released after it begins, so that `released_at` bounds the period from above and the index is of use.
    The grade is pending for the unit's record until concluded.
    """
    return await rows(
        f"""
        SELECT inspection.*, unit.zone,
            CASE WHEN concluded_at IS NOT NULL THEN submission.score END AS score,
            CASE WHEN concluded_at IS NOT NULL THEN submission.grade END AS grade,
            (SELECT count(*) FROM finding WHERE finding.inspection = inspection.id) AS findings,
            (SELECT count(*) FROM finding WHERE finding.inspection = inspection.id AND {OUTSIDE}) AS findings_outside
        FROM inspection JOIN unit ON unit.id = inspection.unit
        LEFT JOIN submission ON submission.inspection = inspection.id
        WHERE {seen(actor)} AND (inspection.opened_at IS NOT NULL OR inspection.outcome IS NOT NULL)
            AND ($4::uuid IS NULL OR inspection.programme = $4)
            AND ($5::uuid IS NULL OR inspection.path @> ARRAY[$5::uuid])
            AND ($6::text IS NULL OR state = $6)
            AND ($7::date IS NULL OR (arrives_at AT TIME ZONE unit.zone)::date >= $7)
            AND ($8::date IS NULL OR (
                (arrives_at AT TIME ZONE unit.zone)::date <= $8
                AND released_at < ($8::date + 2)::timestamp AT TIME ZONE 'UTC'
            ))
            AND (released_at, inspection.id) < ($9, $10)
        ORDER BY released_at DESC, inspection.id DESC LIMIT $11
        """,
        *sight(actor),
        wanted.programme,
        wanted.unit,
        wanted.state,
        wanted.first,
        wanted.last,
        *after,
        limit,
    )


async def findings_of_many(inspections: Sequence[UUID]) -> list[Row]:
    """With the severity in force and the newest explanation, by item."""
    return await rows(f"{FINDINGS} WHERE finding.inspection = ANY($1) ORDER BY finding.item", list(inspections))


async def final_conclusions(inspections: Sequence[UUID]) -> list[Row]:
    """The newest version that came into force."""
    return await rows(
        """
        SELECT DISTINCT ON (inspection) inspection, decisions FROM conclusion
        WHERE inspection = ANY($1) AND in_force_at IS NOT NULL ORDER BY inspection, number DESC
        """,
        list(inspections),
    )


async def explanations_of_many(inspections: Sequence[UUID]) -> list[Row]:
    """Every one, by item and number; the post of whoever had a link."""
    return await rows(
        """
        SELECT finding.inspection, finding.item, explanation.id AS explanation, explanation.finding, number, given_as,
               explanation_link.post, position, reasons, jsonb_array_length(corrections) AS corrections,
               explanation.photos, explained_at
        FROM explanation JOIN finding ON finding.id = explanation.finding
        LEFT JOIN explanation_link ON explanation_link.id = explanation.link
        WHERE finding.inspection = ANY($1::uuid[]) ORDER BY finding.item, number
        """,
        list(inspections),
    )


async def remedies_of_many(inspections: Sequence[UUID]) -> list[Row]:
    """What is due first coming first."""
    return await rows(
        """
        SELECT remedy.inspection, finding.item, remedy.id AS remedy, remedy.finding, cause, action, owner, set_at,
               due_at, remedy.state AS remedy_state, settled_at, count(remedy_report.id) AS reports,
               count(remedy_report.id) FILTER (WHERE NOT accepted) AS returned, max(reported_at) AS reported_at
        FROM remedy JOIN finding ON finding.id = remedy.finding
        LEFT JOIN remedy_report ON remedy_report.remedy = remedy.id
        WHERE remedy.inspection = ANY($1::uuid[]) GROUP BY remedy.id, finding.item ORDER BY due_at, remedy.id
        """,
        list(inspections),
    )
