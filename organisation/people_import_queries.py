"""What an import of people needs to know, and the imports themselves."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor, Role
from organisation.unit_queries import IN_FORCE

READERS: tuple[Role, ...] = ("administrator", "reviewer", "planner")

WAITING = "approved_at IS NULL AND (valid_to IS NULL OR valid_to > $3)"
COLUMNS = f"""
    people_import.id, sha256, imported_by, importer.name AS imported_by_name, imported_at,
    cardinality(people) AS added, changed, people, grants, cardinality(grants) AS roles,
    people_import.approved_by, people_import.approved_at,
    (SELECT count(*) FROM role_grant WHERE id = ANY(grants) AND {WAITING}) AS waiting
"""
VISIBLE = """
    FROM people_import LEFT JOIN person importer ON importer.id = imported_by
    WHERE (imported_by = $1
        OR EXISTS (SELECT FROM role_grant JOIN unit ON unit.id = role_grant.unit
            WHERE role_grant.id = ANY(grants) AND unit.path && $2::uuid[])
        OR EXISTS (SELECT FROM person JOIN unit home ON home.id = person.home
            WHERE person.id = ANY(people) AND home.path && $2::uuid[]))
"""


async def roots() -> list[UUID]:
    """The countries."""
    return [each["id"] for each in await rows("SELECT id FROM unit WHERE parent IS NULL AND valid_to IS NULL")]


async def units_of_codes(codes: Collection[str], now: datetime) -> list[Row]:
    return await rows(f"SELECT id, code, path, zone FROM unit WHERE code = ANY($2) AND {IN_FORCE}", now, sorted(codes))


async def people_of(actor: Actor, usernames: Collection[str], now: datetime) -> list[Row]:
    """Wherever they are: a user name that is taken is taken. `beyond` as in `people_queries.reaches_beyond`."""
    return await rows(
        """
        SELECT person.id, username, person.name, language, home, unit.path, unit.zone,
            left_at IS NOT NULL AS has_left,
            EXISTS (
                SELECT FROM role_grant JOIN unit held ON held.id = role_grant.unit
                WHERE person = person.id AND approved_at IS NOT NULL
                    AND (role_grant.valid_to IS NULL OR role_grant.valid_to > $3) AND NOT held.path && $2::uuid[]
            ) AS beyond
        FROM person JOIN unit ON unit.id = person.home WHERE username = ANY($1)
        """,
        sorted(usernames),
        actor.scopes("administrator"),
        now,
    )


async def roles_of(people: Sequence[UUID], now: datetime) -> list[Row]:
    """In force or asked for."""
    return await rows(
        "SELECT person, role, unit FROM role_grant WHERE person = ANY($1) AND (valid_to IS NULL OR valid_to > $2)",
        list(people),
        now,
    )


async def change_account(person: UUID, name: str, language: str) -> None:
    await rows("UPDATE person SET name = $2, language = $3 WHERE id = $1", person, name, language)


async def add_former_name(values: Sequence[object]) -> None:
    """`values`: id, person, name, became, changed_by, changed_at."""
    await rows(
        "INSERT INTO former_name (id, person, name, became, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)",
        *values,
    )


async def suggest_email(person: UUID, email: str, now: datetime) -> None:
    """Not confirmed: nothing is mailed there before its owner typed the code that goes there."""
    await rows(
        """
        INSERT INTO notice_preference (person, email, tries, muted_email, muted_push, changed_at)
        VALUES ($1, $2, 0, '{}', '{}', $3) ON CONFLICT (person) DO NOTHING
        """,
        person,
        email,
        now,
    )


async def find_by_hash(sha256: bytes) -> Row | None:
    return await row("SELECT id, imported_at FROM people_import WHERE sha256 = $1", sha256)


async def add_import(values: Sequence[object]) -> None:
    """`values`: id, sha256, people, changed, grants, imported_by, imported_at."""
    await rows(
        """
        INSERT INTO people_import (id, sha256, people, changed, grants, imported_by, imported_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        *values,
    )


async def find_import(actor: Actor, identifier: UUID, now: datetime) -> Row | None:
    return await row(
        f"SELECT {COLUMNS} {VISIBLE} AND people_import.id = $4",
        actor.person,
        actor.scopes(*READERS),
        now,
        identifier,
    )


async def list_imports(actor: Actor, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """The newest first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND ($4::uuid IS NULL OR people_import.id < $4)
        ORDER BY people_import.id DESC LIMIT $5
        """,
        actor.person,
        actor.scopes(*READERS),
        now,
        after,
        limit,
    )


async def waiting_grants(grants: Sequence[UUID], now: datetime) -> list[Row]:
    """Of an import, those that nobody settled yet; locked until the transaction ends."""
    return await rows(
        """
        SELECT role_grant.id, person, unit.path FROM role_grant JOIN unit ON unit.id = role_grant.unit
        WHERE role_grant.id = ANY($1) AND approved_at IS NULL AND (role_grant.valid_to IS NULL
            OR role_grant.valid_to > $2)
        ORDER BY role_grant.id FOR UPDATE OF role_grant
        """,
        list(grants),
        now,
    )


async def approve_import(identifier: UUID, by: UUID, now: datetime) -> None:
    await rows(
        "UPDATE people_import SET approved_by = $2, approved_at = $3 WHERE id = $1 AND approved_at IS NULL",
        identifier,
        by,
        now,
    )
