"""Notices of the reader, and who is to be told of what happens in a unit."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from ledger.identifiers import uuid7
from organisation.actors import Actor, Role
from organisation.delivery_queries import DUTIES

NOT_ON_NEW_DEVICES = [*DUTIES, "device.new"]
"""The last so that who signed in on one cannot read it away."""
COLUMNS = "id, name, subject, facts, created_at, read_at"


def _own(actor: Actor) -> str:
    """`$1` is the person. That they are sent for is nothing for a new device, nor is it read there unseen."""
    duties = ", ".join(f"'{name}'" for name in NOT_ON_NEW_DEVICES)
    return f"recipient = $1 AND name NOT IN ({duties})" if actor.held_until else "recipient = $1"


async def add_notices(
    people: Sequence[UUID], name: str, subject: UUID, occasion: str, facts: str, at: datetime
) -> list[UUID]:
    """The ids of those that are new."""
    if not people:
        return []
    added = await rows(
        """
        INSERT INTO notice (id, recipient, name, subject, occasion, facts, created_at)
        SELECT told.id, told.person, $3, $4, $5, $6::jsonb, $7 FROM unnest($1::uuid[], $2::uuid[]) AS told (id, person)
        ON CONFLICT (recipient, name, subject, occasion) DO NOTHING RETURNING id
        """,
        [uuid7() for _ in people],
        list(people),
        name,
        subject,
        occasion,
        facts,
        at,
    )
    return [notice["id"] for notice in added]


async def list_notices(actor: Actor, unread: bool, after: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """Newest first."""
    created_at, identifier = after or (None, None)
    return await rows(
        f"""
        SELECT {COLUMNS} FROM notice
        WHERE {_own(actor)} AND (NOT $2 OR read_at IS NULL)
            AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4))
        ORDER BY created_at DESC, id DESC LIMIT $5
        """,
        actor.person,
        unread,
        created_at,
        identifier,
        limit,
    )


async def find_notice(actor: Actor, notice: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} FROM notice WHERE {_own(actor)} AND id = $2", actor.person, notice)


async def count_unread(actor: Actor) -> int:
    found = await row(f"SELECT count(*) AS unread FROM notice WHERE {_own(actor)} AND read_at IS NULL", actor.person)
    return int(found["unread"]) if found else 0


async def mark_read(actor: Actor, notice: UUID, at: datetime) -> bool:
    marked = await rows(
        f"UPDATE notice SET read_at = $3 WHERE {_own(actor)} AND id = $2 AND read_at IS NULL RETURNING id",
        actor.person,
        notice,
        at,
    )
    return bool(marked)


async def mark_read_until(actor: Actor, until: datetime, at: datetime) -> list[UUID]:
    """All that were made by then; the ids of those that were not read before."""
    marked = await rows(
        f"UPDATE notice SET read_at = $3 WHERE {_own(actor)} AND created_at <= $2 AND read_at IS NULL RETURNING id",
        actor.person,
        until,
        at,
    )
    return [notice["id"] for notice in marked]


async def nearest(role: Role, path: Sequence[UUID], but: Collection[UUID], now: datetime) -> list[UUID]:
    """Who holds the role in the unit at the end of `path`, else in the nearest one above where anybody does."""
    found = await rows(
        """
        WITH held AS (
            SELECT DISTINCT role_grant.person, array_position($2::uuid[], role_grant.unit) AS depth
            FROM role_grant JOIN person ON person.id = role_grant.person
            WHERE role = $1 AND unit = ANY($2) AND approved_at IS NOT NULL AND valid_from <= $4
                AND (valid_to IS NULL OR valid_to > $4) AND (person.left_at IS NULL OR person.left_at > $4)
                AND NOT role_grant.person = ANY($3::uuid[])
        )
        SELECT DISTINCT person FROM held WHERE depth = (SELECT max(depth) FROM held) ORDER BY person
        """,
        role,
        list(path),
        list(but),
        now,
    )
    return [holder["person"] for holder in found]
