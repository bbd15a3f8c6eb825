"""HTTP/1.1 as lean as it goes: the driver shares the machine with what it measures."""

import asyncio
from typing import NamedTuple, cast

import httptools

SECONDS_OF_PATIENCE = 60
"""As phones have it, see web/src/sync/transport.ts."""


class Answer(NamedTuple):
    """`headers` by their names in lower case."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes


class Broken(Exception):
    """No answer, or not a whole one."""


class Line(asyncio.Protocol):
    """One connection, one request at a time."""

    open_now = 0
    most_open = 0

    def __init__(self) -> None:
        self.is_open = False
        self._waiting: asyncio.Future[Answer] | None = None
        self._only_head = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self.is_open = True
        Line.open_now += 1
        Line.most_open = max(Line.most_open, Line.open_now)

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        Line.open_now -= 1
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(Broken(str(error or "closed")))

    def send(self, request: bytes, *, only_head: bool) -> "asyncio.Future[Answer]":
        self._waiting = asyncio.get_running_loop().create_future()
        self._only_head = only_head
        self._parser = httptools.HttpResponseParser(self)
        self._headers: dict[bytes, bytes] = {}
        self._body: list[bytes] = []
        self._transport.write(request)
        return self._waiting

    def close(self) -> None:
        self.is_open = False
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        if self._waiting is None or self._waiting.done():
            return self.close()
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._waiting.set_exception(Broken(str(error)))
            self.close()

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.lower()] = value

    def on_headers_complete(self) -> None:
        if self._only_head:
            self._answer()
            self.close()

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        if not self._parser.should_keep_alive():
            self.close()
        self._answer()

    def _answer(self) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(Answer(self._parser.get_status_code(), self._headers, b"".join(self._body)))


class Wire:
    """The connections of one phone or desk to its server, kept open as browsers do. `address` is its own, as the proxy
    before the server would name it."""

    def __init__(self, port: int, address: str) -> None:
        self._port = port
        self._always = f" HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nx-forwarded-for: {address}\r\naccept-language: vi\r\n"
        self._idle: list[Line] = []

    async def ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        """Raises Broken. What a server closed between two requests is sent again over a new connection."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        length = f"content-length: {len(body)}\r\n" if body or method in ("PUT", "POST", "PATCH") else ""
        request = f"{method} {path}{self._always}{lines}{length}\r\n".encode() + body
        try:
            async with asyncio.timeout(SECONDS_OF_PATIENCE):
                return await self._over_any(request, only_head=method == "HEAD")
        except TimeoutError:
            raise Broken("no answer in time") from None
        except OSError as error:
            raise Broken(str(error)) from None

    async def _over_any(self, request: bytes, *, only_head: bool) -> Answer:
        while self._idle:
            line = self._idle.pop()
            if not line.is_open:
                continue
            try:
                return await self._over(line, request, only_head=only_head)
            except Broken:
                break
        loop = asyncio.get_running_loop()
        _, line = await loop.create_connection(Line, "127.0.0.1", self._port)
        return await self._over(line, request, only_head=only_head)

    async def _over(self, line: Line, request: bytes, *, only_head: bool) -> Answer:
        try:
            answer = await line.send(request, only_head=only_head)
        except BaseException:
            line.close()
            raise
        if line.is_open:
            self._idle.append(line)
        return answer

    def close(self) -> None:
        for line in self._idle:
            line.close()
