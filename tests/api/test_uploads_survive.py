"""Uploads to a real server in a process of its own: lines break, the process is killed, nothing is lost."""

import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import anyio
import httpx
import psutil
import pytest
from anyio import to_thread

from media import queries
from tests.api.uploading import PART, Phone, announced
from tests.cast import Cast, make_cast
from tests.media.photos import jpeg
from tests.tooling.programs import sidak
from tests.tooling.test_serving import wait_until_ready

pytestmark = pytest.mark.anyio

PHOTO = jpeg(2000, 1500, quality=95)
PART_SENT = 700_000
LARGE = bytes(20 * 1024 * 1024)


@pytest.fixture
async def crew(database: str) -> Cast:
    """On the real clock, as the server is."""
    return await make_cast(datetime.now(UTC))


class Running:
    """A server on one data directory and port after port."""

    def __init__(self, database: str, data_dir: Path) -> None:
        self.settings = {"database_url": database, "data_dir": data_dir, "port": 0}

    @asynccontextmanager
    async def start(self) -> AsyncIterator[tuple[httpx.AsyncClient, psutil.Process]]:
        with sidak("serve", **self.settings) as process:
            try:
                address = await to_thread.run_sync(wait_until_ready, process)
                async with httpx.AsyncClient(base_url=address, timeout=60) as client:
                    yield client, psutil.Process(process.pid)
            finally:
                process.kill()


@pytest.fixture
def server(database: str, tmp_path: Path) -> Running:
    return Running(database, tmp_path)


async def opened(client: httpx.AsyncClient, crew: Cast, content: bytes) -> Phone:
    phone = Phone(client, crew.hung, await announced(crew.hung, content, datetime.now(UTC)))
    assert (await phone.open(len(content))).status_code == 201
    return phone


def half_a_request(client: httpx.AsyncClient, phone: Phone) -> socket.socket:
    """A PATCH of the whole photo of which only the first bytes were sent."""
    address = urlsplit(str(client.base_url))
    line = socket.create_connection((address.hostname, address.port))
    headers = phone.headers | PART | {"host": "x", "upload-offset": "0", "content-length": str(len(PHOTO))}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    line.sendall(f"PATCH {phone.path} HTTP/1.1\r\n{head}\r\n".encode() + PHOTO[:PART_SENT])
    return line


async def spooled(data_dir: Path, phone: Phone, size: int) -> None:
    """Waits until the server wrote that much."""
    path = data_dir / "spool" / str(phone.evidence)
    deadline = time.monotonic() + 30
    while not (path.exists() and path.stat().st_size >= size):
        assert time.monotonic() < deadline
        await anyio.sleep(0.05)


async def arrived(phone: Phone) -> bool:
    evidence = await queries.find_evidence(phone.evidence)
    return evidence is not None and evidence["state"] == "arrived"


async def test_a_killed_server_keeps_every_byte_it_wrote(server: Running, crew: Cast, tmp_path: Path) -> None:
    async with server.start() as (client, process):
        phone = await opened(client, crew, PHOTO)
        with half_a_request(client, phone):
            await spooled(tmp_path, phone, PART_SENT)
            process.kill()
            process.wait()
    async with server.start() as (client, _):
        phone.client = client
        assert await phone.offset() == PART_SENT
        assert (await phone.send(PHOTO[PART_SENT:], PART_SENT)).status_code == 204
        assert await arrived(phone)


async def test_a_broken_line_keeps_what_came_and_another_continues(server: Running, crew: Cast, tmp_path: Path) -> None:
    async with server.start() as (client, _):
        phone = await opened(client, crew, PHOTO)
        with half_a_request(client, phone):
            await spooled(tmp_path, phone, PART_SENT)
            assert (await phone.send(PHOTO[PART_SENT:], PART_SENT)).status_code == 423
        answer = await send_until_free(phone)
        assert answer.status_code == 204
        assert await arrived(phone)


async def send_until_free(phone: Phone) -> httpx.Response:
    """As phones do: a busy answer means again."""
    for _ in range(100):
        answer = await phone.send(PHOTO[PART_SENT:], PART_SENT)
        if answer.status_code != 423:
            break
        await anyio.sleep(0.05)
    return answer


async def test_large_uploads_at_once_do_not_lie_in_memory(server: Running, crew: Cast) -> None:
    """Ten of 20 MB, unfinished by one byte so that only the receiving counts."""
    async with server.start() as (client, process):
        phones = [await opened(client, crew, LARGE + b"end") for _ in range(10)]
        before = process.memory_info().rss
        async with anyio.create_task_group() as tasks:
            for phone in phones:
                tasks.start_soon(phone.send, LARGE, 0)
        assert process.memory_info().rss - before < 64 * 1024 * 1024
        assert [await phone.offset() for phone in phones] == [len(LARGE)] * 10
