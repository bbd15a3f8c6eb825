"""Papers that were typeset once lie in the store under their hash, and are given out again as they are.

One that shows a photo which is blurred or erased later goes from the store; the ledger keeps its hash.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args
from uuid import UUID

import msgspec
from anyio import to_thread

from ledger.changes import Record, change
from ledger.database import Row
from ledger.durable import make_directory
from ledger.identifiers import uuid7
from media import paper_queries as queries
from media.stores import Store, StoredFile, damaged
from organisation.refusing import Refused

PAPER_TYPE = "application/pdf"
Kind = Literal["letter", "minutes"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A paper just typeset. `content` is the hash of the data it was made of; it shows `photos`, which then had so many
    confirmed `redactions` together."""

    inspection: UUID
    kind: Kind
    content: bytes
    pdf: bytes
    photos: Sequence[UUID] = ()
    redactions: int = 0


async def find(inspection: UUID, kind: Kind, content: bytes, store: Store) -> bytes | None:
    """What was made of these data before."""
    kept = await queries.find(inspection, kind, content)
    return await read(kept, store) if kept else None


async def is_kept(inspection: UUID, kind: Kind, content: bytes) -> bool:
    """Also one whose file had to be removed since."""
    return any(bytes(paper["content"]) == content for paper in await queries.of_inspection(inspection, kind))


async def keep(by: str, made: Made, store: Store, spool: Path, now: datetime) -> bytes:
    """The paper that is kept: of two made at once the first. One that shows too much by now is not kept."""
    digest = sha256(made.pdf).digest()
    await _store(StoredFile("papers", digest), made.pdf, store, spool)
    async with change(by=by, at=now) as record:
        if await queries.lock_photos(made.photos) == (made.redactions, False) and await _add(record, made, digest):
            return made.pdf
    return await find(made.inspection, made.kind, made.content, store) or made.pdf


async def _add(record: Record, made: Made, digest: bytes) -> bool:
    values = (
        uuid7(),
        made.inspection,
        made.kind,
        made.content,
        digest,
        len(made.pdf),
        list(made.photos),
        made.redactions,
        record.at,
    )
    if not await queries.add(values):
        return False
    facts = {"sha256": digest.hex(), "size": len(made.pdf)}
    await record(f"{made.kind}.printed", subject=str(made.inspection), facts=facts)
    return True


async def remove_outdated(by: str, photo: bytes, store: Store, now: datetime) -> None:
    """Papers that show more than may be seen of a photo with this hash. The file first: killed in between, it is done
    again."""
    for paper in await queries.showing_too_much(photo):
        async with change(by=by, at=now) as record:
            await remove(record, paper, store)


async def remove_showing(record: Record, photo: UUID, store: Store) -> None:
    """Part of the photo's erasure."""
    for paper in await queries.showing(photo):
        await remove(record, paper, store)


async def remove(record: Record, paper: Row, store: Store) -> None:
    if not await queries.are_kept_elsewhere(paper["sha256"], paper["id"]):
        await store.erase(StoredFile("papers", paper["sha256"]))
    if await queries.remove(paper["id"], record.at):
        facts = {"sha256": paper["sha256"].hex()}
        await record(f"{paper['kind']}.print-removed", subject=str(paper["inspection"]), facts=facts)


async def _store(file: StoredFile, pdf: bytes, store: Store, spool: Path) -> None:
    # The sweep removes what a killed process leaves under such a name.
    copy = spool / str(uuid7())
    await to_thread.run_sync(make_directory, spool)
    try:
        await to_thread.run_sync(copy.write_bytes, pdf)
        await store.put(file, copy, PAPER_TYPE)
    finally:
        await to_thread.run_sync(lambda: copy.unlink(missing_ok=True))


async def read(paper: Row, store: Store) -> bytes | None:
    """None when its file was removed, perhaps just now."""
    file = StoredFile("papers", paper["sha256"])
    try:
        pdf = b"".join([piece async for piece in store.read(file)])
    except Refused as refusal:
        if refusal.name != "file-missing" or await queries.find(paper["inspection"], paper["kind"], paper["content"]):
            raise
        return None
    if sha256(pdf).digest() != file.sha256:
        raise damaged(file)
    return pdf
