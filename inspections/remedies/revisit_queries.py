"""Proposed revisits, for the desk: the unit is not told when somebody comes again."""

from datetime import date, datetime
from uuid import UUID

from inspections.queries import ZONE, unbiased
from ledger.database import Row, planned_rows, row, rows
from ledger.identifiers import uuid7
from organisation.actors import DESK, Actor

WAITING = f"""
    SELECT revisit.*, inspection.unit, inspection.unit_code, inspection.unit_name, inspection.path, {ZONE},
           inspection.demonstration
    FROM revisit JOIN inspection ON inspection.id = revisit.inspection
    WHERE dropped_at IS NULL AND inspection.path && $2::uuid[] AND {unbiased()} AND NOT EXISTS (
        SELECT 1 FROM inspection AS again WHERE again.unit = inspection.unit AND again.kind = 'revisit'
        AND again.opened_at > inspection.concluded_at
    )
"""


async def graded(inspection: UUID) -> Row:
    found = await row(
        f"SELECT {ZONE}, submission.grade FROM inspection "
        "LEFT JOIN submission ON submission.inspection = inspection.id WHERE inspection.id = $1",
        inspection,
    )
    if found is None:
        raise LookupError(f"inspection {inspection} does not exist")
    return found


async def add(inspection: UUID, grade: str, due: date, at: datetime) -> UUID:
    identifier = uuid7()
    await rows(
        "INSERT INTO revisit (id, inspection, grade, due_on, proposed_at) VALUES ($1, $2, $3, $4, $5)",
        identifier,
        inspection,
        grade,
        due,
        at,
    )
    return identifier


async def waiting(actor: Actor, after: tuple[date, UUID] | None, limit: int) -> list[Row]:
    """What is due first coming first, without those that were opened or dropped."""
    due_on, identifier = after or (None, None)
    return await planned_rows(
        f"""{WAITING} AND ($3::date IS NULL OR (due_on, revisit.id) > ($3, $4))
        ORDER BY due_on, revisit.id LIMIT $5""",
        actor.person,
        actor.scopes(*DESK),
        due_on,
        identifier,
        limit,
    )


async def find(actor: Actor, revisit: UUID) -> Row | None:
    return await row(f"{WAITING} AND revisit.id = $3", actor.person, actor.scopes(*DESK), revisit)


async def drop(revisit: UUID, by: UUID, reason: str, at: datetime) -> bool:
    dropped = await row(
        "UPDATE revisit SET dropped_by = $2, dropped_at = $3, reason = $4 WHERE id = $1 AND dropped_at IS NULL "
        "RETURNING id",
        revisit,
        by,
        at,
        reason,
    )
    return dropped is not None
