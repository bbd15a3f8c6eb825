"""The statements that national data need beside COPY, on connections of their own without the usual time limits."""

from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TypeAlias

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
