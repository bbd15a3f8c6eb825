"""A line between phones and server on which everything goes wrong that can: a TCP proxy for one request at a time.

TCP itself never doubles or swaps bytes. Retries and middle boxes do that to whole requests, and so does this.
"""

import asyncio
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple, Self

LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)
FATES = {
    "well": 45,
    "slowly": 10,
    "cut on the way": 12,
    "answer lost": 10,
    "answer cut": 5,
    "twice": 6,
    "late": 6,
    "again later": 6,
}


class Request(NamedTuple):
    head: bytes
    body: bytes

    @property
    def whole(self) -> bytes:
        return self.head + self.body


class BadLine:
    """`dealt` counts what happened to the requests; `calm` lets everything pass."""

    def __init__(self, port: int, dice: random.Random) -> None:
        self._port = port
        self._dice = dice
        self._pending: set[asyncio.Task[bytes]] = set()
        self.dealt: Counter[str] = Counter()
        self.address = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What is still held back comes, after everything else."""
        self._server.close()
        await asyncio.gather(*self._pending, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await _read(reader)
            [fate] = self._dice.choices(list(FATES), list(FATES.values()))
            self.dealt[fate] += 1
            happens: Callable[[Request], Awaitable[bytes]] = getattr(self, f"_{fate.replace(' ', '_')}")
            writer.write(await happens(request))
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _well(self, request: Request) -> bytes:
        return await self._carry(request.whole)

    async def _slowly(self, request: Request) -> bytes:
        return await self._carry(request.whole, pause=0.01)

    async def _cut_on_the_way(self, request: Request) -> bytes:
        """The server gets the head and some of the body, or not even the head."""
        whole = request.whole
        await self._carry(whole[: self._dice.randrange(len(whole))], cut=True)
        return b""

    async def _answer_lost(self, request: Request) -> bytes:
        await self._carry(request.whole)
        return b""

    async def _answer_cut(self, request: Request) -> bytes:
        answer = await self._carry(request.whole)
        return answer[: self._dice.randrange(len(answer) + 1)]

    async def _twice(self, request: Request) -> bytes:
        """At once, over two connections; whichever answer comes back."""
        answers = await asyncio.gather(self._carry(request.whole), self._carry(request.whole))
        return self._dice.choice(answers)

    async def _late(self, request: Request) -> bytes:
        """The phone gives up; what it sent overtakes nothing any more and comes after what it sends next."""
        self._later(request)
        return b""

    async def _again_later(self, request: Request) -> bytes:
        answer = await self._carry(request.whole)
        self._later(request)
        return answer

    def _later(self, request: Request) -> None:
        task = asyncio.create_task(self._carry(request.whole, delay=self._dice.uniform(0.05, 2)))
        self._pending.add(task)
        task.add_done_callback(self._pending.discard)

    async def _carry(self, sent: bytes, *, delay: float = 0, pause: float = 0, cut: bool = False) -> bytes:
        """To the server and back, until the server closes; nothing when there is no server."""
        await asyncio.sleep(delay)
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:
            return b""
        try:
            for piece in self._pieces(sent):
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(pause)
            if cut:
                await asyncio.sleep(self._dice.choice([0, 0.02]))
                return b""
            return await reader.read()
        except OSError:
            return b""
        finally:
            writer.transport.abort()
            with suppress(OSError):
                await writer.wait_closed()

    def _pieces(self, sent: bytes) -> list[bytes]:
        size = self._dice.randrange(500, 20_000)
        return [sent[start : start + size] for start in range(0, len(sent), size)]


async def _read(reader: asyncio.StreamReader) -> Request:
    head = await reader.readuntil(b"\r\n\r\n")
    length = LENGTH.search(head)
    body = await reader.readexactly(int(length[1])) if length else b""
    # The end of an answer is then where the server hangs up.
    return Request(head.replace(b"\r\n", b"\r\nConnection: close\r\n", 1), body)
