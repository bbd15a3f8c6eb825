"""Stores of this machine that are killed, or interrupted, in the middle of what they do."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from media.disk_store import DiskStore
from media.stores import StoredFile

Step = Callable[[], Awaitable[None]]


class Killed(BaseException):
    """Not an Exception: nothing of ours may catch it, as nothing catches kill -9."""


class DyingStore(DiskStore):
    """Dies at its `last` step. Each operation has one before and one after its effect."""

    def __init__(self, store: DiskStore, last: int) -> None:
        super().__init__(store.root, store.tokens)
        self.left = last

    async def bring(self, file: StoredFile, target: Path) -> None:
        await self._between(lambda: super(DyingStore, self).bring(file, target))

    async def put(self, file: StoredFile, source: Path, content_type: str) -> None:
        await self._between(lambda: super(DyingStore, self).put(file, source, content_type))

    async def delete(self, file: StoredFile) -> None:
        await self._between(lambda: super(DyingStore, self).delete(file))

    async def erase(self, file: StoredFile) -> None:
        await self._between(lambda: super(DyingStore, self).erase(file))

    async def _between(self, effect: Step) -> None:
        self._step()
        await effect()
        self._step()

    def _step(self) -> None:
        if self.left == 0:
            raise Killed
        self.left -= 1


class InterruptedStore(DiskStore):
    """Something happens when it first brings, puts or erases a file."""

    def __init__(self, store: DiskStore, happens: Step) -> None:
        super().__init__(store.root, store.tokens)
        self.happens: Step | None = happens

    async def bring(self, file: StoredFile, target: Path) -> None:
        await self._happen()
        await super().bring(file, target)

    async def erase(self, file: StoredFile) -> None:
        await self._happen()
        await super().erase(file)

    async def _happen(self) -> None:
        happens, self.happens = self.happens, None
        if happens:
            await happens()
