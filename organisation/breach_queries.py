"""Breaches of personal data: seen by administrators and overseers of the unit they happened in."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from ledger.identifiers import uuid7
from organisation.actors import Actor, Role

READERS: tuple[Role, ...] = ("administrator", "overseer")

COLUMNS = """
    breach.*, unit.name AS unit_name, unit.path, unit.zone, unit.jurisdiction, opener.name AS opened_by_name,
    proposer.name AS closing_proposed_by_name, closer.name AS closed_by_name
"""
VISIBLE = """
    FROM breach JOIN unit ON unit.id = breach.unit JOIN person opener ON opener.id = opened_by
    LEFT JOIN person proposer ON proposer.id = closing_proposed_by LEFT JOIN person closer ON closer.id = closed_by
    WHERE unit.path && $1::uuid[]
"""


async def find(actor: Actor, breach: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND breach.id = $2", actor.scopes(*READERS), breach)


async def list_breaches(actor: Actor, after: UUID | None, limit: int) -> list[Row]:
    """The newest first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND ($2::uuid IS NULL OR breach.id < $2) ORDER BY breach.id DESC LIMIT $3
        """,
        actor.scopes(*READERS),
        after,
        limit,
    )


async def steps_of(breaches: Sequence[UUID]) -> list[Row]:
    """The newest of each step."""
    return await rows(
        """
        SELECT DISTINCT ON (breach, step) breach, step, done, note, by, person.name AS by_name, at
        FROM breach_step JOIN person ON person.id = by
        WHERE breach = ANY($1) ORDER BY breach, step, breach_step.id DESC
        """,
        list(breaches),
    )


async def add(values: Sequence[object]) -> None:
    """`values`: id, unit, title, what, opened_by, opened_at, discovered_at, due_at, remind_at."""
    await rows(
        """
        INSERT INTO breach (id, unit, title, what, opened_by, opened_at, discovered_at, due_at, remind_at, reminded)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)
        """,
        *values,
    )


async def lock(breach: UUID) -> Row:
    found = await row("SELECT * FROM breach WHERE id = $1 FOR UPDATE", breach)
    assert found is not None
    return found


async def add_step(breach: UUID, step: str, done: bool, note: str, by: UUID, at: datetime) -> None:
    await rows(
        "INSERT INTO breach_step (id, breach, step, done, note, by, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        uuid7(),
        breach,
        step,
        done,
        note,
        by,
        at,
    )


async def set_reminder(breach: UUID, reminded: int, remind_at: datetime | None) -> None:
    await rows("UPDATE breach SET reminded = $2, remind_at = $3 WHERE id = $1", breach, reminded, remind_at)


async def propose_closing(breach: UUID, by: UUID | None, at: datetime | None, note: str | None) -> None:
    """Without anybody it is open again."""
    await rows(
        """
        UPDATE breach SET closing_proposed_by = $2, closing_proposed_at = $3, closing_note = $4
        WHERE id = $1 AND closed_by IS NULL
        """,
        breach,
        by,
        at,
        note,
    )


async def close(breach: UUID, by: UUID, at: datetime) -> None:
    await rows("UPDATE breach SET closed_by = $2, closed_at = $3, remind_at = NULL WHERE id = $1", breach, by, at)


async def due_to_remind(now: datetime, most: int) -> list[UUID]:
    found = await rows(
        "SELECT id FROM breach WHERE closed_at IS NULL AND remind_at <= $1 ORDER BY remind_at LIMIT $2", now, most
    )
    return [each["id"] for each in found]


async def claim(breach: UUID, now: datetime) -> Row | None:
    """None where another clock was faster."""
    return await row(
        """
        SELECT breach.*, unit.path, unit.zone FROM breach JOIN unit ON unit.id = breach.unit
        WHERE breach.id = $1 AND closed_at IS NULL AND remind_at <= $2 FOR UPDATE OF breach SKIP LOCKED
        """,
        breach,
        now,
    )
