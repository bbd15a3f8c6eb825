"""Where the cause of a finding lies: proposed, decided, and answered by the unit it was passed to."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.queries import seen, sight, unbiased
from ledger.database import Row, row, rows
from organisation.actors import Actor

CAUSES = """
    SELECT finding_cause.*, finding.inspection, finding.item, unit.name AS owner_name, unit.path AS owner_path,
           proposer.name AS proposed_by_name, decider.name AS decided_by_name, answerer.name AS answered_by_name,
           accepted IS TRUE AND NOT EXISTS (
               SELECT 1 FROM finding_cause AS later WHERE later.finding = finding_cause.finding AND later.accepted
               AND (later.decided_at, later.id) > (finding_cause.decided_at, finding_cause.id)
           ) AS in_force
    FROM finding_cause JOIN finding ON finding.id = finding_cause.finding
    JOIN person AS proposer ON proposer.id = proposed_by
    LEFT JOIN unit ON unit.id = owner LEFT JOIN person AS decider ON decider.id = decided_by
    LEFT JOIN person AS answerer ON answerer.id = answered_by
"""


async def of_inspection(inspection: UUID) -> list[Row]:
    """Oldest first."""
    return await rows(
        f"{CAUSES} WHERE finding.inspection = $1 ORDER BY finding_cause.proposed_at, finding_cause.id", inspection
    )


async def find(cause: UUID) -> Row | None:
    return await row(f"{CAUSES} WHERE finding_cause.id = $1", cause)


async def find_seen(actor: Actor, cause: UUID) -> Row | None:
    return await row(
        f"""
        SELECT told.* FROM ({CAUSES}) AS told JOIN inspection ON inspection.id = told.inspection
        WHERE told.id = $4 AND {seen(actor)}
        """,
        *sight(actor),
        cause,
    )


async def newest_accepted(finding: UUID) -> Row | None:
    return await row(
        """
        SELECT id, cause, owner FROM finding_cause WHERE finding = $1 AND accepted
        ORDER BY decided_at DESC, id DESC LIMIT 1
        """,
        finding,
    )


async def add(values: Sequence[object]) -> bool:
    """`values`: id, finding, cause, owner, outside owner, reason, by whom, when. False while one is undecided."""
    added = await row(
        """
        INSERT INTO finding_cause (id, finding, cause, owner, outside_owner, reason, proposed_by, proposed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (finding) WHERE decided_by IS NULL DO NOTHING RETURNING id
        """,
        *values,
    )
    return added is not None


async def decide(
    cause: UUID, accepted: bool, decision: str | None, by: UUID, at: datetime, answer_due: datetime | None
) -> bool:
    """False when somebody did before."""
    decided = await row(
        """
        UPDATE finding_cause SET accepted = $2, decision = $3, decided_by = $4, decided_at = $5, answer_due = $6
        WHERE id = $1 AND decided_by IS NULL RETURNING id
        """,
        cause,
        accepted,
        decision,
        by,
        at,
        answer_due,
    )
    return decided is not None


async def answer(cause: UUID, said: Sequence[object]) -> bool:
    """`said`: whether they take it, in which words, done by which day, by whom, when. Once."""
    answered = await row(
        """
        UPDATE finding_cause SET takes_it = $2, answer = $3, done_by = $4, answered_by = $5, answered_at = $6
        WHERE id = $1 AND accepted AND owner IS NOT NULL AND answered_at IS NULL RETURNING id
        """,
        cause,
        *said,
    )
    return answered is not None


PASSED_ON = f"""
    SELECT told.*, finding.note, finding.extent, inspection.unit_name, inspection.opened_at, place.zone,
           inspection.checklist_version, inspection.released_at, inspection.unit,
           (SELECT severity FROM severity_decision WHERE severity_decision.finding = told.finding
            ORDER BY number DESC LIMIT 1) AS severity
    FROM ({CAUSES}) AS told JOIN finding ON finding.id = told.finding
    JOIN inspection ON inspection.id = finding.inspection JOIN unit AS place ON place.id = inspection.unit
    WHERE told.in_force AND told.owner_path && $2::uuid[] AND {unbiased()}
"""


async def passed_on(actor: Actor, before: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """What was passed to the units whose head asks, the newest first."""
    decided_at, identifier = before or (None, None)
    return await rows(
        f"""
        {PASSED_ON} AND ($3::timestamptz IS NULL OR (told.decided_at, told.id) < ($3, $4))
        ORDER BY told.decided_at DESC, told.id DESC LIMIT $5
        """,
        actor.person,
        actor.scopes("unit_head"),
        decided_at,
        identifier,
        limit,
    )


async def find_passed_on(actor: Actor, cause: UUID) -> Row | None:
    return await row(f"{PASSED_ON} AND told.id = $3", actor.person, actor.scopes("unit_head"), cause)
