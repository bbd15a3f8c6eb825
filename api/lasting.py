"""Requests that last, such as a stream of events or a photo over a slow line: a device that is signed out meanwhile is
cut off within seconds, as if its line had broken."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic

from litestar.types import ASGIApp, Message, Receive, Scope, Send
from litestar.types.asgi_types import ReceiveMessage

SECONDS = 2.0
"""Between two looks whether the device is still signed in."""


class Watched:
    """Receives for one request and, once `is_signed_in` says no, that its line broke."""

    def __init__(self, receive: Receive, send: Send, is_signed_in: Callable[[], Awaitable[bool]]) -> None:
        self._receive = receive
        self._send = send
        self._is_signed_in = is_signed_in
        self._looked = monotonic()
        self._ended = self._begun = self._finished = False

    async def run(self, scope: Scope, app: ASGIApp) -> None:
        await app(scope, self.receive, self.send)
        if self._ended and self._begun and not self._finished:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def receive(self) -> ReceiveMessage:
        coming = asyncio.ensure_future(self._receive())
        try:
            while not coming.done():
                await asyncio.wait([coming], timeout=SECONDS)
                if await self._is_over():
                    return {"type": "http.disconnect"}
            return coming.result()
        finally:
            await _end(coming)

    async def _is_over(self) -> bool:
        if not self._ended and monotonic() - self._looked >= SECONDS:
            self._looked = monotonic()
            self._ended = not await self._is_signed_in()
        return self._ended

    async def send(self, message: Message) -> None:
        self._begun = True
        self._finished = message["type"] == "http.response.body" and not message.get("more_body", False)
        await self._send(message)


async def _end(coming: "asyncio.Future[ReceiveMessage]") -> None:
    if not coming.done():
        coming.cancel()
        with suppress(asyncio.CancelledError):
            await coming
