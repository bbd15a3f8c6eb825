"""The connections of one process. Nobody waits for one for ever, and one whose database fell silent is given up."""

import asyncio
import socket
from typing import Any

import asyncpg

SECONDS_FOR_A_CONNECTION = 5
SILENT_MILLISECONDS = 10_000
TCP = {"TCP_USER_TIMEOUT": SILENT_MILLISECONDS, "TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 2, "TCP_KEEPCNT": 3}
"""A cable that is cut says nothing: without these a statement would wait for its answer for a quarter of an hour."""


class NoConnection(TimeoutError):
    """All connections were in use for too long."""


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


def notice_silence(connection: asyncpg.Connection) -> None:
    opened = connection._transport.get_extra_info("socket")
    if opened is None or opened.family == socket.AF_UNIX:
        return
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in TCP.items():
        if hasattr(socket, name):
            opened.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
