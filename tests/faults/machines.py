"""What a province runs on: the server, its PostgreSQL and their disks; each can be broken and is whole again."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import httpx
import psutil

from tests.faults.disks import Disk
from tests.faults.turned_clock import TurnedClock
from tests.servers.s3 import S3Server
from tests.tooling.programs import postmaster
from tests.uploads.servers import Server

MOST_SECONDS = 120
MOST_STARTS = 20
HOUR = 3600
KIB = 1024
NOT_THERE = (psutil.NoSuchProcess, AssertionError, IndexError)
"""The fault before this one is not over yet."""


class Machines:
    """`kinds` says which faults there are here, each with its weight."""

    def __init__(
        self,
        server: Server,
        clock: TurnedClock,
        database: Path,
        server_disk: Disk | None,
        database_disk: Disk | None,
        store: S3Server | None,
        dice: random.Random,
    ) -> None:
        self.server, self._clock, self._store, self._dice = server, clock, store, dice
        self._database, self._disk, self._database_disk = database, server_disk, database_disk
        self.passed = 0
        self.turned = 0
        """How often the server's clock was turned."""

    @property
    def kinds(self) -> dict[str, tuple[int, Callable[[], Awaitable[None]]]]:
        found: dict[str, tuple[int, Callable[[], Awaitable[None]]]] = {
            "server killed": (3, self.kill_server),
            "database killed": (2, self.kill_database),
            "database's process killed": (2, self.kill_backend),
            "clock turned": (4, self.turn_clock),
        }
        if self._disk:
            found["disk full"] = (3, self.fill_disk)
        if self._database_disk:
            found["database's disk full"] = (2, self.fill_database_disk)
        if self._store:
            found["store killed"] = (2, self.kill_store)
        return found

    async def kill_server(self) -> None:
        await asyncio.to_thread(self.server.kill)
        await asyncio.sleep(self._dice.uniform(0, 0.5))
        await asyncio.to_thread(self._start_server)

    def _start_server(self) -> None:
        """As a service manager does it: once more where it did not start, since its database was away."""
        for _ in range(MOST_STARTS):
            with suppress(AssertionError):
                self.server.start()
                return
            self.server.kill()
        self.server.start()

    async def kill_database(self) -> None:
        """Whoever started it starts it again."""
        with suppress(*NOT_THERE):
            postmaster(self._database).kill()

    async def kill_backend(self) -> None:
        """PostgreSQL then ends all others and recovers."""
        with suppress(*NOT_THERE):
            clients = [each for each in postmaster(self._database).children() if "sidak" in " ".join(each.cmdline())]
            self._dice.choice(clients).kill()

    async def kill_store(self) -> None:
        assert self._store
        await asyncio.to_thread(self._store.kill)
        await asyncio.sleep(self._dice.uniform(0, 1))
        await asyncio.to_thread(self._store.start)

    async def fill_disk(self) -> None:
        await self._fill(self._disk, self._dice.choice([0, 20 * KIB, 200 * KIB]))

    async def fill_database_disk(self) -> None:
        await self._fill(self._database_disk, self._dice.choice([0, 100 * KIB, 1000 * KIB]))

    async def _fill(self, disk: Disk | None, left: int) -> None:
        assert disk
        await asyncio.to_thread(disk.fill, left)
        await asyncio.sleep(self._dice.uniform(0.5, 2.5))
        await asyncio.to_thread(disk.empty)

    async def turn_clock(self) -> None:
        """Some seconds or hours wrong in either direction, or right again; and later for ever, so that days are drawn.
        Steps of 30 hours come to every hour of the day."""
        if self.turned == 0 or self._dice.random() < 0.5:
            self.passed += 30 * HOUR
        self._clock.turn(self.passed + self._dice.choice([0, 0, -5, 90, -300, 1800, -2 * HOUR, 5 * HOUR]))
        self.turned += 1

    def now(self) -> datetime:
        """By the server's clock."""
        return self._clock()

    async def recover(self) -> None:
        """Until the server is ready again: by itself, whatever was broken."""
        end = time.monotonic() + MOST_SECONDS
        async with httpx.AsyncClient(base_url=self.server.address, timeout=10) as client:
            while time.monotonic() < end:
                with suppress(httpx.TransportError):
                    if (await client.get("/health/ready")).status_code == 200:
                        return
                assert self.server.runs, "the server ended by itself:\n" + "".join(self.server.said)
                await asyncio.sleep(0.1)
        raise AssertionError("it did not become ready again:\n" + "".join(self.server.said))
