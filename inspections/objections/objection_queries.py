"""Objections to conclusions: made, answered, decided, settled."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.queries import COLUMNS, seen, sight
from ledger.database import Row, row, rows
from organisation.actors import Actor

OBJECTIONS = """
    SELECT objection.*, conclusion.number AS version, amended.number AS amended_to, maker.name AS made_by_name,
           answerer.name AS answered_by_name, decider.name AS decided_by_name
    FROM objection JOIN conclusion ON conclusion.id = objection.conclusion
    LEFT JOIN conclusion AS amended ON amended.id = amendment
    JOIN person AS maker ON maker.id = made_by
    LEFT JOIN person AS answerer ON answerer.id = answered_by LEFT JOIN person AS decider ON decider.id = decided_by
"""


async def find_objection(objection: UUID) -> Row | None:
    return await row(f"{OBJECTIONS} WHERE objection.id = $1", objection)


async def objections_of(inspection: UUID) -> list[Row]:
    """Oldest first."""
    return await rows(f"{OBJECTIONS} WHERE objection.inspection = $1 ORDER BY made_at, objection.id", inspection)


async def unsettled(actor: Actor, after: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """What is due first coming first."""
    due_at, identifier = after or (None, None)
    return await rows(
        f"""
        {OBJECTIONS} JOIN inspection ON inspection.id = objection.inspection
        WHERE settled_at IS NULL AND {seen(actor)} AND ($4::timestamptz IS NULL OR (due_at, objection.id) > ($4, $5))
        ORDER BY due_at, objection.id LIMIT $6
        """,
        *sight(actor),
        due_at,
        identifier,
        limit,
    )


async def inspections_of(actor: Actor, inspections: Sequence[UUID]) -> dict[UUID, Row]:
    """As the actor sees them, by id."""
    found = await rows(
        f"SELECT {COLUMNS} FROM inspection WHERE id = ANY($4::uuid[]) AND {seen(actor)}",
        *sight(actor),
        list(inspections),
    )
    return {each["id"]: each for each in found}


async def of_ground(inspection: UUID, ground: str) -> list[Row]:
    """Since the inspection was last reopened."""
    return await rows(
        """
        SELECT * FROM objection WHERE inspection = $1 AND ground = $2 AND made_at > coalesce((
            SELECT max(decided_at) FROM reopening WHERE reopening.inspection = $1 AND agreed
        ), '-infinity')
        """,
        inspection,
        ground,
    )


async def count_unsettled(inspection: UUID) -> int:
    found = await row("SELECT count(*) AS open FROM objection WHERE inspection = $1 AND settled_at IS NULL", inspection)
    return int(found["open"]) if found else 0


async def to_amend_for(inspection: UUID) -> list[Row]:
    """Found right, while the conclusion is not written anew yet."""
    return await rows(
        "SELECT * FROM objection WHERE inspection = $1 AND result = 'amended' AND settled_at IS NULL", inspection
    )


async def add_objection(values: Sequence[object]) -> None:
    """`values`: id, inspection, conclusion, ground, findings, reasons, photos, made_by, made_at, due_at."""
    await rows(
        """
        INSERT INTO objection (id, inspection, conclusion, ground, findings, reasons, photos, made_by, made_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        *values,
    )


async def answer(objection: UUID, text: str, by: UUID, at: datetime) -> None:
    await rows(
        "UPDATE objection SET answer = $2, answered_by = $3, answered_at = $4 WHERE id = $1", objection, text, by, at
    )


async def decide(objection: UUID, result: str, reasons: str, by: UUID, at: datetime) -> None:
    """Where the conclusion stands, that settles it."""
    await rows(
        """
        UPDATE objection SET result = $2, decision = $3, decided_by = $4, decided_at = $5,
            settled_at = CASE WHEN $2::text = 'upheld' THEN $5::timestamptz END
        WHERE id = $1
        """,
        objection,
        result,
        reasons,
        by,
        at,
    )


async def settle(inspection: UUID, amendment: UUID, drafted_at: datetime, at: datetime) -> None:
    """All that this version was drafted for; what was found right after that waits for the next one."""
    await rows(
        """
        UPDATE objection SET amendment = $2, settled_at = $4
        WHERE inspection = $1 AND result = 'amended' AND settled_at IS NULL AND decided_at <= $3
        """,
        inspection,
        amendment,
        drafted_at,
        at,
    )


async def has_left(inspection: Row, inspector: UUID, now: datetime) -> bool:
    """Has withdrawn, is no inspector of the unit any more, or has gone altogether."""
    found = await row(
        """
        SELECT 1 FROM role_grant JOIN person ON person.id = role_grant.person
        WHERE person.id = $1 AND role = 'inspector' AND unit = ANY($2) AND approved_at IS NOT NULL
            AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3)
            AND (person.left_at IS NULL OR person.left_at > $3)
            AND NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.inspection = $4 AND withdrawal.person = $1)
        """,
        inspector,
        inspection["path"],
        now,
        inspection["id"],
    )
    return found is None
