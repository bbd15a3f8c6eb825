"""Declarations that somebody may not inspect a unit."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor, Role

# A declaration says something personal: only those who send people out see it, and those who watch them.
READERS: tuple[Role, ...] = ("planner", "reviewer", "overseer")

COLUMNS = """
    recusal.id, recusal.person, recusal.unit, recusal.reason, recusal.declared_by, recusal.declared_at,
    recusal.valid_to, home.path AS home_path
"""
VISIBLE = """
    FROM recusal JOIN person ON person.id = recusal.person JOIN unit home ON home.id = person.home
    WHERE (home.path && $1::uuid[] OR recusal.person = $2)
"""


async def list_recusals(actor: Actor, person: UUID | None, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """Those in force; the newest first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND ($3::uuid IS NULL OR recusal.person = $3)
            AND (recusal.valid_to IS NULL OR recusal.valid_to > $4)
            AND ($5::uuid IS NULL OR recusal.id < $5)
        ORDER BY recusal.id DESC LIMIT $6
        """,
        actor.scopes(*READERS),
        actor.person,
        person,
        now,
        after,
        limit,
    )


async def find_recusal(actor: Actor, recusal: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND recusal.id = $3", actor.scopes(*READERS), actor.person, recusal)


async def recused_units(people: list[UUID], now: datetime) -> dict[UUID, set[UUID]]:
    """For the draw, by person: each unit counts for all below it (`rules.is_recused`)."""
    found = await rows(
        "SELECT person, unit FROM recusal WHERE person = ANY($1) AND (valid_to IS NULL OR valid_to > $2)", people, now
    )
    units: dict[UUID, set[UUID]] = {person: set() for person in people}
    for each in found:
        units[each["person"]].add(each["unit"])
    return units


async def is_declared(person: UUID, unit: UUID, now: datetime) -> bool:
    found = await row(
        "SELECT 1 AS one FROM recusal WHERE person = $1 AND unit = $2 AND (valid_to IS NULL OR valid_to > $3)",
        person,
        unit,
        now,
    )
    return found is not None


async def add_recusal(recusal: UUID, person: UUID, unit: UUID, reason: str, by: UUID, now: datetime) -> None:
    await rows(
        """
        INSERT INTO recusal (id, person, unit, reason, declared_by, declared_at) VALUES ($1, $2, $3, $4, $5, $6)
        """,
        recusal,
        person,
        unit,
        reason,
        by,
        now,
    )


async def end_recusal(recusal: UUID, now: datetime) -> bool:
    ended = await rows(
        "UPDATE recusal SET valid_to = $2 WHERE id = $1 AND (valid_to IS NULL OR valid_to > $2) RETURNING id",
        recusal,
        now,
    )
    return bool(ended)
