"""With a synchronous replica a change is acknowledged once both machines have it. While that one is away nobody waits
for it: who changes something is told to come back, and who reads goes on.

PostgreSQL itself waits without an end: none of its time-outs counts there. Nor may the wait be ended, since that shows
everybody a change that the replica lacks; it is left alone, and goes on until the replica is there. What waits so is
at most what one process has in its pool: the others are refused from then on, for as long as anything waits.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import asyncpg

from ledger import replica_queries
from ledger.database import DB
from ledger.pool import Connection

log = logging.getLogger("sidak.database")

SECONDS_FOR_THE_REPLICA = 5.0
SECONDS_BETWEEN_LOOKS = 1.0
AWAY = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)


class Watch:
    """Asks the database only once a connection has been at the same statement for seconds, over one of its own."""

    def __init__(self) -> None:
        self._since: dict[tuple[Connection, int], float] = {}
        self._own: asyncpg.Connection | None = None

    async def run(self) -> None:
        try:
            # Whoever starts meanwhile need not find out with changes of their own.
            await self._look()
            while True:
                await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
                if self._is_something_stuck() or DB.replica_away:
                    await self._look()
                else:
                    self._close()
        finally:
            self._close()
            DB.replica_away = False

    def _is_something_stuck(self) -> bool:
        now = asyncio.get_running_loop().time()
        at_work = DB.pool.at_work() if DB.pool else {}
        self._since = {each: self._since.get(each, now) for each in at_work.items()}
        return any(now - since >= SECONDS_FOR_THE_REPLICA for since in self._since.values())

    async def _look(self) -> None:
        try:
            if self._own is None:
                self._own = await DB.new_connection(command_timeout=SECONDS_FOR_THE_REPLICA)
            waiting = await replica_queries.waiting(self._own, SECONDS_FOR_THE_REPLICA)
        except AWAY:
            # The primary is away too, or has no connection left. What was known stays known until it says otherwise.
            self._close()
            return
        self._tell(waiting)

    def _tell(self, waiting: set[int]) -> None:
        if waiting and not DB.replica_away:
            log.error("no synchronous replica confirms: changes are refused until one does")
        if not waiting and DB.replica_away:
            log.warning("changes are taken again")
        DB.replica_away = bool(waiting)
        for connection in DB.pool.at_work() if DB.pool else {}:
            if connection.get_server_pid() in waiting:
                connection.terminate()

    def _close(self) -> None:
        if self._own is not None:
            self._own.terminate()
            self._own = None


@asynccontextmanager
async def watching_the_replica() -> AsyncIterator[None]:
    watching = asyncio.create_task(Watch().run())
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
