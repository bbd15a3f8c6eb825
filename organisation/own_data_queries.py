"""What is held about somebody as an account, read by themselves."""

from ledger.database import Row, row, rows
from organisation.actors import Actor


async def account(actor: Actor) -> Row | None:
    return await row(
        """
        SELECT person.id AS person, username, person.name, language, unit.name AS home, created_at,
            notice_preference.email, (SELECT count(*) FROM notice WHERE recipient = person.id) AS notices
        FROM person JOIN unit ON unit.id = person.home
        LEFT JOIN notice_preference ON notice_preference.person = person.id
        WHERE person.id = $1
        """,
        actor.person,
    )


async def roles(actor: Actor) -> list[Row]:
    return await rows(
        """
        SELECT role, unit.name AS unit, role_grant.valid_from, role_grant.valid_to, approved_at
        FROM role_grant JOIN unit ON unit.id = role_grant.unit WHERE person = $1 ORDER BY role_grant.id
        """,
        actor.person,
    )


async def devices(actor: Actor) -> list[Row]:
    return await rows(
        "SELECT name, signed_in_at, expires_at, revoked_at FROM device WHERE person = $1 ORDER BY id", actor.person
    )


async def leaves(actor: Actor) -> list[Row]:
    return await rows(
        "SELECT first_day, last_day, approved_at, ended_at FROM leave WHERE person = $1 ORDER BY id", actor.person
    )


async def recusals(actor: Actor) -> list[Row]:
    return await rows(
        """
        SELECT unit.name AS unit, reason, declared_at, recusal.valid_to FROM recusal
        JOIN unit ON unit.id = recusal.unit WHERE person = $1 ORDER BY recusal.id
        """,
        actor.person,
    )


async def former_names(actor: Actor) -> list[Row]:
    return await rows(
        "SELECT name, became, changed_at FROM former_name WHERE person = $1 ORDER BY former_name.id", actor.person
    )


async def former_homes(actor: Actor) -> list[Row]:
    return await rows(
        """
        SELECT unit.name AS unit, left_on FROM former_home JOIN unit ON unit.id = former_home.unit
        WHERE person = $1 ORDER BY former_home.id
        """,
        actor.person,
    )
