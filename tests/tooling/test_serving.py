"""The whole program as `make run` starts it: ready, killed, ready again, stopped."""

import fcntl
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import httpx
import psutil
import pytest

from api.embedded_postgres import running_url
from tests.data_dirs import data_dir
from tests.tooling.programs import postmaster, sidak

READY = "Sidak is ready at "


@pytest.fixture
def place() -> Iterator[Path]:
    with data_dir() as path:
        yield path


def wait_until_ready(process: subprocess.Popen[str]) -> str:
    """The server's address. What it says afterwards nobody reads: it must not mind."""
    assert process.stdout
    printed = []
    for line in process.stdout:
        printed.append(line)
        if line.startswith(READY):
            return line.removeprefix(READY).strip()
    raise AssertionError("".join(printed))


def test_it_serves_and_stops_in_good_order(place: Path) -> None:
    with sidak("serve", data_dir=place, port=0) as server:
        assert httpx.get(f"{wait_until_ready(server)}/health/ready").status_code == 200
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0
    assert running_url(place) is None


def test_a_second_server_on_the_same_data_is_refused(place: Path) -> None:
    with sidak("serve", data_dir=place, port=0) as server:
        wait_until_ready(server)
        with sidak("serve", data_dir=place, port=0) as second:
            assert "another sidak serve" in second.communicate(timeout=60)[0]
        assert second.returncode == 1
        server.terminate()


def test_after_both_were_killed_the_next_start_is_ready(place: Path) -> None:
    with sidak("serve", data_dir=place, port=0) as server:
        wait_until_ready(server)
        database = postmaster(place)
        server.kill()
    database.kill()
    with sidak("serve", data_dir=place, port=0) as server:
        assert httpx.get(f"{wait_until_ready(server)}/health/ready").status_code == 200
        server.terminate()


def test_it_is_ready_again_after_its_database_was_killed(place: Path) -> None:
    with sidak("serve", data_dir=place, port=0) as server:
        address = wait_until_ready(server)
        postmaster(place).send_signal(signal.SIGKILL)
        assert becomes_ready(address)
        server.terminate()


def test_it_serves_and_stops_although_nobody_reads_its_log(place: Path) -> None:
    with sidak("serve", data_dir=place, port=0, log_level="debug") as server:
        address = wait_until_ready(server)
        with httpx.Client(timeout=30) as client:
            assert {client.get(f"{address}/health/live").status_code for _ in range(2_000)} == {200}
        assert server.stdout
        assert waiting_in(server.stdout) > 50_000
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0


def waiting_in(pipe: IO[str]) -> int:
    """Bytes; a pipe takes 65,536 at most, and less when its pages are partly filled."""
    return int.from_bytes(fcntl.ioctl(pipe.fileno(), termios.FIONREAD, bytes(4)), sys.byteorder)


def becomes_ready(address: str) -> bool:
    """Within a minute; the first moments after a kill may still be answered from a connection that lives."""
    time.sleep(1)
    for _ in range(600):
        if httpx.get(f"{address}/health/ready", timeout=30).status_code == 200:
            return True
        time.sleep(0.1)
    return False


def test_a_command_works_beside_the_server(place: Path) -> None:
    with sidak("serve", data_dir=place, port=0) as server:
        wait_until_ready(server)
        with sidak("ledger", "check", data_dir=place) as command:
            assert "The ledger is intact" in command.communicate(timeout=60)[0]
        assert psutil.pid_exists(postmaster(place).pid)
        server.terminate()
