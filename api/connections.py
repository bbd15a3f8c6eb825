"""Connections that wait for a request's head no longer than anybody needs to send one."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SECONDS_FOR_A_HEAD = 20
SECONDS_BETWEEN_LOOKS = 5


class Connection(HttpToolsProtocol):
    """One that sends nothing at first, or its head too slowly, is closed; between requests uvicorn's time counts."""

    _head_since: float | None = None
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head_since = self.loop.time()
        self._timer = self.loop.call_later(SECONDS_BETWEEN_LOOKS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        super().connection_lost(exc)

    def on_message_begin(self) -> Any:
        self._head_since = self.loop.time()
        return super().on_message_begin()

    def on_headers_complete(self) -> Any:
        self._head_since = None
        return super().on_headers_complete()

    def _look(self) -> None:
        if self._head_since is not None and self.loop.time() - self._head_since > SECONDS_FOR_A_HEAD:
            self.transport.close()
            return
        self._timer = self.loop.call_later(SECONDS_BETWEEN_LOOKS, self._look)
