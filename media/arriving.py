"""All bytes of a photo are here: they are checked, stored once, and the change is recorded; or they are set aside."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import msgspec
from anyio import to_thread

from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from media import examination_queries, fixity_queries, queries
from media.erasure_queries import lock_bytes
from media.hashing import sha256_of
from media.rendering import Made, remove_renditions, render
from media.rules import MOST_KEPT_ASIDE, UNUSABLE
from media.spooling import THREADS, Spool, Spooled
from media.stores import Store, StoredFile
from media.upload_queries import close_upload
from organisation.refusing import Refused

RENDITION_TYPE = "image/jpeg"
ASIDE_TYPE = "application/octet-stream"


class Intake(msgspec.Struct, frozen=True):
    """Where bytes come in and stay. `on_settled` runs inside the change that records how a claim ended."""

    spool: Spool
    store: Store
    clock: Callable[[], datetime]
    on_settled: Callable[[Record, UUID, datetime], Awaitable[None]]


async def arrive(by: str, claim: Row, spooled: Spooled, intake: Intake) -> None:
    """`by` is who sent it, or the clock. Safe to repeat after a crash at any point, and beside another one: files are
    stored under their hashes, the record is one change."""
    sha256 = await to_thread.run_sync(sha256_of, spooled.path, limiter=THREADS)
    if sha256 != claim["sha256"]:
        await _set_aside(by, claim, sha256, "hash-differs", spooled, intake)
        await spooled.truncate(0)
        raise Refused("evidence-hash-differs")
    try:
        made = await _render(by, claim, spooled, intake)
        await intake.store.put(StoredFile("originals", sha256), spooled.path, claim["content_type"])
        await store_renditions(made, intake.store)
    finally:
        remove_renditions(spooled.path)
    await _record_arrival(by, claim, made, spooled, intake)
    await spooled.remove()


async def store_renditions(made: list[Made], store: Store) -> None:
    for rendition in made:
        await store.put(StoredFile("renditions", rendition.sha256), rendition.path, RENDITION_TYPE)


async def _render(by: str, claim: Row, spooled: Spooled, intake: Intake) -> list[Made]:
    """What the phone announced is no usable photo: the claim itself is refused, sending it again cannot help."""
    try:
        return await render(spooled.path, claim["content_type"], spooled.path)
    except Refused as refusal:
        if refusal.name in UNUSABLE:
            await _set_aside(by, claim, claim["sha256"], refusal.name, spooled, intake)
            await spooled.remove()
        raise


async def _record_arrival(by: str, claim: Row, made: list[Made], spooled: Spooled, intake: Intake) -> None:
    now = intake.clock()
    async with change(by=by, at=now) as record:
        await _put_again(claim, spooled, intake)
        if not await queries.settle(claim["id"], "arrived", now):
            return
        for rendition in made:
            await queries.keep_rendition(uuid7(), claim["id"], rendition, now)
        await close_upload(claim["id"])
        await fixity_queries.renew(claim["id"], "holds", now)
        await examination_queries.expect(claim["id"], claim["content_type"], now)
        facts = {
            "inspection": str(claim["inspection"]),
            "sha256": claim["sha256"].hex(),
            "size": claim["size"],
            "rendition": made[0].sha256.hex(),
        }
        await record("evidence.arrived", subject=str(claim["id"]), facts=facts)
        await intake.on_settled(record, claim["inspection"], now)


async def _put_again(claim: Row, spooled: Spooled, intake: Intake) -> None:
    """The same bytes lay there under another id, and were erased with it just now: from here on nobody erases them."""
    original = StoredFile("originals", claim["sha256"])
    await lock_bytes(claim["sha256"])
    if await intake.store.size(original) is None:
        await intake.store.put(original, spooled.path, claim["content_type"])


async def _set_aside(by: str, claim: Row, sha256: bytes, reason: str, spooled: Spooled, intake: Intake) -> None:
    """Nothing that came is thrown away before a person looked, up to a number that no honest phone reaches."""
    kept = await queries.count_conflicts(claim["id"], kept=True) < MOST_KEPT_ASIDE
    if kept:
        await intake.store.put(StoredFile("aside", sha256), spooled.path, ASIDE_TYPE)
    now, size = intake.clock(), spooled.offset
    async with change(by=by, at=now) as record:
        if reason in UNUSABLE:
            await _refuse(record, claim, now, intake)
        if kept and await queries.add_conflict(
            uuid7(), claim["announced_by"], claim["id"], reason, sha256, size, kept=True, now=now
        ):
            facts = {"reason": reason, "sha256": sha256.hex(), "size": size}
            await record("evidence.conflict", subject=str(claim["id"]), facts=facts)


async def _refuse(record: Record, claim: Row, now: datetime, intake: Intake) -> None:
    """Nobody waits for it any more."""
    if await queries.settle(claim["id"], "refused", None):
        await close_upload(claim["id"])
        await record("evidence.refused", subject=str(claim["id"]))
        await intake.on_settled(record, claim["inspection"], now)
