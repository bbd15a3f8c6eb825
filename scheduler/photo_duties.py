"""What happens by itself to photos: uploads swept, arrivals examined, blurred, erased, and read again now and then."""

import asyncio
from datetime import datetime
from pathlib import Path
from uuid import UUID

from inspections.findings.resembling import compare
from inspections.findings.subjects import forget
from inspections.visiting.arrivals import evidence_arrived
from ledger.database import Row
from media.arriving import Intake
from media.erasing import erase
from media.erasure_queries import under_way
from media.examination_queries import LaneName
from media.examining import Means, examine, take
from media.fixity import sweep_fixity
from media.redaction_queries import unblurred
from media.renditions import remove_outdated
from media.spooling import Spool
from media.stores import Store
from media.sweeping import sweep
from scheduler.performing import attempt

ERASURES_AT_A_TIME = 20
PHOTOS_AT_A_TIME = 100


class PhotoDuties:
    """Without a store there are none."""

    def __init__(self, spool: Path | None, store: Store | None, fixity_days: int) -> None:
        self._spool = spool
        self._store = store
        self._fixity_days = fixity_days
        self._last_erasure: UUID | None = None

    async def sweep(self, now: datetime) -> None:
        if self._spool is not None and self._store is not None:
            await sweep(Intake(Spool(self._spool), self._store, lambda: now, evidence_arrived), now)

    async def examine(self, now: datetime) -> None:
        await self._examine("quick", now)

    async def examine_slow(self, now: datetime) -> None:
        """Formats that take long to open, so that the others need not wait."""
        await self._examine("slow", now)

    async def _examine(self, lane: LaneName, now: datetime) -> None:
        if self._spool is None or self._store is None:
            return
        means = Means(self._store, self._spool, compare)
        taken = await take(lane, now)
        await asyncio.gather(*(attempt("examine", photo["evidence"], examine(photo, means, now)) for photo in taken))

    async def blur(self, now: datetime) -> None:
        """What a process that was killed, or a store that was away, left of pictures that must not be seen any more."""
        if self._store is not None:
            for photo in await unblurred(PHOTOS_AT_A_TIME):
                await attempt("blur", photo["id"], remove_outdated("clock", photo, self._store, now))

    async def erase(self, now: datetime) -> None:
        """Goes on where it stopped: those that wait for a hold or a lock to end do not keep the others waiting."""
        if self._store is None:
            return
        some = await under_way(ERASURES_AT_A_TIME, self._last_erasure)
        self._last_erasure = some[-1]["id"] if len(some) == ERASURES_AT_A_TIME else None
        for erasure in some:
            await attempt("erase", erasure["id"], _erase(erasure, self._store, now))

    async def fixity(self, now: datetime) -> None:
        if self._store is not None:
            await sweep_fixity(self._store, self._fixity_days, now)


async def _erase(erasure: Row, store: Store, now: datetime) -> None:
    """Who is named in findings goes with the photos of what was found. Forgotten first: an erasure that is finished
    does not come again."""
    if erasure["retention_class"] == "item":
        await forget(erasure, now)
    await erase(erasure, store, now)
