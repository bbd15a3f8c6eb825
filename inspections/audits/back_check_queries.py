"""Back-checks as their readers find them, and what they answered."""

from collections.abc import Sequence
from uuid import UUID

from inspections.queries import COLUMNS
from ledger.database import Row, row, rows
from organisation.actors import Actor

MINE = """
    SELECT back_check.id, back_check.inspection, back_check.assigned_at, back_check.answered_at,
        inspection.unit_name, inspection.unit_code, inspection.kind, inspection.opened_at, inspection.submitted_at,
        inspection.released_at, inspection.checklist_version, inspection.profile, inspection.unit, unit.zone
    FROM back_check JOIN inspection ON inspection.id = back_check.inspection JOIN unit ON unit.id = inspection.unit
    WHERE back_check.reader = $1
"""


async def mine(actor: Actor, most: int) -> list[Row]:
    """Those to be read first, then the newest answers."""
    return await rows(
        f"{MINE} ORDER BY answered_at DESC NULLS FIRST, assigned_at, back_check.id LIMIT $2", actor.person, most
    )


async def find_mine(actor: Actor, back_check: UUID) -> Row | None:
    return await row(f"{MINE} AND back_check.id = $2", actor.person, back_check)


async def find_read_blind(actor: Actor, inspection: UUID) -> Row | None:
    """The inspection, when the actor is to read it again and has not answered yet."""
    return await row(
        f"""
        SELECT {COLUMNS} FROM inspection WHERE id = $2 AND EXISTS (
            SELECT 1 FROM back_check
            WHERE back_check.inspection = inspection.id AND reader = $1 AND answered_at IS NULL
        )
        """,
        actor.person,
        inspection,
    )


async def find_answer(back_check: UUID) -> Row | None:
    return await row("SELECT * FROM back_check_answer WHERE back_check = $1", back_check)


async def add_answer(values: Sequence[object]) -> bool:
    """`values`: id, back_check, reader, sha256, readings, note, answered_at. False when the id is taken."""
    added = await row(
        """
        INSERT INTO back_check_answer (id, back_check, reader, sha256, readings, note, answered_at)
        VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7) ON CONFLICT DO NOTHING RETURNING id
        """,
        *values,
    )
    if added:
        await rows("UPDATE back_check SET answered_at = $2 WHERE id = $1", values[1], values[6])
    return added is not None
