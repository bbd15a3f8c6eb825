"""Leave: when somebody is not on duty. It is personal: only who sends people out, or watches them, sees it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import DESK, Actor
from organisation.tables import Leave

# A proposal that is withdrawn counts for nothing; approved leave counts until two let it be withdrawn.
COUNTS = "(approved_at IS NOT NULL AND ended_at IS NULL)"
OPEN = "(approved_at IS NULL AND withdrawn_at IS NULL)"
COLUMNS = f"""
    leave.id, leave.person, leave.first_day, leave.last_day, leave.proposed_by, leave.proposed_at, leave.approved_by,
    leave.approved_at, leave.withdrawn_by, leave.withdrawn_at, leave.ended_by, leave.ended_at, {COUNTS} AS counts,
    home.path AS home_path, home.zone
"""
VISIBLE = """
    FROM "leave" JOIN person ON person.id = leave.person JOIN unit home ON home.id = person.home
    WHERE (home.path && $1::uuid[] OR leave.person = $2)
"""


async def list_leaves(
    actor: Actor, person: UUID | None, until: date | None, after: UUID | None, limit: int
) -> list[Row]:
    """The newest proposal first; `until` leaves out what was over before that day."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND ($3::uuid IS NULL OR leave.person = $3)
            AND ($4::date IS NULL OR leave.last_day >= $4) AND ($5::uuid IS NULL OR leave.id < $5)
        ORDER BY leave.id DESC LIMIT $6
        """,
        actor.scopes(*DESK),
        actor.person,
        person,
        until,
        after,
        limit,
    )


async def find_leave(actor: Actor, leave: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND leave.id = $3", actor.scopes(*DESK), actor.person, leave)


async def zone_of(person: UUID) -> str:
    """Of the office they work for."""
    found = await row("SELECT zone FROM unit JOIN person ON person.home = unit.id WHERE person.id = $1", person)
    assert found is not None
    return str(found["zone"])


async def add_leave(new: Leave) -> None:
    await Leave.insert(new)


async def approve_leave(leave: UUID, by: UUID, now: datetime) -> bool:
    """False when it is no open proposal any more."""
    return bool(
        await rows(
            f'UPDATE "leave" SET approved_by = $2, approved_at = $3 WHERE id = $1 AND {OPEN} RETURNING id',
            leave,
            by,
            now,
        )
    )


async def withdraw_leave(leave: UUID, by: UUID, now: datetime) -> bool:
    """False when somebody asked for it before."""
    return bool(
        await rows(
            'UPDATE "leave" SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1 AND withdrawn_at IS NULL '
            "RETURNING id",
            leave,
            by,
            now,
        )
    )


async def end_leave(leave: UUID, by: UUID, now: datetime) -> bool:
    return bool(
        await rows(
            f"""
            UPDATE "leave" SET ended_by = $2, ended_at = $3
            WHERE id = $1 AND {COUNTS} AND withdrawn_at IS NOT NULL RETURNING id
            """,
            leave,
            by,
            now,
        )
    )


async def absent_among(people: Sequence[UUID], day: date) -> set[UUID]:
    """Who of these is on leave that day, by what is approved now."""
    found = await rows(
        f'SELECT person FROM "leave" WHERE person = ANY($1) AND $2 BETWEEN first_day AND last_day AND {COUNTS}',
        list(people),
        day,
    )
    return {leave["person"] for leave in found}


async def absences(people: Sequence[UUID], first: date, last: date) -> list[Row]:
    """The approved leave of these people that touches this time."""
    return await rows(
        f"""
        SELECT person, first_day, last_day FROM "leave"
        WHERE person = ANY($1) AND first_day <= $3 AND last_day >= $2 AND {COUNTS}
        """,
        list(people),
        first,
        last,
    )
