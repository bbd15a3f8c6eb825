"""Brings the tables to the shape this program needs: all of it or nothing, one process at a time."""

import contextlib
import io
import logging

from piccolo.apps.migrations.commands.forwards import run_forwards

from ledger.database import DB

log = logging.getLogger(__name__)


class MigrationFailed(Exception):
    """Nothing was changed."""


async def migrate() -> None:
    """Piccolo's migrations open transactions themselves, which join this one. What it prints goes to the debug log."""
    printed = io.StringIO()
    async with DB.transaction():
        # An index over millions of rows takes longer than a statement otherwise may, and so does waiting for it.
        await DB.rows("SET LOCAL statement_timeout = 0")
        await DB.rows("SET LOCAL lock_timeout = 0")
        await DB.rows("SELECT pg_advisory_xact_lock(hashtext('sidak migrations'))")
        with contextlib.redirect_stdout(printed):
            result = await run_forwards("all")
        if not result.success:
            raise MigrationFailed(result.message or "the migrations failed")
    log.debug("%s", printed.getvalue())
