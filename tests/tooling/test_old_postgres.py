"""Sidak runs on PostgreSQL 15 too, where the embedded one is newer."""

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.embedded_postgres import free_port
from api.postgres_cluster import find_postmaster
from api.postgres_home import Command, Home, prepare
from tests.data_dirs import data_dir
from tests.tooling.programs import sidak

PROGRAMS = Path("/usr/lib/postgresql/15/bin")


@pytest.fixture
def server_url() -> Iterator[str]:
    """A PostgreSQL 15 without password, on the loopback, gone after the test."""
    with data_dir() as place:
        place.mkdir(0o711)
        home = prepare(place, "nobody")
        home.run([PROGRAMS / "initdb", "-D", home.cluster, "-U", "sidak", "--auth=trust", "--encoding=UTF8"])
        port = free_port()
        command: Command = [PROGRAMS / "postgres", "-D", home.cluster, f"--port={port}", "--unix_socket_directories="]
        with home.start(command, stderr=subprocess.DEVNULL) as server:
            wait_until_ready(home)
            yield f"postgresql://sidak@127.0.0.1:{port}/postgres"
            server.send_signal(signal.SIGINT)


def wait_until_ready(home: Home) -> None:
    for _ in range(600):
        found = find_postmaster(home.cluster)
        if found and found.status == "ready":
            return
        time.sleep(0.05)
    raise AssertionError("PostgreSQL 15 is not ready after 30 seconds")


@pytest.mark.skipif(not PROGRAMS.exists(), reason="PostgreSQL 15 is not installed")
def test_all_migrations_run_on_postgresql_15(server_url: str, tmp_path: Path) -> None:
    with sidak("migrate", data_dir=tmp_path, database_url=server_url) as command:
        assert command.communicate(timeout=120)[0] == "The database is up to date.\n"
