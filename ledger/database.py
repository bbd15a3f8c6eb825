"""The one engine: Piccolo's tables and plain SQL run on the same connection, inside the same transaction."""

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

Row = Mapping[str, Any]


SECONDS_TO_CLOSE = 5
LIMITS = {"statement_timeout": "30s", "idle_in_transaction_session_timeout": "60s", "jit": "off"}


class Transaction(PostgresTransaction):
    """Piccolo's keeps its connection for ever when COMMIT or ROLLBACK raises; this one always gives it back."""

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        try:
            if exception is None:
                await self.commit()  # type: ignore[no-untyped-call]
            elif not self.connection.is_closed():
                await self.rollback()  # type: ignore[no-untyped-call]
        finally:
            self.engine.current_transaction.reset(self.context)
            await self._give_back()
        return False

    async def _give_back(self) -> None:
        if self.engine.pool:
            await self.engine.pool.release(self.connection)
        else:
            await self.connection.close()


class Engine(PostgresEngine):
    """Knows its address only when the program starts: importing a table must not need a database."""

    def connect_to(self, url: str) -> None:
        self.config = {"dsn": url}

    async def check_version(self) -> None:
        """Piccolo asks the server for its version at import; the health check does that here."""

    async def prep_database(self) -> None:
        """No extension is needed."""

    def transaction(self, allow_nested: bool = True) -> PostgresTransaction:
        """Migrations open Piccolo's own, which may be nested; everything else goes through `ledger.changes`."""
        if allow_nested:
            return super().transaction()
        return Transaction(engine=self, allow_nested=False)

    async def open_pool(self, least: int, most: int) -> None:
        """Connections go back without asyncpg's RESET, a round trip each time: nothing here leaves session state.

        The server, not a timer of ours for every statement, ends what takes too long.
        """
        await self.start_connection_pool(min_size=least, max_size=most, reset=_keep, server_settings=LIMITS)

    async def close_pool(self) -> None:
        """Ends within seconds, also when a connection never comes back because its database went away."""
        pool, self.pool = self.pool, None
        if pool is None:
            return
        try:
            async with asyncio.timeout(SECONDS_TO_CLOSE):
                await pool.close()
        except TimeoutError:
            pool.terminate()

    async def rows(self, sql: str, *arguments: object) -> list[Row]:
        """Rows of one statement with `$1` placeholders, inside the transaction under way if there is one."""
        under_way = self.current_transaction.get()
        if under_way is not None:
            return list(await under_way.connection.fetch(sql, *arguments))
        if self.pool is None:
            return list(await self._run_in_new_connection(sql, arguments))
        return list(await self.pool.fetch(sql, *arguments))

    async def row(self, sql: str, *arguments: object) -> Row | None:
        found = await self.rows(sql, *arguments)
        return found[0] if found else None


async def _keep(_: object) -> None:
    """Settings are made with SET LOCAL, locks for a transaction: both end with it."""


DB = Engine(config={})
rows = DB.rows
row = DB.row
