"""The connections of one process. Nobody waits for one for ever, and one whose database fell silent is given up."""

import asyncio
import socket
from typing import Any

import asyncpg

SECONDS_FOR_A_CONNECTION = 5
SILENT_MILLISECONDS = 10_000
TCP = {"TCP_USER_TIMEOUT": SILENT_MILLISECONDS, "TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 2, "TCP_KEEPCNT": 3}
"""A cable that is cut says nothing: without these a statement would wait for its answer for a quarter of an hour."""

WAIT_FOR_THE_REPLICA = "SyncRepWaitForLSN"
"""PostgreSQL's function that warns; the warning itself is in the language of the server."""


class NoConnection(TimeoutError):
    """All connections were in use for too long."""


class NotReplicated(ConnectionError):
    """No synchronous replica has the change: the primary may have it, alone, so it was not acknowledged."""


class Connection(asyncpg.Connection):  # type: ignore[misc]
    """Takes no change for safe that PostgreSQL calls done although its synchronous replica has not got it.

    What is given up here is only broken off: the pool puts it away when it comes back.
    """

    __slots__ = ()

    def _process_log_message(self, fields: dict[str, str], last_query: str) -> None:
        """Somebody ended the wait for the replica. PostgreSQL then warns, and says that the change is committed."""
        if fields.get("R") == WAIT_FOR_THE_REPLICA:
            self._loop.call_soon(self._protocol.abort)
            raise NotReplicated
        super()._process_log_message(fields, last_query)

    def _cancel_current_command(self, *_: object) -> None:
        """Never by PostgreSQL's own cancelling, which would end that wait, and show everybody what only the primary
        has. The server ends a statement whose client is gone by itself, but not that wait."""
        self._loop.call_soon(self._protocol.abort)


class Pool(asyncpg.Pool):  # type: ignore[misc]
    """Time is kept only while there is somebody to wait for: a timer for each statement would cost more than it."""

    waiting = 0

    async def _acquire(self, timeout: float | None) -> Any:  # noqa: ASYNC109
        if not self._queue.empty():
            return await super()._acquire(timeout)
        self.waiting += 1
        try:
            async with asyncio.timeout(SECONDS_FOR_A_CONNECTION):
                return await super()._acquire(timeout)
        except TimeoutError:
            raise NoConnection from None
        finally:
            self.waiting -= 1

    def at_work(self) -> dict[Connection, int]:
        """The connections in use, and how many statements each has begun."""
        held = (holder._con for holder in self._holders if holder._in_use)
        return {each: each._protocol.queries_count for each in held if each and not each.is_closed()}


def notice_silence(connection: asyncpg.Connection) -> None:
    opened = connection._transport.get_extra_info("socket")
    if opened is None or opened.family == socket.AF_UNIX:
        return
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in TCP.items():
        if hasattr(socket, name):
            opened.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
