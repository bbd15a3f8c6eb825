"""Second steps of signing in, and their removal by two people."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor

OPEN = "approved_at IS NULL AND second_step_removal.expires_at > $2"
COLUMNS = """
    second_step_removal.id, second_step_removal.person, requested_by, requested_at, expires_at, home.path AS home_path
"""
VISIBLE = """
    FROM second_step_removal JOIN person ON person.id = second_step_removal.person
    JOIN unit home ON home.id = person.home WHERE home.path && $1::uuid[]
"""


async def find(person: UUID) -> Row | None:
    """In force or just begun."""
    return await row(
        "SELECT person, sealed, begun_at, confirmed_at, recovery_hashes FROM second_step WHERE person = $1", person
    )


async def is_on(person: UUID) -> bool:
    found = await row("SELECT 1 AS one FROM second_step WHERE person = $1 AND confirmed_at IS NOT NULL", person)
    return found is not None


async def begin(person: UUID, sealed: bytes, now: datetime) -> bool:
    """False when one is in force. What was begun earlier and never confirmed is replaced."""
    begun = await rows(
        """
        INSERT INTO second_step AS step (person, sealed, begun_at, recovery_hashes) VALUES ($1, $2, $3, '{}')
        ON CONFLICT (person) DO UPDATE SET sealed = $2, begun_at = $3 WHERE step.confirmed_at IS NULL
        RETURNING person
        """,
        person,
        sealed,
        now,
    )
    return bool(begun)


async def confirm(found: Row, step: int, hashes: Sequence[bytes], now: datetime) -> bool:
    """False when it was begun anew or confirmed meanwhile."""
    confirmed = await rows(
        """
        UPDATE second_step SET confirmed_at = $3, used_step = $4, recovery_hashes = $5
        WHERE person = $1 AND sealed = $2 AND confirmed_at IS NULL RETURNING person
        """,
        found["person"],
        found["sealed"],
        now,
        step,
        list(hashes),
    )
    return bool(confirmed)


async def use_step(person: UUID, step: int) -> bool:
    """False when a code of this step or of a later one was used."""
    used = await rows(
        """
        UPDATE second_step SET used_step = $2
        WHERE person = $1 AND confirmed_at IS NOT NULL AND used_step < $2 RETURNING person
        """,
        person,
        step,
    )
    return bool(used)


async def use_recovery(person: UUID, code_hash: bytes) -> bool:
    """False when it is none, or none any more."""
    used = await rows(
        """
        UPDATE second_step SET recovery_hashes = array_remove(recovery_hashes, $2::bytea)
        WHERE person = $1 AND confirmed_at IS NOT NULL AND $2::bytea = ANY(recovery_hashes) RETURNING person
        """,
        person,
        code_hash,
    )
    return bool(used)


async def remove(person: UUID) -> bool:
    return bool(await rows("DELETE FROM second_step WHERE person = $1 RETURNING person", person))


async def list_removals(actor: Actor, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """Those under way for people in the actor's scope; the newest first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND {OPEN} AND ($3::uuid IS NULL OR second_step_removal.id < $3)
        ORDER BY second_step_removal.id DESC LIMIT $4
        """,
        actor.scopes("administrator", "planner", "reviewer"),
        now,
        after,
        limit,
    )


async def find_removal(actor: Actor, removal: UUID, now: datetime) -> Row | None:
    return await row(
        f"SELECT {COLUMNS} {VISIBLE} AND {OPEN} AND second_step_removal.id = $3",
        actor.scopes("administrator", "planner", "reviewer"),
        now,
        removal,
    )


async def end_removals(person: UUID, now: datetime) -> list[UUID]:
    """Those of the person's second step that nobody approved yet."""
    ended = await rows(
        f"UPDATE second_step_removal SET expires_at = $2 WHERE person = $1 AND {OPEN} RETURNING id", person, now
    )
    return [each["id"] for each in ended]


async def add_removal(removal: UUID, person: UUID, by: UUID, now: datetime, expires_at: datetime) -> None:
    """An earlier one of theirs ends."""
    await end_removals(person, now)
    await rows(
        """
        INSERT INTO second_step_removal (id, person, requested_by, requested_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
        removal,
        person,
        by,
        now,
        expires_at,
    )


async def approve_removal(removal: UUID, now: datetime, by: UUID) -> bool:
    approved = await rows(
        f"""
        UPDATE second_step_removal SET approved_by = $3, approved_at = $2
        WHERE id = $1 AND {OPEN} RETURNING id
        """,
        removal,
        now,
        by,
    )
    return bool(approved)
