"""Photos whose time is over are erased: one person proposes, another confirms, the clock does it.

It may be killed at any point and begins again where it was. What is left are the hashes, the ledger's entries and a
certificate of what was erased on whose word.
"""

from datetime import datetime
from uuid import UUID

from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from media import erasure_queries as queries
from media import hold_queries, papers
from media.erasure_certificates import certificate_of, hash_of
from media.queries import find_renditions
from media.redaction_queries import lock_twins
from media.retention import RetentionClass, Terms, require_due
from media.stores import Store, StoredFile
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused


async def propose(
    actor: Actor,
    inspection: UUID,
    retention_class: RetentionClass,
    closed_at: datetime,
    months: int,
    now: datetime,
    *,
    words: bool = False,
) -> UUID:
    """Of an inspection that was closed at least so many months ago. `words`: names or remarks go with it."""
    if not words and not await _kept(inspection, retention_class):
        raise Refused("erasure-nothing")
    await _require_no_hold(inspection)
    erasure = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.add(erasure, inspection, retention_class, actor.person, now):
            raise Refused("erasure-proposed")
        facts = {
            "erasure": str(erasure),
            "class": retention_class,
            "months": months,
            "closed_at": closed_at.isoformat(),
        }
        await record("erasure.proposed", subject=str(inspection), facts=facts)
    return erasure


async def decide(actor: Actor, erasure: Row, confirmed: bool, terms: Terms, now: datetime) -> None:
    """`erasure` with the end of its inspection."""
    await require_another(actor.person, [erasure["proposed_by"]], now)
    if confirmed:
        require_due(erasure["retention_class"], erasure["closed_at"], terms, now)
        await _require_no_hold(erasure["inspection"])
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.decide(erasure["id"], actor.person, confirmed, now):
            raise Refused("erasure-decided")
        action = "erasure.confirmed" if confirmed else "erasure.declined"
        facts = {"erasure": str(erasure["id"]), "proposed_by": str(erasure["proposed_by"])}
        await record(action, subject=str(erasure["inspection"]), facts=facts)


async def erase(erasure: Row, store: Store, now: datetime) -> bool:
    """False while a hold or the store's own lock keeps something of it: then it is tried again later."""
    for file in await _kept(erasure["inspection"], erasure["retention_class"]):
        if not await _erase_one(erasure, file, store, now):
            return False
    await _finish(erasure, now)
    return True


async def _kept(inspection: UUID, retention_class: RetentionClass) -> list[Row]:
    if retention_class == "aside":
        return await queries.kept_aside(inspection)
    return await queries.kept_photos(inspection, retention_class)


async def _require_no_hold(inspection: UUID) -> None:
    if await hold_queries.stands(inspection):
        raise Refused("evidence-held")


async def _erase_one(erasure: Row, file: Row, store: Store, now: datetime) -> bool:
    """The bytes go before the record of it: killed in between, it is done again and finds nothing left to remove.

    All within one transaction, so that nobody places a hold or announces the same bytes meanwhile.
    """
    try:
        async with change(by="clock", at=now) as record:
            await hold_queries.lock_photos(erasure["inspection"])
            if await hold_queries.stands(erasure["inspection"]):
                return False
            await queries.lock_bytes(file["sha256"])
            if erasure["retention_class"] == "aside":
                await _erase_aside(record, erasure, file, store)
            else:
                await _erase_photo(record, erasure, file, store)
    except Refused as refusal:
        if refusal.name == "file-locked":
            return False
        raise
    return True


async def _erase_photo(record: Record, erasure: Row, photo: Row, store: Store) -> None:
    """Whoever makes pictures of it at this moment comes before, or finds that it is erased."""
    await lock_twins(photo["sha256"])
    for rendition in await find_renditions(photo["id"]):
        await store.delete(StoredFile("renditions", rendition["sha256"]))
    await papers.remove_showing(record, photo["id"], store)
    shared = await queries.are_kept_elsewhere(photo["sha256"], photo["id"])
    if not shared:
        await store.erase(StoredFile("originals", photo["sha256"]))
    await queries.drop_renditions(photo["id"])
    if await queries.take_photo(photo["id"], record.at):
        kind = "original" if photo["state"] == "arrived" else "claim"
        await record("evidence.erased", subject=str(photo["id"]), facts=_facts(erasure, photo, kind, shared))


async def _erase_aside(record: Record, erasure: Row, conflict: Row, store: Store) -> None:
    shared = await queries.are_kept_aside_elsewhere(conflict["sha256"], conflict["id"])
    if not shared:
        await store.erase(StoredFile("aside", conflict["sha256"]))
    if await queries.take_aside(conflict["id"]):
        facts = _facts(erasure, conflict, "aside", shared)
        await record("evidence.erased", subject=str(conflict["evidence"]), facts=facts)


def _facts(erasure: Row, file: Row, kind: str, shared: bool) -> dict[str, object]:
    """`same_bytes_kept`: under another id, whose time is not over."""
    return {
        "erasure": str(erasure["id"]),
        "kind": kind,
        "sha256": file["sha256"].hex(),
        "size": file["size"],
        "same_bytes_kept": shared,
    }


async def _finish(erasure: Row, now: datetime) -> None:
    certificate = await certificate_of(erasure, await queries.photos_of(erasure["inspection"]), now)
    async with change(by="clock", at=now) as record:
        if await queries.finish(erasure["id"], certificate, now):
            facts = {"erasure": str(erasure["id"]), "certificate": hash_of(certificate)}
            await record("erasure.finished", subject=str(erasure["inspection"]), facts=facts)
