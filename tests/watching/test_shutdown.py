"""Whoever holds on to the server when it is told to stop: it ends within ten seconds, and nothing that came is lost."""

import asyncio
import signal
import threading
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import Popen
from uuid import UUID

import httpx
import msgspec
import pytest

from api import serving as api_serving
from api.parts import Parts
from checklists.starting import publish_starters
from ledger.database import rows
from tests.api.accounts import problem
from tests.api.uploading import PART, TUS, announced
from tests.cast import Cast, make_cast
from tests.media.photos import jpeg
from tests.scheduler import stories
from tests.uploads.servers import Server, serving

pytestmark = pytest.mark.anyio
PROMISED_SECONDS = 10
LONG_FORECAST = 400


@pytest.fixture
async def crew(database: str) -> Cast:
    """On the real clock, as the server is."""
    return await make_cast(datetime.now(UTC))


@pytest.fixture
async def programme(crew: Cast) -> UUID:
    now = datetime.now(UTC)
    await publish_starters(crew.thu.person, crew.minh.person, now)
    await stories.add_centres(crew, 8)
    return await stories.create(crew, now)


@pytest.fixture
async def server(database: str, tmp_path: Path) -> AsyncIterator[Server]:
    with serving(database, tmp_path, {}) as started:
        yield started


class Held:
    """Connections that are kept open, whatever the server does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._writers: list[asyncio.StreamWriter] = []

    async def send(self, content: bytes) -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writers.append(writer)
        writer.write(content)
        return reader

    async def ask(self, method: str, path: str, headers: dict[str, str], body: bytes) -> asyncio.StreamReader:
        """Of the body only what is given comes; the answer is not waited for."""
        lines = [f"{method} {path} HTTP/1.1", "host: sidak.test", *(f"{name}: {headers[name]}" for name in headers)]
        return await self.send("\r\n".join([*lines, "", ""]).encode() + body)

    async def close(self) -> None:
        for writer in self._writers:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


@pytest.fixture
async def held(server: Server) -> AsyncIterator[Held]:
    connections = Held(server.port)
    yield connections
    await connections.close()


def forecast(crew: Cast) -> bytes:
    today = datetime.now(UTC).date()
    days = {"validFrom": str(today + timedelta(days=7)), "validTo": str(today + timedelta(days=360))}
    return msgspec.json.encode({"plan": stories.plan_of(crew), "replicas": LONG_FORECAST} | days)


async def hold_on(held: Held, crew: Cast, programme: UUID, photo: UUID, content: bytes) -> asyncio.StreamReader:
    """An event stream that is read, one that is not, half an upload, half a body, half a head, and nothing at all."""
    body = forecast(crew)
    planner = crew.lan.headers | {"content-type": "application/json"}
    whole, path = planner | {"content-length": str(len(body))}, f"/v1/programmes/{programme}/forecast"
    stream = await held.ask("POST", path, whole, body)
    await held.ask("POST", path, whole, body)
    await held.ask("POST", "/v1/orders", planner | {"content-length": "100"}, b"{")
    sent = crew.hung.headers | PART | {"upload-offset": "0", "content-length": str(len(content))}
    await held.ask("PATCH", f"/v1/uploads/{photo}", sent, content[: len(content) // 2])
    for head in (b"GET /v1/me HTTP/1.1\r\nhost:", b""):
        await held.send(head)
    return stream


async def came(client: httpx.AsyncClient, crew: Cast, photo: UUID) -> int:
    answer = await client.head(f"/v1/uploads/{photo}", headers=crew.hung.headers | TUS)
    return int(answer.headers["upload-offset"])


def stopped(process: Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0


async def test_it_ends_in_time_whoever_holds_on_and_goes_on_where_it_was(
    server: Server, held: Held, crew: Cast, programme: UUID
) -> None:
    content = jpeg(1200, 900, quality=95)
    photo = await announced(crew.hung, content, datetime.now(UTC))
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        opening = TUS | {
            "upload-length": str(len(content)),
            "upload-metadata": f"evidence {b64encode(str(photo).encode()).decode()}",
        }
        assert (await client.post("/v1/uploads", headers=crew.hung.headers | opening)).status_code == 201
        stream = await hold_on(held, crew, programme, photo, content)
        await stream.readuntil(b"event: progress")
        while await came(client, crew, photo) < len(content) // 2:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert server._process
    await asyncio.to_thread(stopped, server._process)
    assert [line for line in server.said if "broken off" in line] == []
    told = await stream.read()
    assert b"event: failed" in told or b"event: forecast" in told
    server.start()
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        assert await came(client, crew, photo) == len(content) // 2
        rest = PART | {"upload-offset": str(len(content) // 2)}
        sent = await client.patch(
            f"/v1/uploads/{photo}", headers=crew.hung.headers | rest, content=content[len(content) // 2 :]
        )
        assert (sent.status_code, sent.headers["upload-offset"]) == (204, str(len(content)))
    assert await rows("SELECT 1 AS one FROM evidence WHERE state = 'arrived'")


async def test_what_ends_in_time_is_not_broken_off_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """The own PostgreSQL may write for a while longer."""
    broken = threading.Event()

    async def at_once(*_: object) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr(api_serving, "SECONDS_TO_END", 0.5)
    monkeypatch.setattr(api_serving, "_end_at_once", broken.set)
    monkeypatch.setattr(api_serving.Server, "shutdown", at_once)
    await api_serving.Ending.__new__(api_serving.Ending).shutdown()
    assert not await asyncio.to_thread(broken.wait, 1)


async def test_readiness_says_no_first(client: httpx.AsyncClient, parts: Parts, database: str) -> None:
    parts.leaving.begin()
    refused = await client.get("/health/ready")
    assert problem(refused) == (503, "leaving")
    assert "retry-after" in refused.headers
    assert (await client.get("/health/live")).status_code == 200
    assert api_serving.SECONDS_TO_END < PROMISED_SECONDS
