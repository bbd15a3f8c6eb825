"""Slips that sign in a phone."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor

OPEN = "used_at IS NULL AND revoked_at IS NULL AND enrolment.expires_at > $1"


async def list_open(actor: Actor, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """For people whose home the actor administers; the newest first."""
    return await rows(
        f"""
        SELECT enrolment.id, person, person.name, person.username, requested_by, requested_at, expires_at
        FROM enrolment JOIN person ON person.id = enrolment.person JOIN unit home ON home.id = person.home
        WHERE {OPEN} AND home.path && $2::uuid[] AND ($3::uuid IS NULL OR enrolment.id < $3)
        ORDER BY enrolment.id DESC LIMIT $4
        """,
        now,
        actor.scopes("administrator"),
        after,
        limit,
    )


async def find_visible(actor: Actor, enrolment: UUID, now: datetime) -> Row | None:
    return await row(
        f"""
        SELECT enrolment.id, person FROM enrolment
        JOIN person ON person.id = enrolment.person JOIN unit home ON home.id = person.home
        WHERE {OPEN} AND home.path && $2::uuid[] AND enrolment.id = $3
        """,
        now,
        actor.scopes("administrator"),
        enrolment,
    )


async def find_by_code(code_hash: bytes, now: datetime) -> Row | None:
    """For whoever holds the slip: nobody acts yet. `id` is the person's, as in an account."""
    return await row(
        f"""
        SELECT person.id, username, password_hash, enrolment.id AS enrolment FROM enrolment
        JOIN person ON person.id = enrolment.person AND (left_at IS NULL OR left_at > $1)
        WHERE {OPEN} AND code_hash = $2
        """,
        now,
        code_hash,
    )


async def add_enrolment(values: Sequence[object]) -> None:
    """`values`: id, person, code_hash, requested_by, requested_at, expires_at."""
    await rows(
        """
        INSERT INTO enrolment (id, person, code_hash, requested_by, requested_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        *values,
    )


async def revoke_open_of(people: Sequence[UUID], now: datetime) -> list[UUID]:
    revoked = await rows(
        f"UPDATE enrolment SET revoked_at = $1 WHERE person = ANY($2) AND {OPEN} RETURNING id", now, list(people)
    )
    return [each["id"] for each in revoked]


async def revoke(enrolment: UUID, now: datetime) -> bool:
    revoked = await rows(f"UPDATE enrolment SET revoked_at = $1 WHERE id = $2 AND {OPEN} RETURNING id", now, enrolment)
    return bool(revoked)


async def use(enrolment: UUID, device: UUID, now: datetime) -> bool:
    used = await rows(
        f"UPDATE enrolment SET used_at = $1, device = $3 WHERE id = $2 AND {OPEN} RETURNING id", now, enrolment, device
    )
    return bool(used)
