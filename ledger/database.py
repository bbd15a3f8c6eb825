"""The one engine: Piccolo's tables and plain SQL run on the same connection, inside the same transaction."""

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any

import asyncpg
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from ledger.hosts import Hosts
from ledger.pool import Connection, NotReplicated, Pool, notice_silence

Row = Mapping[str, Any]

SECONDS_TO_CLOSE = 2
CHANGES = re.compile(r"\b(INSERT INTO|UPDATE|DELETE FROM|FOR (KEY )?SHARE)\b")
"""What a statement has that changes something, wherever in it, or locks rows: that, too, would wait for the replica."""
LIMITS = {
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    "jit": "off",
    # Ends what works for somebody who is gone, see `Connection`.
    "client_connection_check_interval": "2s",
    # The server, too, gives up a machine that was cut off, and with it the locks that it held.
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
FOR_COMMANDS = LIMITS | {"statement_timeout": "0", "lock_timeout": "0"}
"""An operator sees how long it takes, and has Ctrl-C."""


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
            else:
                await self._undo()
        finally:
            self.engine.current_transaction.reset(self.context)
            await self._give_back()
            if exception is not None:
                await DB.leave_replica(exception)
        return False

    async def _undo(self) -> None:
        """What is given up at this moment is rolled back by the server; the reason for it is what is told."""
        with suppress(asyncpg.InterfaceError, asyncpg.PostgresConnectionError):
            if not self.connection.is_closed():
                await self.rollback()  # type: ignore[no-untyped-call]

    async def _give_back(self) -> None:
        if self.engine.pool:
            await self.engine.pool.release(self.connection)
        else:
            await self.connection.close()


class Engine(PostgresEngine):
    """Knows its address only when the program starts: importing a table must not need a database."""

    on_statement: Callable[[Any], None] | None = None
    """Gets asyncpg's LoggedQuery after each statement; set before the pool is opened, or not at all."""

    replica_away = False
    """Changes would wait for the synchronous replica: see `ledger.replicating`."""

    def connect_to(self, url: str) -> None:
        self.config = {"dsn": url}
        self._hosts = Hosts(url)

    async def new_connection(self, **options: Any) -> asyncpg.Connection:
        """Of the caller's own, beside the pool."""
        connection = await self._hosts.connect(**options)
        notice_silence(connection)
        return connection

    async def check_version(self) -> None:
        """Piccolo asks the server for its version at import; the health check does that here."""

    async def prep_database(self) -> None:
        """No extension is needed."""

    def transaction(self, allow_nested: bool = True) -> PostgresTransaction:
        """Migrations open Piccolo's own, which may be nested; everything else goes through `ledger.changes`."""
        if allow_nested:
            return super().transaction()
        return Transaction(engine=self, allow_nested=False)

    async def open_pool(self, least: int, most: int, limits: Mapping[str, str] = LIMITS, kept: int = 0) -> None:
        """Connections go back without asyncpg's RESET, a round trip each time: nothing here leaves session state.

        The server, not a timer of ours for every statement, ends what takes too long. Of `most`, `kept` are for the
        clock's duties alone.
        """
        pool = await Pool(
            min_size=least,
            max_size=most,
            max_queries=50_000,
            max_inactive_connection_lifetime=300,
            loop=None,
            connection_class=Connection,
            record_class=asyncpg.Record,
            connect=self._hosts.connect,
            init=self._opened,
            reset=_keep,
            server_settings=dict(limits),
        )
        pool.keep(kept)
        self.pool = pool

    async def _opened(self, connection: asyncpg.Connection) -> None:
        notice_silence(connection)
        if self.on_statement is not None:
            connection.add_query_logger(self.on_statement)

    async def leave_replica(self, error: BaseException | None) -> None:
        """After a failover the old primary may still answer, but takes no changes: its connections are given up."""
        if isinstance(error, asyncpg.ReadOnlySQLTransactionError) and self.pool is not None:
            await self.pool.expire_connections()

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
        if self.replica_away and CHANGES.search(sql):
            raise NotReplicated
        under_way = self.current_transaction.get()
        if under_way is not None:
            return list(await under_way.connection.fetch(sql, *arguments))
        if self.pool is None:
            return list(await self._run_in_new_connection(sql, arguments))
        try:
            return list(await self.pool.fetch(sql, *arguments))
        except asyncpg.ReadOnlySQLTransactionError as error:
            await self.leave_replica(error)
            raise

    async def row(self, sql: str, *arguments: object) -> Row | None:
        found = await self.rows(sql, *arguments)
        return found[0] if found else None

    async def planned_rows(self, sql: str, *arguments: object) -> list[Row]:
        """Like `rows`, for a list or a report: planned for these very arguments at each call.

        After five calls PostgreSQL may take one plan for whatever is asked. How much a scope or a period finds, no such
        plan can know, and over years of a whole country it was up to forty times slower. What is found by its key does
        better with `rows`: planning again costs it more than it could save.
        """
        if self.current_transaction.get() is not None:
            return await self.rows(sql, *arguments)
        async with self.transaction(allow_nested=False):
            await self.rows("SET LOCAL plan_cache_mode = force_custom_plan")
            found = await self.rows(sql, *arguments)
        return found  # noqa: RET504  after the transaction


async def _keep(_: object) -> None:
    """Settings are made with SET LOCAL, locks for a transaction: both end with it."""


DB = Engine(config={})
rows = DB.rows
row = DB.row
planned_rows = DB.planned_rows
