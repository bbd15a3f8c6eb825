"""The pictures for viewing of a photo that arrived, made again from its original when they are missing.

Which ones may be shown, the confirmed redactions say and no file: a picture that takes fewer of them into account is
never given out, whether it is still in the store or not.
"""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from anyio import to_thread

from ledger.changes import change
from ledger.database import Row
from ledger.durable import make_directory
from ledger.identifiers import uuid7
from media import papers, queries, redaction_queries
from media.arriving import store_renditions
from media.rendering import Made, remove_renditions, render
from media.rules import BLURRED, CLEAR, Shape
from media.stores import Store, StoredFile
from organisation.actors import Actor
from organisation.refusing import Refused


async def renditions(
    actor: Actor, evidence: Row, store: Store, spool: Path, clock: Callable[[], datetime]
) -> dict[Shape, Row]:
    """Blurred where that was decided, for everybody. One is left out when it cannot be made: the evidence itself can
    be seen all the same."""
    if evidence["state"] != "arrived" or evidence["erased_at"]:
        return {}
    here = await _here(evidence, store)
    if len(here) == len(CLEAR):
        return here
    try:
        await make(str(actor.person), evidence, store, spool, clock)
    except Refused:
        return here
    return await _here(evidence, store)


async def content(picture: Row, store: Store) -> bytes:
    """Empty for one that is gone, since somebody has just had it blurred or erased, or that is damaged."""
    try:
        read = b"".join([piece async for piece in store.read(StoredFile("renditions", picture["sha256"]))])
        return read if sha256(read).digest() == picture["sha256"] else b""
    except Refused as refusal:
        if refusal.name != "file-missing":
            raise
        return b""


async def make(by: str, evidence: Row, store: Store, spool: Path, clock: Callable[[], datetime]) -> None:
    """As they may be shown now; those that show more are removed first. `by` is a person's id."""
    await remove_outdated(by, evidence, store, clock())
    redactions = await redaction_queries.confirmed_areas(evidence["sha256"])
    # The sweep removes what a killed process leaves under such a name.
    copy = spool / str(uuid7())
    await to_thread.run_sync(make_directory, spool)
    try:
        await store.bring(StoredFile("originals", evidence["sha256"]), copy)
        made = await render(copy, evidence["content_type"], copy, [area for areas in redactions for area in areas])
        await store_renditions(made, store)
    finally:
        await to_thread.run_sync(_remove, copy)
    if not await _record(by, evidence, made, len(redactions), clock()):
        # It was erased, or another redaction confirmed meanwhile.
        await _discard(made, store)
        await _require_kept(evidence)
        await make(by, evidence, store, spool, clock)


async def remove_outdated(by: str, evidence: Row, store: Store, now: datetime) -> None:
    """Pictures that show more than may be seen, after the papers that do. The file first: while its row stands,
    somebody will try again."""
    await papers.remove_outdated(by, evidence["sha256"], store, now)
    redactions = len(await redaction_queries.confirmed_areas(evidence["sha256"]))
    for made in await queries.find_renditions(evidence["id"]):
        if made["redactions"] < redactions:
            await store.delete(StoredFile("renditions", made["sha256"]))
            async with change(by=by, at=now):
                await redaction_queries.drop_rendition(made["id"])


async def _here(evidence: Row, store: Store) -> dict[Shape, Row]:
    redactions = len(await redaction_queries.confirmed_areas(evidence["sha256"]))
    shapes = dict(zip(BLURRED if redactions else CLEAR, CLEAR, strict=True))
    return {
        shapes[made["purpose"]]: made
        for made in await queries.find_renditions(evidence["id"])
        if made["redactions"] == redactions
        and made["purpose"] in shapes
        and await store.size(StoredFile("renditions", made["sha256"]))
    }


async def _record(by: str, evidence: Row, made: list[Made], redactions: int, now: datetime) -> bool:
    """False, and nothing is written, when what may be shown is something else by now."""
    async with change(by=by, at=now):
        await redaction_queries.lock_twins(evidence["sha256"])
        if len(await redaction_queries.confirmed_areas(evidence["sha256"])) != redactions:
            return False
        if await _is_erased(evidence):
            return False
        for rendition in made:
            await queries.keep_rendition(uuid7(), evidence["id"], rendition, now, redactions)
    return True


async def _require_kept(evidence: Row) -> None:
    if await _is_erased(evidence):
        raise Refused("evidence-erased")


async def _is_erased(evidence: Row) -> bool:
    """By now: the row was read before the pictures were made."""
    found = await queries.find_evidence(evidence["id"])
    return found is None or found["erased_at"] is not None


async def _discard(made: list[Made], store: Store) -> None:
    for rendition in made:
        await store.delete(StoredFile("renditions", rendition.sha256))


def _remove(copy: Path) -> None:
    copy.unlink(missing_ok=True)
    remove_renditions(copy)
