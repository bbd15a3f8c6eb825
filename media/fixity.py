"""Originals are read back and hashed again: each in its turn, and each before somebody looks at it."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from ledger.changes import change
from ledger.database import Row
from media import fixity_queries as queries
from media.stores import Store, StoredFile
from organisation.refusing import Refused

log = logging.getLogger("sidak.media")

Result = Literal["holds", "damaged", "missing"]
Clock = Callable[[], datetime]
RESULTS: dict[str, Result] = {"file-damaged": "damaged", "file-missing": "missing"}
# In one tick; a tick a minute reads 11 TB in thirty days.
MOST_FILES = 100
MOST_BYTES = 256 * 1024 * 1024


async def sweep_fixity(store: Store, days: int, now: datetime) -> None:
    """A turn begins when nine tenths of its days are over, so that it ends in time."""
    before = now - timedelta(days=days) * 9 / 10
    due = await queries.due(before, MOST_FILES)
    if not due:
        return
    # A disk that is not mounted has no files, and none of them is missing.
    await store.ready()
    read = 0
    for original in due:
        try:
            await check(store, original["id"], original["sha256"], "clock", now)
        except Refused:
            # This one cannot be read. Unless the store is away altogether, the others can.
            log.error("the original of evidence %s cannot be read from the store", original["id"])
            await store.ready()
        read += original["size"]
        if read >= MOST_BYTES:
            return


async def check(store: Store, evidence: UUID, sha256: bytes, by: str, now: datetime) -> Result:
    """Raises Refused("store-unavailable") when the store is away: that tells nothing of the file."""
    result = await _read_back(store, StoredFile("originals", sha256))
    await settle(evidence, sha256, result, by, now)
    return result


async def settle(evidence: UUID, sha256: bytes, result: Result, by: str, now: datetime) -> None:
    """Writes down what was found; what is new of it enters the ledger."""
    async with change(by=by, at=now) as record:
        before = await queries.known(evidence)
        if not await queries.is_kept(evidence):
            return
        await queries.renew(evidence, result, now)
        if result != before:
            action = "evidence.mended" if result == "holds" else "evidence.damaged"
            await record(action, subject=str(evidence), facts={"result": result, "sha256": sha256.hex()})
    if result != "holds":
        log.error("the original of evidence %s is %s in the store", evidence, result)


async def require_whole(store: Store, evidence: Row, by: str, now: datetime) -> None:
    """Nobody is shown as the original what no longer is it."""
    result = await check(store, evidence["id"], evidence["sha256"], by, now)
    if result != "holds":
        raise Refused(f"file-{result}", sha256=evidence["sha256"].hex())


async def _read_back(store: Store, file: StoredFile) -> Result:
    try:
        await store.verify(file)
    except Refused as refusal:
        if refusal.name not in RESULTS:
            raise
        return RESULTS[refusal.name]
    return "holds"
