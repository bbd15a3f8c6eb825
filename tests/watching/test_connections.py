"""A client that sends its head by drops, or takes no answer, is not waited for; one that works is left in peace."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn

from api import connections

pytestmark = pytest.mark.anyio


async def slow_answer(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.sleep(0.5)
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


@asynccontextmanager
async def served(application: Any) -> AsyncIterator[int]:
    config = uvicorn.Config(application, http=connections.Connection, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        working = asyncio.create_task(server.serve([listening]))
        try:
            async with asyncio.timeout(30):
                while not server.started:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
                yield listening.getsockname()[1]
        finally:
            server.should_exit = server.force_exit = True
            async with asyncio.timeout(20):
                await working


async def test_a_head_that_trickles_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SECONDS_FOR_A_HEAD", 0.2)
    monkeypatch.setattr(connections, "SECONDS_BETWEEN_LOOKS", 0.05)
    async with served(slow_answer) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        for head in (b"GET / HTTP/1.1\r\nhost:", b"", b"GET / HTTP/1.1\r\nhost: x\r\n\r\nGET /"):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(head)
            await reader.read()
            writer.close()
        assert [(await client.get("/")).status_code for _ in range(2)] == [204, 204]


async def test_a_reader_that_takes_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that takes it slowly gets all of it."""
    monkeypatch.setattr(connections, "SECONDS_TO_TAKE_MORE", 3)
    monkeypatch.setattr(connections, "SECONDS_BETWEEN_LOOKS", 0.1)
    ended: list[int] = []

    async def large(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"40000000")]})
        for left in reversed(range(40)):
            await send({"type": "http.response.body", "body": b"x" * 1_000_000, "more_body": left > 0})
        ended.append(1)

    async with served(large) as port:
        stuck, slow = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        for _, writer in (stuck, slow):
            writer.write(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        taken = 0
        while taken < 40_000_000:
            piece = await slow[0].read(400_000)
            assert piece
            taken += len(piece)
            await asyncio.sleep(0.005)
        while len(ended) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await stuck[0].readexactly(40_000_000)
        for _, writer in (stuck, slow):
            writer.close()


async def test_a_request_whose_place_another_needs_is_broken_off() -> None:
    """As when its line breaks: what still sends ends, also to a reader that takes nothing."""
    ended = asyncio.Event()

    async def large(scope: Any, receive: Any, send: Any) -> None:
        asyncio.get_running_loop().call_later(0.2, scope["state"][connections.BREAK_OFF])
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"40000000")]})
        for left in reversed(range(40)):
            await send({"type": "http.response.body", "body": b"x" * 1_000_000, "more_body": left > 0})
        ended.set()

    async with served(large) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        async with asyncio.timeout(10):
            await ended.wait()
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(40_000_000)
        writer.close()
