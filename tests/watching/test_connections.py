"""A client that sends its head by drops, or nothing, is not waited for; one that works is left in peace."""

import asyncio
import socket
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


async def test_a_head_that_trickles_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SECONDS_FOR_A_HEAD", 0.2)
    monkeypatch.setattr(connections, "SECONDS_BETWEEN_LOOKS", 0.05)
    config = uvicorn.Config(slow_answer, http=connections.Connection, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        working = asyncio.create_task(server.serve([listening]))
        port = listening.getsockname()[1]
        async with asyncio.timeout(20), httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            while not server.started:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            for head in (b"GET / HTTP/1.1\r\nhost:", b"", b"GET / HTTP/1.1\r\nhost: x\r\n\r\nGET /"):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(head)
                await reader.read()
                writer.close()
            assert [(await client.get("/")).status_code for _ in range(2)] == [204, 204]
        server.should_exit = True
        await working
