"""Files of units that were proposed. Units are public facts, but who proposes what is for those who sign."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor, Role

READERS: tuple[Role, ...] = ("administrator", "reviewer", "planner")

COLUMNS = """
    unit_import.id, sha256, proposed_by, proposer.name AS proposed_by_name, proposed_at, added, changed, ended,
    approved_by, approved_at, withdrawn_by, withdrawn_at, state,
    CASE WHEN state = 'applied' THEN holds_from END AS holds_from, unit.path
"""
VISIBLE = """
    FROM unit_import JOIN unit ON unit.id = country JOIN person proposer ON proposer.id = proposed_by
    WHERE unit.path && $1::uuid[]
"""


async def find_import(actor: Actor, identifier: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND unit_import.id = $2", actor.scopes(*READERS), identifier)


async def read_content(identifier: UUID) -> Row:
    """Up to four megabytes: for who is shown it already and works with it."""
    found = await row("SELECT content, plan_sha256 FROM unit_import WHERE id = $1", identifier)
    assert found is not None
    return found


async def has_waiting(person: UUID) -> bool:
    """Their row stays locked until the transaction ends, so that two proposals at once are one after the other."""
    await rows("SELECT id FROM person WHERE id = $1 FOR UPDATE", person)
    return await row("SELECT id FROM unit_import WHERE proposed_by = $1 AND state = 'waiting'", person) is not None


async def list_imports(actor: Actor, after: UUID | None, limit: int) -> list[Row]:
    """The newest first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND ($2::uuid IS NULL OR unit_import.id < $2)
        ORDER BY unit_import.id DESC LIMIT $3
        """,
        actor.scopes(*READERS),
        after,
        limit,
    )


async def find_waiting(country: UUID, sha256: bytes) -> Row | None:
    return await row(
        "SELECT id FROM unit_import WHERE country = $1 AND sha256 = $2 AND state = 'waiting'", country, sha256
    )


async def add_import(values: Sequence[object]) -> bool:
    """`values`: id, country, sha256, content, plan_sha256, holds_from, added, changed, ended, proposed_by, proposed_at.
    False where the same file waits already."""
    added = await rows(
        """
        INSERT INTO unit_import (id, country, sha256, content, plan_sha256, holds_from, added, changed, ended,
            proposed_by, proposed_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting')
        ON CONFLICT (country, sha256) WHERE state = 'waiting' DO NOTHING RETURNING id
        """,
        *values,
    )
    return bool(added)


async def settle(identifier: UUID, by: UUID, on: date, now: datetime) -> bool:
    """False when somebody settled it before."""
    settled = await rows(
        """
        UPDATE unit_import SET state = 'applied', approved_by = $2, holds_from = $3, approved_at = $4
        WHERE id = $1 AND state = 'waiting' RETURNING id
        """,
        identifier,
        by,
        on,
        now,
    )
    return bool(settled)


async def withdraw(identifier: UUID, by: UUID, now: datetime) -> bool:
    withdrawn = await rows(
        """
        UPDATE unit_import SET state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3
        WHERE id = $1 AND state = 'waiting' RETURNING id
        """,
        identifier,
        by,
        now,
    )
    return bool(withdrawn)
