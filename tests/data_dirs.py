"""Data directories that root's PostgreSQL can reach, and that leave nothing behind."""

import contextlib
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from api.postgres_cluster import find_postmaster


@contextmanager
def data_dir(mode: int = 0o711) -> Iterator[Path]:
    """A directory whose parent has the mode: 0o711 lets others through, 0o700 nobody."""
    parent = Path(tempfile.mkdtemp(prefix="sidak-"))
    parent.chmod(mode)
    try:
        yield parent / "var"
    finally:
        _remove_postgres((parent / "var" / "postgres").resolve())
        shutil.rmtree(parent)


def _remove_postgres(home: Path) -> None:
    """A test may have left the server running; root's may live elsewhere, behind a link."""
    left_over = find_postmaster(home / "cluster")
    if left_over:
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(left_over.pid).send_signal(signal.SIGINT)
            psutil.wait_procs([psutil.Process(left_over.pid)], timeout=30)
    shutil.rmtree(home, ignore_errors=True)
