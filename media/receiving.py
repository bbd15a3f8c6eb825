"""The resumable upload: every byte that came stays, the answer is given once it is safe, the end is checked."""

from collections.abc import AsyncIterator
from datetime import datetime
from uuid import UUID

import anyio
import msgspec

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from media import queries, upload_queries
from media.arriving import Intake, arrive
from media.checksums import Checksum
from media.rules import UPLOAD_DAYS, Limits, check_limits, check_offset, expiry
from media.spooling import BUSY_SECONDS, Spooled
from organisation.actors import Actor
from organisation.refusing import Refused, not_found

STALLED_SECONDS = 30


class Progress(msgspec.Struct, frozen=True):
    """`expires_at` is None once the photo has arrived."""

    offset: int
    length: int
    expires_at: datetime | None


class LineBroken(Exception):
    """Raised by the pieces of a request that did not come to its end."""


async def open_upload(actor: Actor, evidence: UUID, length: int, limits: Limits, now: datetime) -> Progress:
    """Opening it again is harmless, also after everything came."""
    claim = await own_claim(actor, evidence)
    if length != claim["size"]:
        raise Refused("upload-length-differs", size=claim["size"])
    if claim["state"] == "arrived":
        return _complete(claim)
    async with change(by=str(actor.person), at=now):
        await within_limits(actor, claim, limits)
        expires_at = await upload_queries.open_upload(actor, uuid7(), evidence, length, now, expiry(now))
    # Another connection may have finished it in between.
    return Progress(0, length, expires_at) if expires_at else _complete(await own_claim(actor, evidence))


async def within_limits(actor: Actor, claim: Row, limits: Limits) -> None:
    """Inside the change that opens it."""
    await upload_queries.lock_person(actor)
    uploads, size = await upload_queries.under_way(actor, besides=claim["id"])
    check_limits(limits, uploads + 1, size + claim["size"])


async def progress(actor: Actor, evidence: UUID, intake: Intake, now: datetime) -> Progress:
    """Where to continue. Bytes that are all here but were never checked, after a crash, are checked now."""
    claim = await _open_claim(actor, evidence, now)
    if claim["state"] == "arrived":
        return _complete(claim)
    offset = intake.spool.offset(evidence)
    if offset < claim["size"]:
        return Progress(offset, claim["size"], claim["expires_at"])
    return await receive(actor, evidence, offset, _nothing(), intake, now)


async def receive(
    actor: Actor,
    evidence: UUID,
    offset: int,
    pieces: AsyncIterator[bytes],
    intake: Intake,
    now: datetime,
    checksum: Checksum | None = None,
) -> Progress:
    """Appends from `offset`. When this was the end, the photo has arrived once this returns."""
    await _open_claim(actor, evidence, now)
    async with intake.spool.hold(evidence) as spooled:
        # Read again under the lock: another connection may have finished in between.
        claim = await _open_claim(actor, evidence, now)
        if claim["state"] == "arrived":
            await spooled.remove()
            check_offset(offset, claim["size"], claim["size"])
            return _complete(claim)
        check_offset(offset, spooled.offset, claim["size"])
        await append(spooled, claim["size"], pieces, checksum)
        if spooled.offset < claim["size"]:
            return Progress(spooled.offset, claim["size"], claim["expires_at"])
        await arrive(str(actor.person), claim, spooled, intake)
    return _complete(claim)


async def terminate(actor: Actor, evidence: UUID, intake: Intake, now: datetime) -> None:
    """Forgets what came of an upload; its photo stays announced, and expected. What has arrived stays."""
    await _unfinished(actor, evidence)
    async with intake.spool.hold(evidence) as spooled:
        await _unfinished(actor, evidence)
        async with change(by=str(actor.person), at=now):
            await upload_queries.close_upload(evidence)
        await spooled.remove()


async def own_claim(actor: Actor, evidence: UUID) -> Row:
    claim = await queries.find_own_claim(actor, evidence)
    if claim is None:
        raise not_found()
    if claim["state"] == "refused":
        raise Refused("evidence-refused")
    return claim


async def append(spooled: Spooled, length: int, pieces: AsyncIterator[bytes], checksum: Checksum | None = None) -> None:
    """However the connection ends, what came before stays; of a piece that came whole but wrong, nothing."""
    begun, hashed = spooled.offset, checksum.begin() if checksum else None
    try:
        while (piece := await _next(pieces)) is not None:
            room = length - spooled.offset
            await spooled.append(piece[:room])
            if len(piece) > room:
                raise Refused("upload-too-long", size=length)
            if hashed:
                hashed.update(piece)
        if checksum and hashed and hashed.digest() != checksum.digest:
            await spooled.truncate(begun)
            raise Refused("upload-checksum-differs", offset=begun)
    except LineBroken:
        pass
    finally:
        with anyio.CancelScope(shield=True):
            await spooled.sync()


async def _next(pieces: AsyncIterator[bytes]) -> bytes | None:
    """A line that went silent must not keep the phone, back on another line, from continuing."""
    try:
        with anyio.fail_after(STALLED_SECONDS):
            return await anext(pieces, None)
    except TimeoutError:
        raise Refused("upload-stalled", waited=STALLED_SECONDS, seconds=BUSY_SECONDS) from None


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""


async def _unfinished(actor: Actor, evidence: UUID) -> None:
    claim = await own_claim(actor, evidence)
    if claim["state"] == "arrived":
        raise Refused("upload-finished")
    if claim["expires_at"] is None:
        raise not_found()


async def _open_claim(actor: Actor, evidence: UUID, now: datetime) -> Row:
    claim = await own_claim(actor, evidence)
    if claim["state"] == "announced" and claim["expires_at"] is None:
        raise not_found()
    if claim["state"] == "announced" and claim["expires_at"] <= now:
        raise Refused("upload-expired", days=UPLOAD_DAYS)
    return claim


def _complete(claim: Row) -> Progress:
    return Progress(claim["size"], claim["size"], None)
