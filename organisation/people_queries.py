"""People, as far as the reader's scope over their home units goes. Everybody sees themselves."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from ledger.database import Row, row, rows
from organisation.actors import Actor, Role
from organisation.tables import FormerHome

READERS: tuple[Role, ...] = ("administrator", "planner", "reviewer", "overseer", "unit_head")

COLUMNS = """
    person.id, person.username, person.name, person.language, person.home, person.created_at, person.left_at,
    home.path AS home_path
"""
VISIBLE = "FROM person JOIN unit home ON home.id = person.home WHERE (home.path && $1::uuid[] OR person.id = $2)"
# As the column `unit.search` has it, and `organisation.names.fold` does it.
BARE_NAME = """
    translate(lower(regexp_replace(normalize(person.name, NFD), '[\\u0300-\\u036F]', '', 'g')), 'đĐ', 'dd')
"""
IN_FORCE = """
    role_grant.approved_at IS NOT NULL AND role_grant.valid_from <= $3
    AND (role_grant.valid_to IS NULL OR role_grant.valid_to > $3)
"""


async def find_person(actor: Actor, person: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND person.id = $3", actor.scopes(*READERS), actor.person, person)


class PeopleFilter(msgspec.Struct, frozen=True):
    """None does not filter. `home` is a unit above their home units, `role` one they hold now, `folded` a part of the
    name without tones or of the user name."""

    home: UUID | None = None
    role: Role | None = None
    folded: str | None = None


async def list_people(actor: Actor, now: datetime, wanted: PeopleFilter, after: str | None, limit: int) -> list[Row]:
    """By user name."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE}
            AND ($4::uuid IS NULL OR $4 = ANY(home.path))
            AND ($5::text IS NULL OR EXISTS (
                SELECT FROM role_grant WHERE role_grant.person = person.id AND role = $5 AND {IN_FORCE}))
            AND ($6::text IS NULL OR username > $6)
            AND ($7::text IS NULL OR strpos(username, $7) > 0 OR strpos({BARE_NAME}, $7) > 0)
        ORDER BY username LIMIT $8
        """,
        actor.scopes(*READERS),
        actor.person,
        now,
        wanted.home,
        wanted.role,
        after,
        wanted.folded,
        limit,
    )


async def reaches_beyond(actor: Actor, role: Role, person: UUID, now: datetime) -> bool:
    """Whether the person may do anything, now or later, outside the units where the actor has the role."""
    found = await row(
        """
        SELECT EXISTS (
            SELECT FROM role_grant JOIN unit ON unit.id = role_grant.unit
            WHERE person = $1 AND approved_at IS NOT NULL AND (role_grant.valid_to IS NULL OR role_grant.valid_to > $3)
                AND NOT unit.path && $2::uuid[]
        ) AS beyond
        """,
        person,
        actor.scopes(role),
        now,
    )
    return bool(found and found["beyond"])


async def is_username_taken(username: str) -> bool:
    return await row("SELECT 1 AS one FROM person WHERE username = $1", username) is not None


async def has_people() -> bool:
    return await row("SELECT 1 AS one FROM person LIMIT 1") is not None


async def lock_people() -> None:
    await rows("LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE")


async def add_person(
    person: UUID, username: str, name: str, language: str, home: UUID, password_hash: str, now: datetime
) -> None:
    await rows(
        """
        INSERT INTO person (id, username, name, language, home, password_hash, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        person,
        username,
        name,
        language,
        home,
        password_hash,
        now,
    )


async def home_paths(people: Sequence[UUID], since: datetime) -> list[Row]:
    """Where each person works, and where they worked until after `since`: the units from the root down."""
    return await rows(
        """
        SELECT person.id AS person, unit.path FROM person JOIN unit ON unit.id = person.home WHERE person.id = ANY($1)
        UNION ALL
        SELECT former_home.person, unit.path FROM former_home JOIN unit ON unit.id = former_home.unit
        WHERE former_home.person = ANY($1) AND left_on > $2
        """,
        list(people),
        since,
    )


async def move(person: UUID, home: UUID, unit: UUID, by: UUID, now: datetime) -> bool:
    """From the `home` they have now to the new `unit`; False when somebody was faster."""
    moved = await rows("UPDATE person SET home = $3 WHERE id = $1 AND home = $2 RETURNING id", person, home, unit)
    if moved:
        await FormerHome.insert(FormerHome(person=person, unit=home, left_on=now, recorded_by=by))
    return bool(moved)


async def leave(person: UUID, now: datetime) -> bool:
    left = await rows(
        "UPDATE person SET left_at = $2 WHERE id = $1 AND (left_at IS NULL OR left_at > $2) RETURNING id", person, now
    )
    return bool(left)


async def set_password(person: UUID, password_hash: str) -> None:
    await rows("UPDATE person SET password_hash = $2 WHERE id = $1", person, password_hash)


async def find_account(username: str, now: datetime) -> Row | None:
    """For signing in: nobody acts yet."""
    return await row(
        """
        SELECT id, username, name, language, home, password_hash FROM person
        WHERE username = $1 AND (left_at IS NULL OR left_at > $2)
        """,
        username,
        now,
    )


async def own_account(actor: Actor) -> Row | None:
    return await row(
        "SELECT person.id, username, person.name, language, home, unit.zone, password_hash"
        " FROM person JOIN unit ON unit.id = home WHERE person.id = $1",
        actor.person,
    )


async def home_zone(actor: Actor) -> str:
    found = await row("SELECT zone FROM person JOIN unit ON unit.id = home WHERE person.id = $1", actor.person)
    return str(found["zone"]) if found else "UTC"


async def names_among(people: Sequence[UUID]) -> dict[UUID, str]:
    found = await rows("SELECT id, name FROM person WHERE id = ANY($1)", list(people))
    return {person["id"]: person["name"] for person in found}
