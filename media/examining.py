"""Photos that arrived are looked at in their turn. What comes of it is for people to weigh: nothing is refused here."""

import os
import signal
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from anyio import CapacityLimiter, to_thread

from ledger.changes import change
from ledger.database import Row
from ledger.durable import make_directory
from ledger.identifiers import uuid7
from media import examination_queries as queries
from media.decoders import Answer, Lane, Looking
from media.examination_queries import LaneName
from media.photo_facts import Likeness, Looked
from media.rules import KINDS, UNUSABLE
from media.stores import Store, StoredFile

# Beside the lanes of the uploads, which people wait for.
PLACES: dict[LaneName, int] = {
    "quick": max(1, min(4, (os.cpu_count() or 1) // 2)),
    "slow": max(1, min(4, (os.cpu_count() or 1) // 4)),
}
LANES: dict[LaneName, Lane] = {name: Lane(places) for name, places in PLACES.items()}
# While one is looked at, the next is brought: no more copies of originals lie in the spool.
COPIES: dict[LaneName, CapacityLimiter] = {name: CapacityLimiter(places + 1) for name, places in PLACES.items()}
MOST_AT_A_TIME: dict[LaneName, int] = {"quick": 20, "slow": 4}
# Whoever does not come to an end (the store is away, this process was killed) leaves the photo to the next one then.
LEASE = timedelta(minutes=10)
RETRY = timedelta(minutes=2)
MOST_ATTEMPTS = 3


class Means(msgspec.Struct, frozen=True):
    """`on_examined` runs inside the change that records what was found."""

    store: Store
    spool: Path
    on_examined: Callable[[Row, list[Likeness]], Awaitable[None]]


async def take(lane: LaneName, now: datetime) -> list[Row]:
    """Photos that are due, for `examine`: nobody else takes them for a while."""
    async with change(by="clock", at=now):
        return await queries.take(lane, now, now + LEASE, MOST_AT_A_TIME[lane])


async def examine(taken: Row, means: Means, now: datetime) -> None:
    """Raises Refused when the store or this machine has no time: that is no fault of the photo's."""
    async with COPIES[taken["lane"]]:
        answer = await _look(taken, means)
    async with change(by="clock", at=now):
        if answer.looked:
            await _keep(taken, answer.looked, means, now)
        elif answer.refused:
            problem = answer.refused if answer.refused in UNUSABLE else "photo-unopenable"
            await queries.set_aside(taken["evidence"], taken["attempts"] + 1, problem, now)
        else:
            await _note_failure(taken, answer, now)


async def _look(taken: Row, means: Means) -> Answer:
    # The sweep removes what a killed process leaves under such a name.
    copy = means.spool / str(uuid7())
    await to_thread.run_sync(make_directory, means.spool)
    try:
        await means.store.bring(StoredFile("originals", taken["sha256"]), copy)
        return await LANES[taken["lane"]].attempt(Looking(copy, KINDS[taken["content_type"]]))
    finally:
        await to_thread.run_sync(lambda: copy.unlink(missing_ok=True))


async def _keep(taken: Row, looked: Looked, means: Means, now: datetime) -> None:
    upright = looked.likenesses[0] if looked.likenesses else None
    if await queries.finish(taken["evidence"], looked.facts, upright, now):
        await means.on_examined(taken, looked.likenesses)


async def _note_failure(taken: Row, answer: Answer, now: datetime) -> None:
    """Its process died: a few times may be chance."""
    attempts = taken["attempts"] + 1
    if attempts < MOST_ATTEMPTS:
        await queries.try_again(taken["evidence"], attempts, now + RETRY * attempts)
        return
    problem = "photo-too-heavy" if answer.signal in (signal.SIGXCPU, signal.SIGALRM) else "photo-unopenable"
    await queries.set_aside(taken["evidence"], attempts, problem, now)
