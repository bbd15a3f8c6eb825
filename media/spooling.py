"""Bytes under way, one file an upload. How long that file is, is the offset: nothing else can be wrong about it."""

import errno
import fcntl
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from anyio import CapacityLimiter, to_thread

from ledger.durable import make_directory, sync_directory
from media.stores import unavailable
from organisation.refusing import Refused

LOG = logging.getLogger("sidak.media")
Result = TypeVar("Result")
BUSY_SECONDS = 3
FULL_SECONDS = 60
FULL = {errno.ENOSPC, errno.EDQUOT}
THREADS = CapacityLimiter(8)


class Spooled:
    """The open, locked file of one upload. The lock is the kernel's: it ends with this process, however it ends."""

    def __init__(self, descriptor: int, path: Path, reserve: int = 0) -> None:
        self._descriptor = descriptor
        self._reserve = reserve
        self.path = path

    @property
    def offset(self) -> int:
        return os.fstat(self._descriptor).st_size

    async def append(self, piece: bytes) -> None:
        """Raises Refused when the disk is full, or nearly: what was written until then stays."""
        await _run(lambda: self._append(piece))

    async def sync(self) -> None:
        """What came survives a power cut from here on."""
        await _run(self._sync)

    async def truncate(self, offset: int) -> None:
        await _run(lambda: os.ftruncate(self._descriptor, offset))

    async def remove(self) -> None:
        await _run(lambda: self.path.unlink(missing_ok=True))

    def check_room(self) -> None:
        disk = os.fstatvfs(self._descriptor)
        if disk.f_bavail * disk.f_frsize < self._reserve:
            raise full()

    def _append(self, piece: bytes) -> None:
        self.check_room()
        left = memoryview(piece)
        while left:
            left = left[os.write(self._descriptor, left) :]

    def _sync(self) -> None:
        os.fsync(self._descriptor)
        sync_directory(self.path.parent)


class Spool:
    """`reserve` is how many bytes of its disk must stay free: the database may lie there too."""

    def __init__(self, directory: Path, reserve: int = 0) -> None:
        self.directory = directory
        self._reserve = reserve

    def path(self, upload: UUID) -> Path:
        return self.directory / str(upload)

    def offset(self, upload: UUID) -> int:
        try:
            return self.path(upload).stat().st_size
        except FileNotFoundError:
            return 0

    @asynccontextmanager
    async def hold(self, upload: UUID, suffix: str = "") -> AsyncIterator[Spooled]:
        """Raises Refused when another connection or process holds it."""
        path = self.path(upload).with_suffix(suffix)
        descriptor = await _run(lambda: _open_locked(path))
        try:
            yield Spooled(descriptor, path, self._reserve)
        finally:
            os.close(descriptor)


def upload_of(path: Path) -> UUID | None:
    """Whose file this is, whatever it is for; None for a stranger's."""
    try:
        return UUID(path.stem)
    except ValueError:
        return None


def full() -> Refused:
    LOG.error("the disk of the spool is full, or nearly: nothing new is taken")
    return Refused("spool-full", seconds=FULL_SECONDS)


async def _run(work: Callable[[], Result]) -> Result:
    with disk_faults():
        return await to_thread.run_sync(work, limiter=THREADS)


@contextmanager
def disk_faults() -> Iterator[None]:
    """The disk is the operator's matter; the phone keeps its copy and tries again."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise full() from error
        LOG.error("the spool failed: %s", error)
        raise unavailable() from error


def _open_locked(path: Path) -> int:
    make_directory(path.parent)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        removed = os.fstat(descriptor).st_nlink == 0
    except BlockingIOError:
        removed = True
    if removed:
        os.close(descriptor)
        raise Refused("upload-busy", seconds=BUSY_SECONDS)
    return descriptor
