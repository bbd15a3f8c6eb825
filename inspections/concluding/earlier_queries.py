"""What was decided on the same item elsewhere, so that the same is decided alike. No unit is named."""

from datetime import datetime
from uuid import UUID

from inspections.queries import unbiased
from inspections.steps.lifecycle import CONCLUDED
from ledger.database import Row, planned_rows, row
from organisation.actors import Actor

MOST = 10
MONTHS = 24

# $1 the units of whoever asks as a reviewer, $2 the finding at hand, $3 states in which a conclusion stands.
ALIKE = """
    FROM finding AS asked
    JOIN inspection AS here ON here.id = asked.inspection
    JOIN checklist_version AS asked_by ON asked_by.id = here.checklist_version
    JOIN finding ON finding.item = asked.item AND finding.inspection <> here.id
    JOIN inspection ON inspection.id = finding.inspection
    JOIN checklist_version ON checklist_version.id = inspection.checklist_version
    WHERE asked.id = $2 AND inspection.path && $1::uuid[] AND inspection.state = ANY($3)
        AND inspection.demonstration = here.demonstration AND checklist_version.checklist = asked_by.checklist
"""
DECIDED = """
    JOIN LATERAL (
        SELECT decisions, in_force_at FROM conclusion
        WHERE conclusion.inspection = alike.inspection AND in_force_at IS NOT NULL ORDER BY number DESC LIMIT 1
    ) AS conclusion ON true
    CROSS JOIN LATERAL (
        SELECT decision->>'severity' AS decided, decision->>'result' AS result
        FROM jsonb_array_elements(decisions) AS decision WHERE decision->>'finding' = alike.id::text
    ) AS decision
"""


LAST = f"""
    SELECT in_force_at, decided, result,
           (SELECT severity FROM severity_decision WHERE finding = alike.id AND number = 1) AS proposed,
           EXISTS (SELECT 1 FROM explanation WHERE finding = alike.id AND position <> 'agree') AS contested
    FROM (
        SELECT finding.id, finding.inspection {ALIKE} AND {unbiased("$5")} AND inspection.concluded_at IS NOT NULL
        ORDER BY inspection.concluded_at DESC, finding.id LIMIT $4
    ) AS alike {DECIDED} ORDER BY in_force_at DESC, alike.id
"""
SINCE = "inspection.concluded_at > $4::timestamptz - make_interval(months => $5)"
# Findings of years before are not looked at: identifiers sort by time. OFFSET keeps the index of concluded_at in use.
COUNTS = f"""
    SELECT CASE WHEN result = 'upheld' THEN decided END AS severity, count(*) AS findings
    FROM (
        SELECT finding.id, finding.inspection {ALIKE} AND {unbiased("$6")}
            AND {SINCE} AND finding.inspection >= (
                SELECT id FROM (SELECT id FROM inspection WHERE {SINCE} OFFSET 0) AS since ORDER BY id LIMIT 1
            )
    ) AS alike {DECIDED} GROUP BY 1
"""


async def find_item(finding: UUID) -> Row:
    """The item of a finding, and the zone of its unit."""
    found = await row(
        """
        SELECT finding.item, unit.zone FROM finding JOIN inspection ON inspection.id = finding.inspection
        JOIN unit ON unit.id = inspection.unit WHERE finding.id = $1
        """,
        finding,
    )
    if found is None:
        raise LookupError(f"finding {finding} does not exist")
    return found


async def last_decisions(actor: Actor, finding: UUID) -> list[Row]:
    """The newest first, at most `MOST`."""
    return await planned_rows(LAST, actor.scopes("reviewer"), finding, list(CONCLUDED), MOST, actor.person)


async def counts(actor: Actor, finding: UUID, now: datetime) -> list[Row]:
    """How often which severity was upheld, and how often a finding was withdrawn (null), within `MONTHS`."""
    return await planned_rows(COUNTS, actor.scopes("reviewer"), finding, list(CONCLUDED), now, MONTHS, actor.person)
