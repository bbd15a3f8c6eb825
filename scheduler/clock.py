"""The clock: of all processes one is the leader, and the scheduler in it says when. What is due, the rows say.

Between the loss of the lock and its noticing an old leader may act once more: see `duties`.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import asyncpg
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from ledger.checkpoints import Checkpoints
from ledger.database import DB
from ledger.pool import FOR_A_DUTY
from media.stores import Store
from organisation.delivering import Post
from scheduler.drand import Drand
from scheduler.duties import Duties
from scheduler.keys import MasterKeys
from scheduler.performing import Duty, perform

log = logging.getLogger("sidak.clock")

LEADER_LOCK = 7_345_001
PING_SECONDS = 1.0
SECONDS_FOR_AN_ANSWER = 5
LEADS_NO_MORE = {"idle_session_timeout": "5s", "application_name": "sidak clock"}
"""A leader whose machine is gone holds its lock no longer than this: the database ends what has fallen silent."""
TAKE_THE_LEAD = "SELECT current_setting('transaction_read_only') = 'off' AND pg_try_advisory_lock($1)"
# The others look once a second. An approval plans its own days at once, and uploads end after days.
SECONDS_BETWEEN = {
    "plan": 60,
    "beacon": 5,
    "hear": 600,
    "deadlines": 60,
    "remind": 60,
    "sweep": 600,
    "blur": 300,
    "erase": 60,
    "fixity": 60,
    "back-checks": 600,
    "audit": 600,
    "scores": 60,
    "check scores": 60,
    "sign": 300,
}


class Clock:
    """Runs the duties while this process leads; asks for the lead once a second while another does."""

    def __init__(
        self,
        keys: MasterKeys,
        now: Callable[[], datetime],
        spool: Path | None = None,
        drand: Drand | None = None,
        checkpoints: Checkpoints | None = None,
        store: Store | None = None,
        fixity_days: int = 30,
        post: Post | None = None,
    ) -> None:
        self._duties = Duties(keys, spool, drand, checkpoints, store, fixity_days, post)
        self._now = now
        self._task: asyncio.Task[None] | None = None
        self.leads = False

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            try:
                await self._lead_once()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
                log.warning("the clock has no database: %s", type(error).__name__)
            await asyncio.sleep(PING_SECONDS)

    async def _lead_once(self) -> None:
        """A connection of its own: a pooled one would lose the lock when it goes back."""
        connection = await DB.new_connection(command_timeout=SECONDS_FOR_AN_ANSWER, server_settings=LEADS_NO_MORE)
        try:
            if await connection.fetchval(TAKE_THE_LEAD, LEADER_LOCK):
                await self._lead(connection)
        finally:
            connection.terminate()

    async def _lead(self, connection: asyncpg.Connection) -> None:
        scheduler = self._scheduler()
        scheduler.start()
        self.leads = True
        log.info("this process leads the clock")
        try:
            while True:
                if await connection.fetchval("SHOW transaction_read_only") == "on":
                    return
                await asyncio.sleep(PING_SECONDS)
        finally:
            self.leads = False
            scheduler.shutdown(wait=False)

    def _scheduler(self) -> AsyncIOScheduler:
        """Its own log would write each run of each duty, and what a lost lead broke off; `perform` says what fails."""
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
        scheduler = AsyncIOScheduler(timezone="UTC")
        for name, duty in self._duties.all().items():
            scheduler.add_job(
                self._job,
                "interval",
                args=(name, duty),
                seconds=SECONDS_BETWEEN.get(name, 1),
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
                next_run_time=datetime.now(UTC),
            )
        return scheduler

    async def _job(self, name: str, duty: Duty) -> None:
        """A task of its own, so what is said here of its connections holds for it alone."""
        FOR_A_DUTY.set(True)
        await perform(name, duty, self._now())
