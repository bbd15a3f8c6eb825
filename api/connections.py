"""Connections that wait no longer than anybody needs: for a request's head, and for an answer to be taken."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SECONDS_FOR_A_HEAD = 20
SECONDS_BETWEEN_LOOKS = 5
SECONDS_TO_TAKE_MORE = 30
LEAST_TAKEN = 32_768
"""Bytes in that time, some 9 kbit/s: who takes less of an answer keeps a place for nothing."""
BREAK_OFF = "break off"
"""In the state of a request: ends its connection at once, whatever is still on its way."""


class Connection(HttpToolsProtocol):
    """One that sends nothing at first, or its head too slowly, is closed; between requests uvicorn's time counts.

    One whose reader takes hardly anything of an answer is broken off.
    """

    _head_since: float | None = None
    _stuck: tuple[float, int] | None = None
    """Since when no more was taken, and how many bytes waited for it then."""
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head_since = self.loop.time()
        self._timer = self.loop.call_later(SECONDS_BETWEEN_LOOKS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stuck = self.loop.time(), self.transport.get_write_buffer_size()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stuck = None

    def on_message_begin(self) -> None:
        self._head_since = self.loop.time()
        super().on_message_begin()
        self.scope["state"][BREAK_OFF] = self.transport.abort

    def on_headers_complete(self) -> Any:
        self._head_since = None
        return super().on_headers_complete()

    def _look(self) -> None:
        if self._head_since is not None and self.loop.time() - self._head_since > SECONDS_FOR_A_HEAD:
            self.transport.close()
        if self._is_stuck():
            self.transport.abort()
        self._timer = self.loop.call_later(SECONDS_BETWEEN_LOOKS, self._look)

    def _is_stuck(self) -> bool:
        """Only while writing is paused or all is written: else what waits may be newer than the last look."""
        waiting, now = self.transport.get_write_buffer_size(), self.loop.time()
        if not waiting or not (self.flow.write_paused or self.transport.is_closing()):
            self._stuck = None
        elif self._stuck is None or waiting <= self._stuck[1] - LEAST_TAKEN:
            self._stuck = now, waiting
        return self._stuck is not None and now - self._stuck[0] > SECONDS_TO_TAKE_MORE
