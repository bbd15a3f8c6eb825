"""What is known beside findings: repeats and what was put right during the visit."""

from collections.abc import Sequence
from uuid import UUID

from inspections.concluding.conclusion_queries import IN_FORCE
from ledger.database import Row, rows
from ledger.identifiers import uuid7

OUTSIDE = """coalesce((
    SELECT cause <> 'unit' FROM finding_cause WHERE finding_cause.finding = finding.id AND accepted
    ORDER BY decided_at DESC, id DESC LIMIT 1
), false)"""
"""Its cause lies outside the unit, as far as a reviewer decided it."""

STANDS = f"""(
    NOT {OUTSIDE} AND EXISTS (
        SELECT 1 FROM ({IN_FORCE}) AS concluded, jsonb_array_elements(concluded.decisions) AS decision
        WHERE decision->>'finding' = finding.id::text AND decision->>'result' = 'upheld'
            AND decision->>'severity' <> 'S0'
    )
)"""
"""A finding stands against the unit itself: upheld by the conclusion in force, not as praise, not another's doing."""


async def earlier_findings(inspection: UUID, items: Sequence[str]) -> dict[str, UUID]:
    """By item, the newest finding that stands of the same unit's visits within the year before this one."""
    found = await rows(
        f"""
        SELECT DISTINCT ON (finding.item) finding.item, finding.id
        FROM inspection AS here
        JOIN inspection ON inspection.unit = here.unit AND inspection.id <> here.id
            AND inspection.demonstration = here.demonstration AND inspection.opened_at IS NOT NULL
            AND inspection.arrives_at < here.arrives_at
            AND inspection.arrives_at >= here.arrives_at - interval '1 year'
        JOIN finding ON finding.inspection = inspection.id AND finding.item = ANY($2::text[])
        WHERE here.id = $1 AND {STANDS}
        ORDER BY finding.item, inspection.arrives_at DESC, finding.id
        """,
        inspection,
        list(items),
    )
    return {each["item"]: each["id"] for each in found}


async def add_repeat(finding: UUID, earlier: UUID) -> None:
    await rows(
        "INSERT INTO finding_repeat (id, finding, earlier) VALUES ($1, $2, $3)",
        uuid7(),
        finding,
        earlier,
    )


async def add_fix(finding: UUID, how: str, photos: Sequence[UUID]) -> None:
    await rows(
        "INSERT INTO finding_fix (id, finding, how, photos) VALUES ($1, $2, $3, $4)",
        uuid7(),
        finding,
        how,
        list(photos),
    )


async def repeats_of(inspection: UUID) -> list[Row]:
    """Of each finding the earlier one; `stands`: it still does."""
    return await rows(
        f"""
        SELECT finding_repeat.finding AS repeated, finding.id AS earlier, finding.inspection, inspection.opened_at,
               {STANDS} AS stands,
               (SELECT severity FROM severity_decision WHERE severity_decision.finding = finding.id
                ORDER BY number DESC LIMIT 1) AS severity
        FROM finding AS repeating JOIN finding_repeat ON finding_repeat.finding = repeating.id
        JOIN finding ON finding.id = finding_repeat.earlier JOIN inspection ON inspection.id = finding.inspection
        WHERE repeating.inspection = $1
        """,
        inspection,
    )


async def fixes_of(inspection: UUID) -> list[Row]:
    return await rows(
        """
        SELECT finding_fix.finding, how, finding_fix.photos
        FROM finding_fix JOIN finding ON finding.id = finding_fix.finding WHERE finding.inspection = $1
        """,
        inspection,
    )


async def facts_of_many(inspections: Sequence[UUID]) -> list[Row]:
    """For tables: of each finding whether it is a repeat, was put right, whose cause it was and whom it concerns.

    OFFSET keeps each looked up by its index: the planner would read all repeats of all years for one page.
    """
    return await rows(
        """
        SELECT finding.id,
               EXISTS (SELECT 1 FROM finding_repeat WHERE finding_repeat.finding = finding.id OFFSET 0) AS repeated,
               EXISTS (SELECT 1 FROM finding_fix WHERE finding_fix.finding = finding.id OFFSET 0) AS fixed,
               coalesce(decided.cause, 'unit') AS cause, coalesce(unit.name, decided.outside_owner) AS cause_owner,
               coalesce((SELECT kind FROM finding_subject WHERE finding_subject.finding = finding.id
                         ORDER BY number DESC LIMIT 1), 'unit') AS subject
        FROM finding
        LEFT JOIN LATERAL (
            SELECT cause, owner, outside_owner FROM finding_cause
            WHERE finding_cause.finding = finding.id AND accepted ORDER BY decided_at DESC, id DESC LIMIT 1
        ) AS decided ON true
        LEFT JOIN unit ON unit.id = decided.owner
        WHERE finding.inspection = ANY($1)
        """,
        list(inspections),
    )
