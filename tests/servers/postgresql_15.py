"""A PostgreSQL 15 of Debian's, the oldest that Sidak runs on."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.embedded_postgres import free_port
from api.postgres_cluster import find_postmaster
from api.postgres_home import Command, Home, prepare
from tests.data_dirs import data_dir

PROGRAMS = Path("/usr/lib/postgresql/15/bin")


def is_installed() -> bool:
    return PROGRAMS.exists()


@contextmanager
def postgresql_15() -> Iterator[str]:
    """Its address: without password, on the loopback, gone afterwards."""
    with data_dir() as place:
        place.mkdir(0o711)
        home = prepare(place, "nobody")
        home.run([PROGRAMS / "initdb", "-D", home.cluster, "-U", "sidak", "--auth=trust", "--encoding=UTF8"])
        port = free_port()
        command: Command = [PROGRAMS / "postgres", "-D", home.cluster, f"--port={port}", "--unix_socket_directories="]
        with home.start(command, stderr=subprocess.DEVNULL) as server:
            _wait_until_ready(home)
            yield f"postgresql://sidak@127.0.0.1:{port}/postgres"
            server.send_signal(signal.SIGINT)


def _wait_until_ready(home: Home) -> None:
    for _ in range(600):
        found = find_postmaster(home.cluster)
        if found and found.status == "ready":
            return
        time.sleep(0.05)
    raise AssertionError("PostgreSQL 15 is not ready after 30 seconds")
