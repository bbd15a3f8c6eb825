"""Runs the PostgreSQL that comes with the packages: one for each data directory, on the loopback, with a password.

Whoever has the turn (see `postgres_locks`) owns the server. A server that outlived a killed owner is taken over, a
killed server is started again.
"""

import contextlib
import logging
import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import IO

from api.postgres_cluster import (
    SETTINGS,
    check_version,
    find_postmaster,
    forget_dead_server,
    make_cluster,
    running_url,
)
from api.postgres_home import Command, Home, PostgresFailed, prepare, programs
from api.postgres_locks import Turn

__all__ = ["EmbeddedPostgres", "PostgresFailed", "running_url"]

LARGEST_LOG = 10 * 2**20
SECONDS_OF_RETRIES = 30
SECONDS_OF_RECOVERY = 600
SECONDS_TO_STOP = 60

log = logging.getLogger(__name__)


class EmbeddedPostgres:
    """Start it with `serving=True` in the one process that serves; commands beside it borrow its server."""

    def __init__(self, data_dir: Path, *, user: str = "nobody", serving: bool = False) -> None:
        self.data_dir = data_dir.absolute()
        self.user = user
        self.serving = serving
        self._turn = Turn(self.data_dir)
        self._server: Server | None = None

    def start(self) -> str:
        """The database's URL. Raises PostgresFailed."""
        try:
            return self._start()
        except PermissionError as error:
            self.stop()
            raise PostgresFailed(
                f"{error.filename} belongs to another user: run as that user or set SIDAK_DATA_DIR"
            ) from None
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stops a server that is ours; a borrowed one runs on."""
        if self._server:
            self._server.stop()
            self._server = None
        self._turn.give_back()

    def __enter__(self) -> str:
        return self.start()

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def _start(self) -> str:
        _make_data_dir(self.data_dir)
        if self.serving:
            self._turn.take_the_serving()
        return self._turn.wait(self._borrow) or self._own()

    def _borrow(self) -> str | None:
        """The process that serves waits until a command has ended, and then runs the server itself."""
        return None if self.serving else running_url(self.data_dir)

    def _own(self) -> str:
        home = prepare(self.data_dir, self.user)
        if not home.cluster.exists():
            make_cluster(self.data_dir, home)
        check_version(home)
        self._server = Server(home, self.data_dir / "postgres.log")
        self._server.run()
        if self.serving:
            self._server.watch()
        url = running_url(self.data_dir)
        if url is None:
            raise PostgresFailed(f"PostgreSQL ended right after its start; see {self._server.log_file}")
        return url


class Server:
    """One server process of ours, whether we started it or found it running."""

    def __init__(self, home: Home, log_file: Path) -> None:
        self.home = home
        self.log_file = log_file
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._watcher = threading.Thread(target=self._keep_running, daemon=True)

    def run(self) -> None:
        """Returns when the server takes connections.

        A start may fail for some seconds, while the processes of a killed server end.
        """
        retries_end = time.monotonic() + SECONDS_OF_RETRIES
        while not self._stopping.is_set():
            if find_postmaster(self.home.cluster) is None:
                self._launch()
            if self._wait_until_ready():
                return
            if time.monotonic() > retries_end:
                raise PostgresFailed(f"PostgreSQL does not start; see {self.log_file}")
            time.sleep(0.3)

    def watch(self) -> None:
        self._watcher.start()

    def stop(self) -> None:
        """Never by SIGKILL: SIGINT ends connections in good order, SIGQUIT leaves the rest to the recovery."""
        self._stopping.set()
        if self._watcher.ident:
            self._watcher.join()
        for number in (signal.SIGINT, signal.SIGQUIT):
            postmaster = find_postmaster(self.home.cluster)
            if postmaster is None:
                return
            with contextlib.suppress(ProcessLookupError):
                os.kill(postmaster.pid, number)
            if self._wait_until_gone():
                return

    def _launch(self) -> None:
        forget_dead_server(self.home.cluster)
        settings = SETTINGS | {"port": str(self.port or free_port())}
        options = [f"--{name}={value}" for name, value in settings.items()]
        command: Command = [programs(self.home) / "postgres", "-D", self.home.cluster, *options]
        with _open_log(self.log_file) as output:
            # A session of its own: Ctrl-C in the terminal must not stop the database before the program.
            self._process = self.home.start(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
            )

    def _wait_until_ready(self) -> bool:
        patience_ends = time.monotonic() + SECONDS_OF_RECOVERY
        while time.monotonic() < patience_ends and not self._stopping.is_set():
            postmaster = find_postmaster(self.home.cluster)
            if postmaster and postmaster.status == "ready":
                self.port = postmaster.port
                return True
            if postmaster is None and self._child_has_ended():
                return False
            time.sleep(0.02)
        return False

    def _wait_until_gone(self) -> bool:
        patience_ends = time.monotonic() + SECONDS_TO_STOP
        while time.monotonic() < patience_ends:
            if self._child_has_ended() and find_postmaster(self.home.cluster) is None:
                return True
            time.sleep(0.02)
        return False

    def _child_has_ended(self) -> bool:
        """True also when the server is no child of ours."""
        return self._process is None or self._process.poll() is not None

    def _keep_running(self) -> None:
        """Starts a server that died, on its old port, where the connection pool looks for it."""
        while not self._stopping.wait(0.5):
            if find_postmaster(self.home.cluster) is not None or not self._child_has_ended():
                continue
            log.warning("PostgreSQL ended unexpectedly and is started again.")
            try:
                self.run()
            except (PostgresFailed, OSError):
                log.exception("PostgreSQL could not be started again.")


def _make_data_dir(data_dir: Path) -> None:
    """Where root's PostgreSQL is another user, that user must pass; each thing inside has a mode of its own."""
    data_dir.mkdir(0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _open_log(path: Path) -> IO[bytes]:
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".log.1"))
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
    return open(os.open(path, flags, 0o600), "ab")
