"""A directory of this machine as the store. Written once by us, but not proof against this machine's root."""

import logging
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, TypeVar
from uuid import uuid4

from anyio import CapacityLimiter, to_thread

from ledger.durable import make_directory, sync_directory
from media.file_tokens import FileTokens
from media.hashing import copy_hashing, hash_to_end
from media.stores import (
    CHUNK,
    Download,
    Incoming,
    StoredFile,
    damaged,
    missing,
    refuse_unless_rendition,
    unavailable,
)

LOG = logging.getLogger("sidak.media")
Result = TypeVar("Result")
FILES_PATH = "/v1/files"
AT_ONCE = 8
LEFT_OVER_SECONDS = 24 * 3600


class DiskStore:
    def __init__(self, root: Path, tokens: FileTokens) -> None:
        self.root = root
        self.tokens = tokens
        self._threads = CapacityLimiter(AT_ONCE)

    async def prepare(self) -> None:
        await self._run(self._prepare)

    async def ready(self) -> None:
        if not await self._run(lambda: os.access(self.root / "unfinished", os.W_OK | os.X_OK)):
            raise unavailable()

    async def put(self, file: StoredFile, source: Path, content_type: str) -> None:  # noqa: ARG002
        await self._run(lambda: self._put(file, source))

    async def size(self, file: StoredFile) -> int | None:
        return await self._run(lambda: self._size(file))

    async def read(self, file: StoredFile, start: int = 0, stop: int | None = None) -> AsyncIterator[bytes]:
        source = await self._run(lambda: self._open(file))
        try:
            source.seek(start)
            while piece := await self._run(lambda: source.read(_most(source.tell(), stop))):
                yield piece
        finally:
            source.close()

    async def bring(self, file: StoredFile, target: Path) -> None:
        await self._run(lambda: self._fetch(file, target))

    async def verify(self, file: StoredFile) -> None:
        await self._run(lambda: self._verify(file))

    async def signed_url(self, download: Download, now: datetime) -> str:
        return f"{FILES_PATH}/{self.tokens.sign(download, now)}"

    async def delete(self, file: StoredFile) -> None:
        refuse_unless_rendition(file)
        await self.erase(file)

    async def erase(self, file: StoredFile) -> None:
        await self._run(lambda: self._erase(file))

    async def signed_put(self, incoming: Incoming, **_: object) -> None:
        """No direct lane: all bytes come through this server anyway."""

    async def take(self, incoming: Incoming, target: Path) -> bool:  # noqa: ARG002
        return False

    async def drop(self, incoming: Incoming) -> None:
        """Nothing ever comes."""

    def path(self, file: StoredFile) -> Path:
        return self.root / file.key

    async def _run(self, work: Callable[[], Result]) -> Result:
        """A full or broken disk is the operator's matter; the phone keeps its copy and tries again."""
        try:
            return await to_thread.run_sync(work, limiter=self._threads)
        except OSError as error:
            LOG.error("the disk store failed: %s", error)
            raise unavailable() from error

    def _prepare(self) -> None:
        """What a process that was killed left half written goes; younger ones may be another process's work."""
        unfinished = self.root / "unfinished"
        make_directory(unfinished)
        for path in unfinished.iterdir():
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > LEFT_OVER_SECONDS:
                    path.unlink()

    def _size(self, file: StoredFile) -> int | None:
        try:
            return self.path(file).stat().st_size
        except FileNotFoundError:
            return None

    def _erase(self, file: StoredFile) -> None:
        """Synced also when it is gone already: whoever removed it may have been killed before."""
        target = self.path(file)
        target.unlink(missing_ok=True)
        if target.parent.is_dir():
            sync_directory(target.parent)

    def _open(self, file: StoredFile) -> BinaryIO:
        try:
            return self.path(file).open("rb")
        except FileNotFoundError:
            raise missing(file) from None

    def _put(self, file: StoredFile, source: Path) -> None:
        target = self.path(file)
        if not target.exists():
            self._write_once(file, source, target)
        self._verify(file)

    def _write_once(self, file: StoredFile, source: Path, target: Path) -> None:
        make_directory(target.parent)
        unfinished = self.root / "unfinished" / uuid4().hex
        try:
            self._copy(file, source, unfinished)
            _link_once(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)

    def _copy(self, file: StoredFile, source: Path, target: Path) -> None:
        with source.open("rb") as reading, target.open("xb") as writing:
            copied = copy_hashing(reading, writing)
            writing.flush()
            os.fchmod(writing.fileno(), 0o440)
            os.fsync(writing.fileno())
        if copied != file.sha256:
            raise damaged(file)

    def _fetch(self, file: StoredFile, target: Path) -> None:
        with self._open(file) as reading, target.open("wb") as writing:
            if copy_hashing(reading, writing) != file.sha256:
                raise damaged(file)

    def _verify(self, file: StoredFile) -> None:
        with self._open(file) as reading:
            if hash_to_end(reading) != file.sha256:
                raise damaged(file)


def _link_once(unfinished: Path, target: Path) -> None:
    """A link, unlike a rename, never replaces what is there: of two writers the first one stays."""
    try:
        os.link(unfinished, target)
    except FileExistsError:
        return
    sync_directory(target.parent)


def _most(at: int, stop: int | None) -> int:
    return CHUNK if stop is None else min(CHUNK, stop - at)
