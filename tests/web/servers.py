"""Real servers for browsers: `sidak serve` as an operator starts it."""

import asyncio
import signal
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import msgspec

from api.embedded_postgres import running_url
from tests.servers.s3 import free_ports
from tests.tooling.programs import sidak

READY = "Sidak is ready at "


class Server(msgspec.Struct, frozen=True):
    address: str
    place: Path
    """Its data directory."""
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 80


@contextmanager
def serving(place: Path, *options: str, **settings: object) -> Iterator[Server]:
    """As behind a proxy, so that each page may come from an address of its own; papers then need the server's name."""
    [port] = free_ports(1)
    given = {"port": port, "public_url": f"http://127.0.0.1:{port}", "trusted_proxies": 1, "log_level": "error"}
    with sidak("serve", *options, data_dir=place, **{**given, **settings}) as process:
        assert process.stdout
        try:
            address = _wait_until_ready(process)
            # What it says later has a reader too: a full pipe would stop it.
            threading.Thread(target=process.stdout.read, daemon=True).start()
            yield Server(address, place, process)
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """Who does not end when asked to is killed, and the test says so."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(60)
    finally:
        process.kill()


def _wait_until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    printed = []
    for line in process.stdout:
        printed.append(line)
        if line.startswith(READY):
            return line.removeprefix(READY).strip()
    raise AssertionError("".join(printed))


def a_day_later(server: Server) -> None:
    """For devices that were new."""

    async def age() -> None:
        connection = await asyncpg.connect(running_url(server.place))
        await connection.execute("UPDATE device SET held_until = held_until - interval '24 hours'")
        await connection.close()

    with ThreadPoolExecutor() as beside_the_browser:
        beside_the_browser.submit(asyncio.run, age()).result()
