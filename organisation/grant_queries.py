"""Grants of roles: seen by those who oversee the unit, and by whom they concern."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from ledger.database import Row, row, rows
from organisation.actors import Actor
from organisation.people_queries import READERS

STILL_AS_ONE = timedelta(days=60)
"""Longer than a hearing takes from its first signature to its last."""

COLUMNS = """
    role_grant.id, role_grant.person, role_grant.role, role_grant.unit, role_grant.acting_for, role_grant.valid_from,
    role_grant.valid_to, role_grant.requested_by, role_grant.approved_by, role_grant.approved_at, unit.path,
    holder.name AS person_name, unit.name AS unit_name, requester.name AS requested_by_name,
    approver.name AS approved_by_name
"""
VISIBLE = """
    FROM role_grant JOIN unit ON unit.id = role_grant.unit JOIN person holder ON holder.id = role_grant.person
    LEFT JOIN person requester ON requester.id = role_grant.requested_by
    LEFT JOIN person approver ON approver.id = role_grant.approved_by
    WHERE (unit.path && $1::uuid[] OR role_grant.person = $2 OR role_grant.acting_for = $2)
"""


class GrantFilter(msgspec.Struct, frozen=True):
    """None does not filter; `pending` asks for those that still need a second person, or for the others."""

    person: UUID | None = None
    unit: UUID | None = None
    pending: bool | None = None


async def find_grant(actor: Actor, grant: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND role_grant.id = $3", actor.scopes(*READERS), actor.person, grant)


async def list_grants(actor: Actor, wanted: GrantFilter, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """The newest request first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE}
            AND ($3::uuid IS NULL OR role_grant.person = $3)
            AND ($4::uuid IS NULL OR $4 = ANY(unit.path))
            AND ($5::bool IS NULL
                OR $5 = (approved_at IS NULL AND (role_grant.valid_to IS NULL OR role_grant.valid_to > $6)))
            AND ($7::uuid IS NULL OR role_grant.id < $7)
        ORDER BY role_grant.id DESC LIMIT $8
        """,
        actor.scopes(*READERS),
        actor.person,
        wanted.person,
        wanted.unit,
        wanted.pending,
        now,
        after,
        limit,
    )


async def lock_person(person: UUID) -> None:
    """Of two who ask at once for the same role the second sees the first's request."""
    await rows("SELECT id FROM person WHERE id = $1 FOR UPDATE", person)


async def has_grant(person: UUID, role: str, unit: UUID, now: datetime) -> bool:
    """Asked for or in force."""
    found = await row(
        """
        SELECT 1 AS one FROM role_grant
        WHERE person = $1 AND role = $2 AND unit = $3 AND (valid_to IS NULL OR valid_to > $4)
        """,
        person,
        role,
        unit,
        now,
    )
    return found is not None


async def heads_in_own_name(actor: Actor, path: Sequence[UUID], now: datetime) -> bool:
    """A deputy appoints no further deputy."""
    found = await row(
        """
        SELECT 1 AS one FROM role_grant
        WHERE person = $1 AND role = 'unit_head' AND acting_for IS NULL AND unit = ANY($2)
            AND approved_at IS NOT NULL AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3)
        """,
        actor.person,
        path,
        now,
    )
    return found is not None


async def stand_for_each_other(one: UUID, other: UUID, now: datetime) -> bool:
    """A head and the deputy acting for them count as one person wherever two are needed, and for a while after: what
    they began as one is not finished as two because the deputy's time ended yesterday."""
    found = await row(
        """
        SELECT 1 AS one FROM role_grant
        WHERE ((person = $1 AND acting_for = $2) OR (person = $2 AND acting_for = $1))
            AND approved_at IS NOT NULL AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $4)
        """,
        one,
        other,
        now,
        now - STILL_AS_ONE,
    )
    return found is not None


async def holders(roles: Sequence[str], path: Sequence[UUID], now: datetime) -> list[Row]:
    """Who holds one of these roles here; the same person once for each grant."""
    return await rows(
        """
        SELECT role_grant.person, role FROM role_grant JOIN person ON person.id = role_grant.person
        WHERE role = ANY($1) AND unit = ANY($2) AND approved_at IS NOT NULL AND valid_from <= $3
            AND (valid_to IS NULL OR valid_to > $3) AND (person.left_at IS NULL OR person.left_at > $3)
        """,
        list(roles),
        path,
        now,
    )


async def standing_in(people: Sequence[UUID], now: datetime) -> list[Row]:
    """Pairs of these people who stand for each other."""
    return await rows(
        """
        SELECT person, acting_for FROM role_grant WHERE person = ANY($1) AND acting_for = ANY($1)
            AND approved_at IS NOT NULL AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)
        """,
        list(people),
        now,
    )


async def add_grant(grant: UUID, values: Sequence[object]) -> None:
    """`values`: person, role, unit, acting_for, valid_from, valid_to, requested_by."""
    await rows(
        """
        INSERT INTO role_grant (id, person, role, unit, acting_for, valid_from, valid_to, requested_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        grant,
        *values,
    )


async def approve_grant(grant: UUID, by: UUID, now: datetime) -> bool:
    """A role begins with its approval at the earliest; False when somebody settled it before."""
    approved = await rows(
        """
        UPDATE role_grant SET approved_by = $2, approved_at = $3, valid_from = greatest(valid_from, $3)
        WHERE id = $1 AND approved_at IS NULL AND (valid_to IS NULL OR valid_to > $3) RETURNING id
        """,
        grant,
        by,
        now,
    )
    return bool(approved)


async def end_grant(grant: UUID, at: datetime) -> list[UUID]:
    """Ends it and the deputies acting for its holder there; the ids of what was ended."""
    ended = await rows(
        """
        WITH main AS (
            UPDATE role_grant SET valid_to = $2 WHERE id = $1 AND (valid_to IS NULL OR valid_to > $2) RETURNING *
        ), deputies AS (
            UPDATE role_grant SET valid_to = $2 FROM main
            WHERE role_grant.acting_for = main.person AND role_grant.unit = main.unit AND main.role = 'unit_head'
                AND (role_grant.valid_to IS NULL OR role_grant.valid_to > $2)
            RETURNING role_grant.id
        )
        SELECT id FROM main UNION ALL SELECT id FROM deputies
        """,
        grant,
        at,
    )
    return [each["id"] for each in ended]


async def end_all_of(person: UUID, at: datetime) -> list[UUID]:
    ended = await rows(
        "UPDATE role_grant SET valid_to = $2 WHERE person = $1 AND (valid_to IS NULL OR valid_to > $2) RETURNING id",
        person,
        at,
    )
    return [each["id"] for each in ended]
