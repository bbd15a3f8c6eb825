"""What a backup asks of the database at its one moment, and a restore of the one that it fills."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from ledger.database import DB, Row, row, rows
from media.moving_queries import NAMED
from media.stores import Kind

KINDS: tuple[Kind, ...] = ("originals", "aside", "papers")
"""Pictures for viewing are made again from the originals."""

NO_LIMITS = {"statement_timeout": "0", "idle_in_transaction_session_timeout": "0"}
AHEAD = 1000


@asynccontextmanager
async def one_moment(url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection that sees, for as long as it takes, what was committed when it began, and nothing later."""
    connection = await asyncpg.connect(url, server_settings=NO_LIMITS)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            yield connection
    finally:
        await connection.close()


async def export(connection: asyncpg.Connection) -> str:
    """Names the moment, so that another program may see the same."""
    return str(await connection.fetchval("SELECT pg_export_snapshot()"))


async def newest_tree(connection: asyncpg.Connection) -> tuple[int, bytes]:
    """The number of placed entries and the root over them."""
    newest = await connection.fetchrow("SELECT size, root FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
    return (newest["size"], newest["root"]) if newest else (0, b"")


async def newest_note(connection: asyncpg.Connection) -> str:
    """Empty before the first signature."""
    note = await connection.fetchval("SELECT note FROM ledger_signed_checkpoint ORDER BY size DESC LIMIT 1")
    return note or ""


async def named(connection: asyncpg.Connection) -> AsyncIterator[tuple[Kind, Row]]:
    """Each different file that is named then. Through a cursor: however many there are, few are held."""
    for kind in KINDS:
        statement = (
            f"SELECT DISTINCT ON (sha256) sha256, size, content_type FROM ({NAMED[kind]}) AS named ORDER BY sha256"
        )
        async for found in connection.cursor(statement, prefetch=AHEAD):
            yield kind, found


async def is_known_to_be_lost(original: bytes) -> bool:
    found = await row(
        """
        SELECT 1 AS lost FROM fixity JOIN evidence ON evidence.id = fixity.evidence
        WHERE evidence.sha256 = $1 AND fixity.result <> 'holds' LIMIT 1
        """,
        original,
    )
    return found is not None


async def has_tables() -> bool:
    found = await row(
        "SELECT 1 AS there FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LIMIT 1"
    )
    return found is not None


async def count_again() -> None:
    """PostgreSQL plans by how many rows there are."""
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL statement_timeout = 0")
        await rows("ANALYZE")
