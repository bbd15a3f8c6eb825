"""The server's processes as an operator starts them, and what the machine spends on them."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import psutil

START = "import sys; from api.command import main; sys.exit(main())"
SECONDS_TO_START, SECONDS_TO_END = 120, 40
IDLE = ("idle", "iowait", "guest", "guest_nice")
"""Guests' time is in the user's too."""


class Server(NamedTuple):
    port: int
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def serving(url: str, place: Path, count: int) -> Iterator[list[Server]]:
    """Behind a proxy, which the driver plays: each phone has an address of its own."""
    servers = [start(url, place, number) for number in range(count)]
    try:
        for server in servers:
            wait_until_ready(server)
        yield servers
    finally:
        for server in servers:
            server.process.terminate()
        for server in servers:
            _wait(server.process)


def start(url: str, place: Path, number: int) -> Server:
    """Tables are brought up to date by now, so that they may start side by side."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIDAK_")}
    settings = {"DATABASE_URL": url, "DATA_DIR": str(place), "PORT": str(port), "TRUSTED_PROXIES": "1"}
    environment = kept | {f"SIDAK_{name}": value for name, value in settings.items()}
    log = place / f"server{number}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", START, "serve"], env=environment, stdout=output, stderr=output
        )
    return Server(port, process, log)


def wait_until_ready(server: Server) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and server.process.poll() is None:
        if b"Sidak is ready" in server.log.read_bytes():
            return
        time.sleep(0.1)
    raise RuntimeError(f"the server does not start: {server.log.read_text()[-2000:]}")


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Usage(NamedTuple):
    """Seconds of CPU so far; `machine` of all cores, `at` of the clock. Bytes of memory, of the servers' processes
    alone and with those that open photos."""

    server: float
    postgres: float
    driver: float
    machine: float
    at: float
    memory: int
    memory_with_helpers: int


class Meter:
    def __init__(self, servers: Sequence[Server], postmaster: psutil.Process) -> None:
        self._servers = [psutil.Process(server.process.pid) for server in servers]
        self._postmaster = postmaster

    def read(self) -> Usage:
        trees = [process for server in self._servers for process in _tree(server)]
        times = psutil.cpu_times()
        return Usage(
            server=sum(map(_used, trees)),
            postgres=sum(map(_used, _tree(self._postmaster))),
            driver=time.process_time(),
            machine=sum(times) - sum(getattr(times, name, 0) for name in IDLE),
            at=time.monotonic(),
            memory=sum(map(_memory, self._servers)),
            memory_with_helpers=sum(map(_memory, trees)),
        )


def _tree(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]


def _used(process: psutil.Process) -> float:
    """With those of its children that have ended."""
    with suppress(psutil.NoSuchProcess):
        times = process.cpu_times()
        return float(times.user + times.system + times.children_user + times.children_system)
    return 0.0


def _memory(process: psutil.Process) -> int:
    """What it has to itself and its part of what it shares, so that a sum counts nothing twice."""
    with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        return int(getattr(process.memory_full_info(), "pss", 0)) or int(process.memory_info().rss)
    return 0
