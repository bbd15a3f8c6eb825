"""The visits that one is compared with: the one before at the same unit, and those to other units of its kind."""

from datetime import datetime, timedelta
from uuid import UUID

from inspections.lifecycle import CONCLUDED
from ledger.database import Row, row, rows

MOST_UNITS = 200
WITHIN = timedelta(days=2 * 365)
SCORED = "checklist_version, profile, answers, score, grade"
_ALIKE = """{visit}.checklist_version = $1 AND {visit}.profile = $2 AND {visit}.kind = $3
    AND {visit}.demonstration = $4 AND {visit}.state = ANY($6)"""


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
    """Of each other unit of the same kind its newest concluded visit of the same kind, with the same questions."""
    return await rows(
        f"""
        SELECT concluded_at, {SCORED} FROM inspection
        JOIN submission ON submission.inspection = inspection.id
        JOIN unit ON unit.id = inspection.unit
        WHERE {_ALIKE.format(visit="inspection")} AND inspection.concluded_at > $7 AND inspection.unit <> $5
            AND unit.kind = (SELECT kind FROM unit WHERE id = $5) AND NOT EXISTS (
                SELECT 1 FROM inspection AS later JOIN submission ON submission.inspection = later.id
                WHERE later.unit = inspection.unit AND {_ALIKE.format(visit="later")}
                    AND (later.concluded_at, later.id) > (inspection.concluded_at, inspection.id)
            )
        ORDER BY concluded_at DESC, inspection.id LIMIT $8
        """,
        visit["checklist_version"],
        visit["profile"],
        visit["kind"],
        visit["demonstration"],
        visit["unit"],
        list(CONCLUDED),
        now - WITHIN,
        MOST_UNITS,
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
