"""The statements that national data need beside COPY, on connections of their own without the usual time limits."""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import TypeAlias
from uuid import UUID

import asyncpg

from ledger.database import Row, row

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

EMPTY = ("person", "unit", "inspection", "programme", "ledger_entry")


async def connected(url: str) -> Connection:
    """Where the account may, foreign keys are not looked up for each row: what is made here refers to what is made
    here, and the tests ask them all afterwards."""
    connection: Connection = await asyncpg.connect(url)
    await connection.execute("SET statement_timeout = 0; SET synchronous_commit = off")
    with suppress(asyncpg.InsufficientPrivilegeError):
        await connection.execute("SET session_replication_role = replica")
    return connection


async def is_filled() -> bool:
    """Whether anything of an installation is there."""
    return any([await row(f"SELECT 1 FROM {table} LIMIT 1") for table in EMPTY])


async def entries(connection: Connection, batch: int) -> AsyncIterator[list[Row]]:
    """All of the ledger, in the order of their identifiers, which is that of their times."""
    async with connection.transaction():
        found = await connection.cursor("SELECT id, recorded_at, leaf_hash FROM ledger_entry ORDER BY id")
        while some := await found.fetch(batch):
            yield list(some)


async def count(connection: Connection) -> None:
    """The statistics of all tables, without which the planner knows nothing of them."""
    await connection.execute("VACUUM ANALYZE")


async def reviewers(connection: Connection) -> dict[UUID, list[UUID]]:
    """By the unit they review."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for grant in await connection.fetch("SELECT unit, person FROM role_grant WHERE role = 'reviewer' ORDER BY id"):
        found[grant["unit"]].append(grant["person"])
    return found


async def concluded(connection: Connection) -> list[Row]:
    """All conclusions, by the time they came into force."""
    found: list[Row] = await connection.fetch(
        "SELECT inspection, in_force_at FROM conclusion WHERE in_force_at IS NOT NULL AND number = 1"
        " ORDER BY in_force_at, inspection"
    )
    return found


async def conclusions(connection: Connection, inspections: Sequence[UUID]) -> list[Row]:
    """`items` as JSON by finding; `concerned` are those who came or signed."""
    found: list[Row] = await connection.fetch(
        """
        SELECT inspection.id, path, unit_name, decisions,
            ARRAY(SELECT person FROM team_member WHERE team_member.inspection = inspection.id)
                || ARRAY[drafted_by, issued_by, second_by] AS concerned,
            coalesce((SELECT jsonb_object_agg(finding.id, item) FROM finding
                WHERE finding.inspection = inspection.id), '{}') AS items
        FROM inspection JOIN conclusion ON conclusion.inspection = inspection.id
        WHERE inspection.id = ANY($1) AND number = 1 ORDER BY array_position($1, inspection.id)
        """,
        list(inspections),
    )
    return found
