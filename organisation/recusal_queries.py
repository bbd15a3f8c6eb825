"""Declarations that somebody may not inspect a unit."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import DESK, Actor

# A declaration says something personal: only those who send people out see it, and those who watch them.

# What somebody declares about another changes that unit's odds: it counts once a second person declares the same.
# A person's own word counts by itself, so what is not shown yet need not show here either.
COUNTS = """(
    recusal.declared_by = recusal.person OR EXISTS (
        SELECT 1 FROM recusal AS other WHERE other.person = recusal.person AND other.unit = recusal.unit
        AND other.declared_by <> recusal.declared_by AND other.valid_to IS NULL AND other.shown_at IS NULL
    )
)"""

COLUMNS = f"""
    recusal.id, recusal.person, recusal.unit, recusal.reason, recusal.declared_by, recusal.declared_at,
    recusal.valid_to, recusal.valid_to IS NULL AND {COUNTS} AS counts, home.path AS home_path
"""
VISIBLE = """
    FROM recusal JOIN person ON person.id = recusal.person JOIN unit home ON home.id = person.home
    WHERE ((home.path && $1::uuid[] AND (shown_at IS NULL OR shown_at <= $3)) OR recusal.person = $2)
"""


async def list_recusals(actor: Actor, person: UUID | None, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """Those in force; the newest first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND ($4::uuid IS NULL OR recusal.person = $4)
            AND (recusal.valid_to IS NULL OR recusal.valid_to > $3)
            AND ($5::uuid IS NULL OR recusal.id < $5)
        ORDER BY recusal.id DESC LIMIT $6
        """,
        actor.scopes(*DESK),
        actor.person,
        now,
        person,
        after,
        limit,
    )


async def find_recusal(actor: Actor, recusal: UUID, now: datetime) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND recusal.id = $4", actor.scopes(*DESK), actor.person, now, recusal)


async def recused_units(people: list[UUID], now: datetime, *, told: bool = False) -> dict[UUID, set[UUID]]:
    """For the draw, by person: each unit counts for all below it (`rules.off_limits`). With `told` only those shown."""
    found = await rows(
        f"""
        SELECT DISTINCT person, unit FROM recusal
        WHERE person = ANY($1) AND (valid_to IS NULL OR valid_to > $2) AND {COUNTS}
            AND (NOT $3::boolean OR shown_at IS NULL OR shown_at <= $2)
        """,
        people,
        now,
        told,
    )
    units: dict[UUID, set[UUID]] = {person: set() for person in people}
    for each in found:
        units[each["person"]].add(each["unit"])
    return units


async def declarers(actor: Actor, person: UUID, unit: UUID, now: datetime) -> set[UUID]:
    """Who said so before, as far as the actor may know, and has not been overruled since."""
    found = await rows(
        """
        SELECT declared_by FROM recusal WHERE person = $1 AND unit = $2 AND (valid_to IS NULL OR valid_to > $3)
            AND (shown_at IS NULL OR shown_at <= $3 OR person = $4)
        """,
        person,
        unit,
        now,
        actor.person,
    )
    return {recusal["declared_by"] for recusal in found}


async def add_recusal(
    recusal: UUID, person: UUID, unit: UUID, reason: str, by: UUID, now: datetime, shown_at: datetime | None = None
) -> None:
    await rows(
        """
        INSERT INTO recusal (id, person, unit, reason, declared_by, declared_at, shown_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        recusal,
        person,
        unit,
        reason,
        by,
        now,
        shown_at,
    )


async def end_recusal(recusal: UUID, now: datetime) -> bool:
    ended = await rows(
        "UPDATE recusal SET valid_to = $2 WHERE id = $1 AND (valid_to IS NULL OR valid_to > $2) RETURNING id",
        recusal,
        now,
    )
    return bool(ended)
