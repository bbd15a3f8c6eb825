"""Resets of passwords under way."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor

COLUMNS = """
    password_reset.id, password_reset.person, requested_by, approved_by, requested_at, expires_at,
    home.path AS home_path
"""
OPEN = "used_at IS NULL AND expires_at > $2"


async def list_resets(actor: Actor, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """Those under way for people in the actor's scope; the newest first."""
    return await rows(
        f"""
        SELECT {COLUMNS} FROM password_reset
        JOIN person ON person.id = password_reset.person JOIN unit home ON home.id = person.home
        WHERE home.path && $1::uuid[] AND {OPEN} AND ($3::uuid IS NULL OR password_reset.id < $3)
        ORDER BY password_reset.id DESC LIMIT $4
        """,
        actor.scopes("administrator", "planner", "reviewer"),
        now,
        after,
        limit,
    )


async def find_reset(actor: Actor, reset: UUID, now: datetime) -> Row | None:
    return await row(
        f"""
        SELECT {COLUMNS} FROM password_reset
        JOIN person ON person.id = password_reset.person JOIN unit home ON home.id = person.home
        WHERE home.path && $1::uuid[] AND {OPEN} AND password_reset.id = $3
        """,
        actor.scopes("administrator", "planner", "reviewer"),
        now,
        reset,
    )


async def withdraw_earlier(person: UUID, now: datetime) -> None:
    await rows(f"UPDATE password_reset SET expires_at = $2 WHERE person = $1 AND {OPEN}", person, now)


async def add_reset(reset: UUID, person: UUID, by: UUID, half_hash: bytes, now: datetime, expires_at: datetime) -> None:
    await rows(
        """
        INSERT INTO password_reset (id, person, requested_by, first_half_hash, requested_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        reset,
        person,
        by,
        half_hash,
        now,
        expires_at,
    )


async def approve_reset(reset: UUID, now: datetime, by: UUID, half_hash: bytes) -> bool:
    approved = await rows(
        f"""
        UPDATE password_reset SET approved_by = $3, second_half_hash = $4
        WHERE id = $1 AND approved_by IS NULL AND {OPEN} RETURNING id
        """,
        reset,
        now,
        by,
        half_hash,
    )
    return bool(approved)


async def find_open_reset(username: str, now: datetime) -> Row | None:
    """For whoever brings the code: nobody acts yet."""
    return await row(
        f"""
        SELECT password_reset.id, person, person.name, first_half_hash, second_half_hash FROM password_reset
        JOIN person ON person.id = password_reset.person AND (left_at IS NULL OR left_at > $2)
        WHERE username = $1 AND approved_by IS NOT NULL AND {OPEN}
        ORDER BY password_reset.id DESC LIMIT 1
        """,
        username,
        now,
    )


async def use_reset(reset: UUID, now: datetime) -> bool:
    used = await rows(f"UPDATE password_reset SET used_at = $2 WHERE id = $1 AND {OPEN} RETURNING id", reset, now)
    return bool(used)
