"""The pictures for viewing of a photo that arrived; what is missing is made again from its original."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from anyio import to_thread

from ledger.changes import change
from ledger.database import Row
from ledger.durable import make_directory
from ledger.identifiers import uuid7
from media import queries
from media.arriving import store_renditions
from media.rendering import Made, remove_renditions, render
from media.rules import RenditionPurpose
from media.stores import Store, StoredFile
from organisation.actors import Actor
from organisation.refusing import Refused

PURPOSES: set[RenditionPurpose] = {"viewing", "thumbnail"}


async def renditions(
    actor: Actor, evidence: Row, store: Store, spool: Path, clock: Callable[[], datetime]
) -> dict[RenditionPurpose, Row]:
    """By purpose. One is left out when it cannot be made: the evidence itself can be seen all the same."""
    if evidence["state"] != "arrived":
        return {}
    here = await _here(evidence["id"], store)
    if here.keys() != PURPOSES:
        try:
            await _make(actor, evidence, store, spool, clock)
        except Refused:
            return here
        here = await _here(evidence["id"], store)
    return here


async def _here(evidence: UUID, store: Store) -> dict[RenditionPurpose, Row]:
    made = await queries.find_renditions(evidence)
    return {each["purpose"]: each for each in made if await store.size(StoredFile("renditions", each["sha256"]))}


async def _make(actor: Actor, evidence: Row, store: Store, spool: Path, clock: Callable[[], datetime]) -> None:
    # The sweep removes what a killed process leaves under such a name.
    copy = spool / str(uuid7())
    await to_thread.run_sync(make_directory, spool)
    try:
        await store.bring(StoredFile("originals", evidence["sha256"]), copy)
        made = await render(copy, evidence["content_type"], copy)
        await store_renditions(made, store)
        await _record(actor, evidence["id"], made, clock())
    finally:
        await to_thread.run_sync(_remove, copy)


async def _record(actor: Actor, evidence: UUID, made: list[Made], now: datetime) -> None:
    async with change(by=str(actor.person), at=now):
        for rendition in made:
            await queries.keep_rendition(uuid7(), evidence, rendition, now)


def _remove(copy: Path) -> None:
    copy.unlink(missing_ok=True)
    remove_renditions(copy)
