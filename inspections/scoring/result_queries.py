"""What visits that are over have shown: never one that is still under way, or only released."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from inspections.concluding.conclusion_queries import IN_FORCE
from inspections.findings.finding_fact_queries import OUTSIDE
from inspections.queries import unbiased
from ledger.database import Row, rows
from organisation.actors import DESK, Actor

# $1 whoever asks, $2 now, $3 demonstrations or real ones. IS TRUE keeps the index of paths out of it: a plan made for
# every reader takes it for narrow, and a whole country is not.
OVER = """
    (inspection.path && $1::uuid[]) IS TRUE AND inspection.outcome IN ('carried_out', 'late')
    AND inspection.ends_at <= $2 AND inspection.demonstration = $3
"""


class Sight(msgspec.Struct, frozen=True):
    """Who asks, when, and whether of demonstrations."""

    actor: Actor
    now: datetime
    demonstration: bool

    @property
    def parameters(self) -> tuple[list[UUID], datetime, bool]:
        return self.actor.scopes(*DESK), self.now, self.demonstration


async def last_visits(sight: Sight, units: Sequence[UUID], zone: str) -> list[Row]:
    """By unit: the local day of its last visit, and how many there were within a year."""
    return await rows(
        f"""
        SELECT place.unit, (last.arrives_at AT TIME ZONE $5)::date AS last_visit, coalesce(year.visits, 0) AS visits
        FROM unnest($4::uuid[]) AS place (unit)
        CROSS JOIN LATERAL (
            SELECT arrives_at FROM inspection WHERE {OVER} AND inspection.unit = place.unit
            ORDER BY arrives_at DESC LIMIT 1
        ) AS last
        LEFT JOIN LATERAL (
            SELECT count(*) AS visits FROM inspection WHERE {OVER} AND inspection.unit = place.unit
                AND arrives_at > $2::timestamptz - interval '1 year'
        ) AS year ON true
        """,
        *sight.parameters,
        list(units),
        zone,
    )


async def grades(sight: Sight, units: Sequence[UUID], most: int) -> list[Row]:
    """Of each unit the newest concluded grades, at most so many, the newest first; also while a hearing is reopened."""
    return await rows(
        f"""
        SELECT place.unit, graded.grade, graded.arrives_at FROM unnest($4::uuid[]) AS place (unit)
        CROSS JOIN LATERAL (
            SELECT * FROM (
                SELECT (SELECT grade FROM submission WHERE submission.inspection = inspection.id) AS grade, arrives_at
                FROM inspection WHERE {OVER} AND inspection.unit = place.unit AND concluded_at IS NOT NULL
                    AND {unbiased("$6")}
                ORDER BY arrives_at DESC OFFSET 0
            ) AS concluded WHERE grade IS NOT NULL LIMIT $5
        ) AS graded ORDER BY place.unit, graded.arrives_at DESC
        """,
        *sight.parameters,
        list(units),
        most,
        sight.actor.person,
    )


async def repeats(sight: Sight, units: Sequence[UUID]) -> list[Row]:
    """By unit: how many items were found wrong, and that upheld, at two visits or more within a year. What was not the
    unit's own doing is left out."""
    return await rows(
        f"""
        SELECT unit, count(*) AS items FROM (
            SELECT inspection.unit, finding.item FROM inspection
            JOIN finding ON finding.inspection = inspection.id
            JOIN LATERAL ({IN_FORCE}) AS concluded ON true
            WHERE {OVER} AND inspection.unit = ANY($4)
                AND inspection.arrives_at > $2::timestamptz - interval '1 year' AND NOT {OUTSIDE}
                AND {unbiased("$5")}
                AND EXISTS (
                    SELECT 1 FROM jsonb_array_elements(concluded.decisions) AS decision
                    WHERE decision->>'finding' = finding.id::text AND decision->>'result' = 'upheld'
                        AND decision->>'severity' IN ('S2', 'S3', 'S4')
                )
            GROUP BY inspection.unit, finding.item HAVING count(*) >= 2
        ) AS repeated GROUP BY unit
        """,
        *sight.parameters,
        list(units),
        sight.actor.person,
    )
