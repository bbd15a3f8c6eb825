"""Brings the tables to the shape this program needs: all of it or nothing, one process at a time."""

import asyncio
import contextlib
import io
import logging

import asyncpg
from piccolo.apps.migrations.commands.forwards import run_forwards

from ledger.database import DB

log = logging.getLogger(__name__)

MILLISECONDS_FOR_A_LOCK = 3000
"""Whoever comes after a change that waits for a table waits with it, and is refused after ten seconds."""
TRIES, SECONDS_BETWEEN = 60, 5.0


class MigrationFailed(Exception):
    """Nothing was changed."""


async def migrate() -> None:
    """Tries again from the beginning when a table is in use for seconds, so that nobody is kept waiting behind it."""
    for left in reversed(range(TRIES)):
        try:
            await _migrate()
        except asyncpg.LockNotAvailableError as error:
            if not left:
                raise MigrationFailed("a table was in use all the time: end what uses it, and start again") from error
            log.warning("a table is in use: the migrations are tried again")
            await asyncio.sleep(SECONDS_BETWEEN)
        else:
            return


async def _migrate() -> None:
    """Piccolo's migrations open transactions themselves, which join this one. What it prints goes to the debug log."""
    printed = io.StringIO()
    async with DB.transaction():
        # An index over millions of rows takes longer than a statement otherwise may, and so does waiting for whoever
        # migrates already.
        await DB.rows("SET LOCAL statement_timeout = 0")
        await DB.rows("SET LOCAL lock_timeout = 0")
        await DB.rows("SELECT pg_advisory_xact_lock(hashtext('sidak migrations'))")
        await DB.rows(f"SET LOCAL lock_timeout = {MILLISECONDS_FOR_A_LOCK}")
        with contextlib.redirect_stdout(printed):
            result = await run_forwards("all")
        if not result.success:
            raise MigrationFailed(result.message or "the migrations failed")
    log.debug("%s", printed.getvalue())
