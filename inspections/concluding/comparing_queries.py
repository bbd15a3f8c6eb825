"""The visits that one is compared with: the one before at the same unit, and those to other units of its kind."""

from datetime import datetime, timedelta
from uuid import UUID

from inspections.steps.lifecycle import CONCLUDED
from ledger.database import Row, row, rows

MOST_UNITS = 200
WITHIN = timedelta(days=2 * 365)
NEWEST = 5 * MOST_UNITS
SCORED = "checklist_version, profile, answers, score, grade"


async def find_scored(inspection: UUID) -> Row | None:
    return await row(
        f"""
        SELECT inspection.*, {SCORED} FROM inspection JOIN submission ON submission.inspection = inspection.id
        WHERE inspection.id = $1
        """,
        inspection,
    )


async def find_before(visit: Row) -> Row | None:
    """The newest concluded visit to the same unit before this one."""
    return await row(
        f"""
        SELECT inspection.*, {SCORED} FROM inspection JOIN submission ON submission.inspection = inspection.id
        WHERE unit = $1 AND opened_at IS NOT NULL AND opened_at < $2 AND demonstration = $3 AND state = ANY($4)
        ORDER BY opened_at DESC LIMIT 1
        """,
        visit["unit"],
        visit["opened_at"],
        visit["demonstration"],
        list(CONCLUDED),
    )


async def alike(visit: Row, now: datetime) -> list[Row]:
    """Of each other unit of the same kind its newest concluded visit of the same kind, with the same questions; the
    answers only where the scores are not kept by their parts. Those of the last weeks are enough where there are many
    units; only where they are not, all are looked at."""
    found = await _alike(visit, now, NEWEST)
    return found if len(found) == MOST_UNITS else await _alike(visit, now, None)


async def _alike(visit: Row, now: datetime, among: int | None) -> list[Row]:
    return await rows(
        """
        SELECT newest.concluded_at, $1::uuid AS checklist_version, $2 AS profile, graded, sections, courtesies,
            CASE WHEN visit_score.inspection IS NULL THEN unkept.score ELSE visit_score.score END AS score,
            unkept.grade, unkept.answers
        FROM (
            SELECT * FROM (
                SELECT DISTINCT ON (unit) unit, id, concluded_at FROM (
                    SELECT unit, id, concluded_at FROM inspection
                    WHERE checklist_version = $1 AND profile = $2 AND kind = $3 AND demonstration = $4 AND unit <> $5
                        AND state = ANY($6) AND concluded_at > $7
                    ORDER BY concluded_at DESC LIMIT $9
                ) AS candidate ORDER BY unit, concluded_at DESC, id DESC
            ) AS of_unit
            WHERE EXISTS (
                SELECT 1 FROM unit WHERE unit.id = of_unit.unit AND kind = (SELECT kind FROM unit WHERE id = $5)
            )
            ORDER BY concluded_at DESC, id LIMIT $8
        ) AS newest
        LEFT JOIN visit_score ON visit_score.inspection = newest.id
        LEFT JOIN LATERAL (
            SELECT score, grade, answers FROM submission
            WHERE submission.inspection = newest.id AND visit_score.inspection IS NULL OFFSET 0
        ) AS unkept ON true
        ORDER BY newest.concluded_at DESC, newest.id
        """,
        visit["checklist_version"],
        visit["profile"],
        visit["kind"],
        visit["demonstration"],
        visit["unit"],
        list(CONCLUDED),
        now - WITHIN,
        MOST_UNITS,
        among,
    )


async def wrong_items(inspection: UUID) -> list[str]:
    """Items found wrong, without what a conclusion in force withdrew."""
    found = await rows(
        """
        SELECT finding.item FROM finding
        JOIN LATERAL (
            SELECT severity FROM severity_decision WHERE finding = finding.id ORDER BY number DESC LIMIT 1
        ) AS stands ON severity <> 'S0'
        WHERE finding.inspection = $1 AND NOT EXISTS (
            SELECT 1 FROM (
                SELECT decisions FROM conclusion
                WHERE conclusion.inspection = $1 AND in_force_at IS NOT NULL ORDER BY number DESC LIMIT 1
            ) AS concluded, jsonb_array_elements(decisions) AS decision
            WHERE decision->>'finding' = finding.id::text AND decision->>'result' = 'withdrawn'
        ) ORDER BY finding.item
        """,
        inspection,
    )
    return [each["item"] for each in found]
