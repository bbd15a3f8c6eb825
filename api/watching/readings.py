"""What is read now and then, not at every request: the database's figures, the disk, the spool."""

import asyncio
import logging
import os
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import msgspec

from api.watching import figure_queries
from ledger.database import Row
from organisation import backup_queries

log = logging.getLogger("sidak.watching")

SECONDS_FRESH = 5
SECONDS_TO_READ = 3


class Reading(msgspec.Struct, frozen=True):
    """`figures` is None while the database does not answer; `offset` is how far our clock runs ahead of its."""

    at: datetime
    figures: Row | None
    offset: float
    backup_age: float
    disk_free: int
    disk_size: int
    spool: int


class Readings:
    """However many ask at once, one reads."""

    def __init__(self, data_dir: Path, spool: Path, now: Callable[[], datetime]) -> None:
        self._data_dir = data_dir
        self._spool = spool
        self._now = now
        self._lock = asyncio.Lock()
        self._until = 0.0
        self.newest: Reading | None = None

    async def refresh(self) -> None:
        async with self._lock:
            if time.monotonic() >= self._until:
                self.newest = await self._read()
                self._until = time.monotonic() + SECONDS_FRESH

    async def _read(self) -> Reading:
        now = self._now()
        figures, offset, backup_age = await self._of_database(now)
        disk = await asyncio.to_thread(shutil.disk_usage, self._data_dir)
        spool = await asyncio.to_thread(_bytes_in, self._spool)
        return Reading(now, figures, offset, backup_age, disk.free, disk.total, spool)

    async def _of_database(self, now: datetime) -> tuple[Row | None, float, float]:
        """Without a backup its age is infinite: the alert must ring."""
        try:
            async with asyncio.timeout(SECONDS_TO_READ):
                before = datetime.now(UTC)
                figures = await figure_queries.read(now)
                half = (datetime.now(UTC) - before) / 2
                backup = await backup_queries.newest()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
            log.warning("no figures of the database: %s", type(error).__name__)
            return None, float("nan"), float("nan")
        age = (now - backup["finished_at"]).total_seconds() if backup else float("inf")
        return figures, (before + half - figures["database_time"]).total_seconds(), age


def _bytes_in(directory: Path) -> int:
    try:
        with os.scandir(directory) as entries:
            return sum(_size(entry) for entry in entries)
    except FileNotFoundError:
        return 0


def _size(entry: "os.DirEntry[str]") -> int:
    """An upload that ended meanwhile has none."""
    try:
        return entry.stat(follow_symlinks=False).st_size
    except FileNotFoundError:
        return 0
