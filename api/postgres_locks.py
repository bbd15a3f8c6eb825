"""Who runs the PostgreSQL of a data directory. The locks end with the process that holds them, however it ends."""

import contextlib
import fcntl
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from api.postgres_home import PostgresFailed

log = logging.getLogger(__name__)


class Turn:
    """`postgres.lock` is held by the process that runs PostgreSQL, `serve.lock` by the one that serves."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self._held = contextlib.ExitStack()

    def take_the_serving(self) -> None:
        """Tried for a moment, since commands look at the lock by taking it."""
        for _ in range(10):
            if self._take("serve.lock"):
                return
            time.sleep(0.05)
        raise PostgresFailed(
            f"another sidak serve runs on {self.data_dir}: stop it, or set SIDAK_DATA_DIR and SIDAK_PORT"
        )

    def wait(self, borrow: Callable[[], str | None]) -> str | None:
        """The URL that `borrow` finds while another process serves, or None once it is our turn to run it."""
        told = False
        while not self._take("postgres.lock"):
            if self._is_served() and (url := borrow()):
                return url
            if not told:
                log.info("Waiting for another sidak command that uses %s.", self.data_dir)
                told = True
            time.sleep(0.1)
        return None

    def give_back(self) -> None:
        self._held.close()

    def _is_served(self) -> bool:
        with opened(self.data_dir / "serve.lock") as file:
            return not _lock(file, fcntl.LOCK_SH)

    def _take(self, name: str) -> bool:
        file = opened(self.data_dir / name)
        if _lock(file, fcntl.LOCK_EX):
            self._held.enter_context(file)
            return True
        file.close()
        return False


def opened(path: Path) -> IO[bytes]:
    """For reading and writing, made if missing, for its owner only, and closed in every child."""
    return open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b")


def _lock(file: IO[bytes], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
