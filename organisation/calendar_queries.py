"""Days on which units differ from the official calendar. They are public facts once approved."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor, Role
from organisation.calendar_rules import Override

DECIDERS: tuple[Role, ...] = ("planner", "reviewer", "administrator")

COLUMNS = """
    calendar_day.id, calendar_day.unit, calendar_day.day, calendar_day.working, calendar_day.reason,
    calendar_day.proposed_by, calendar_day.proposed_at, calendar_day.approved_by, calendar_day.approved_at, unit.path,
    unit.zone
"""
VISIBLE = """
    FROM calendar_day JOIN unit ON unit.id = calendar_day.unit
    WHERE (approved_at IS NOT NULL OR unit.path && $1::uuid[])
"""


async def overrides(units: Sequence[UUID], first: date, last: date) -> list[Override]:
    """Approved ones of these units, in the order of approval."""
    found = await rows(
        """
        SELECT unit, day, working FROM calendar_day
        WHERE unit = ANY($1) AND day BETWEEN $2 AND $3 AND approved_at IS NOT NULL ORDER BY approved_at, id
        """,
        units,
        first,
        last,
    )
    return [Override(**each) for each in found]


async def overrides_below(unit: UUID, first: date, last: date) -> list[Override]:
    """Approved ones of all units below this one, in the order of approval."""
    found = await rows(
        """
        SELECT calendar_day.unit, calendar_day.day, calendar_day.working
        FROM calendar_day JOIN unit ON unit.id = calendar_day.unit
        WHERE unit.path @> ARRAY[$1::uuid] AND unit.id <> $1 AND calendar_day.day BETWEEN $2 AND $3
        AND approved_at IS NOT NULL ORDER BY approved_at, calendar_day.id
        """,
        unit,
        first,
        last,
    )
    return [Override(**each) for each in found]


async def list_days(actor: Actor, unit: UUID | None, after: UUID | None, limit: int) -> list[Row]:
    """Approved ones, and proposals in the actor's scope; the newest proposal first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND ($2::uuid IS NULL OR calendar_day.unit = $2)
            AND ($3::uuid IS NULL OR calendar_day.id < $3)
        ORDER BY calendar_day.id DESC LIMIT $4
        """,
        actor.scopes(*DECIDERS),
        unit,
        after,
        limit,
    )


async def find_day(actor: Actor, day: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND calendar_day.id = $2", actor.scopes(*DECIDERS), day)


async def add_day(identifier: UUID, values: Sequence[object]) -> None:
    """`values`: unit, day, working, reason, proposed_by, proposed_at."""
    await rows(
        """
        INSERT INTO calendar_day (id, unit, day, working, reason, proposed_by, proposed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        identifier,
        *values,
    )


async def approve_day(identifier: UUID, by: UUID, now: datetime) -> bool:
    approved = await rows(
        """
        UPDATE calendar_day SET approved_by = $2, approved_at = $3
        WHERE id = $1 AND approved_at IS NULL RETURNING id
        """,
        identifier,
        by,
        now,
    )
    return bool(approved)
