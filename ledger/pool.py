"""The connections of one process. Nobody waits for one for ever, and one whose database fell silent is given up."""

import asyncio
import socket
from contextvars import ContextVar
from typing import Any

import asyncpg

SECONDS_FOR_A_CONNECTION = 5
SECONDS_FOR_A_DUTY = 30
"""The clock's duties wait for one another, and none of them twice: nobody is told to come again meanwhile."""
SILENT_MILLISECONDS = 10_000
TCP = {"TCP_USER_TIMEOUT": SILENT_MILLISECONDS, "TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 2, "TCP_KEEPCNT": 3}
"""A cable that is cut says nothing: without these a statement would wait for its answer for a quarter of an hour."""

WAIT_FOR_THE_REPLICA = "SyncRepWaitForLSN"
"""PostgreSQL's function that warns; the warning itself is in the language of the server."""


FOR_A_DUTY: ContextVar[bool] = ContextVar("for a duty", default=False)
"""Whoever works for the clock may take the connections that are kept for it."""


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


class Places:
    """The pool's free places for connections, asyncpg's own queue of them within. Requests, however many, leave some to
    the clock's duties; those take any. A place comes back whichever way its connection ended, so it is counted here."""

    def __init__(self, queue: Any, kept: int) -> None:
        self._queue = queue
        self._for_requests = asyncio.Semaphore(queue.qsize() - kept)
        self._lent: set[Any] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queue, name)

    def are_free(self) -> bool:
        return not self._queue.empty() and (FOR_A_DUTY.get() or not self._for_requests.locked())

    async def get(self) -> Any:
        if FOR_A_DUTY.get():
            return await self._queue.get()
        await self._for_requests.acquire()
        try:
            place = await self._queue.get()
        except BaseException:
            self._for_requests.release()
            raise
        self._lent.add(place)
        return place

    def put_nowait(self, place: Any) -> None:
        self._queue.put_nowait(place)
        if place in self._lent:
            self._lent.remove(place)
            self._for_requests.release()


class Pool(asyncpg.Pool):  # type: ignore[misc]
    """Time is kept only while there is somebody to wait for: a timer for each statement would cost more than it."""

    waiting = 0
    _queue: Any

    def keep(self, kept: int) -> None:
        """So many connections for the clock's duties; said before any is taken."""
        self._queue = Places(self._queue, kept)

    async def _acquire(self, timeout: float | None) -> Any:  # noqa: ASYNC109
        if self._queue.are_free():
            return await super()._acquire(timeout)
        self.waiting += 1
        try:
            async with asyncio.timeout(SECONDS_FOR_A_DUTY if FOR_A_DUTY.get() else SECONDS_FOR_A_CONNECTION):
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
