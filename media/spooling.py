"""Bytes under way, one file an upload. How long that file is, is the offset: nothing else can be wrong about it."""

import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

from anyio import CapacityLimiter, to_thread

from ledger.durable import make_directory, sync_directory
from organisation.refusing import Refused

BUSY_SECONDS = 3
THREADS = CapacityLimiter(8)


class Spooled:
    """The open, locked file of one upload. The lock is the kernel's: it ends with this process, however it ends."""

    def __init__(self, descriptor: int, path: Path) -> None:
        self._descriptor = descriptor
        self.path = path

    @property
    def offset(self) -> int:
        return os.fstat(self._descriptor).st_size

    async def append(self, piece: bytes) -> None:
        await to_thread.run_sync(self._append, piece, limiter=THREADS)

    async def sync(self) -> None:
        """What came survives a power cut from here on."""
        await to_thread.run_sync(self._sync, limiter=THREADS)

    async def empty(self) -> None:
        await to_thread.run_sync(os.ftruncate, self._descriptor, 0, limiter=THREADS)

    async def remove(self) -> None:
        await to_thread.run_sync(lambda: self.path.unlink(missing_ok=True), limiter=THREADS)

    def _append(self, piece: bytes) -> None:
        left = memoryview(piece)
        while left:
            left = left[os.write(self._descriptor, left) :]

    def _sync(self) -> None:
        os.fsync(self._descriptor)
        sync_directory(self.path.parent)


class Spool:
    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def path(self, upload: UUID) -> Path:
        return self.directory / str(upload)

    def offset(self, upload: UUID) -> int:
        try:
            return self.path(upload).stat().st_size
        except FileNotFoundError:
            return 0

    @asynccontextmanager
    async def hold(self, upload: UUID) -> AsyncIterator[Spooled]:
        """Raises Refused when another connection or process holds it."""
        path = self.path(upload)
        descriptor = await to_thread.run_sync(_open_locked, path, limiter=THREADS)
        try:
            yield Spooled(descriptor, path)
        finally:
            os.close(descriptor)


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
