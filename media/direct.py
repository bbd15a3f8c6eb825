"""The direct lane: a phone puts a photo into the store itself, by one signed link, and then says that it did.

Nothing it put counts before it was brought here, hashed and opened like any other upload.
"""

from datetime import datetime, timedelta
from uuid import UUID

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from media import upload_queries
from media.arriving import Intake, arrive
from media.receiving import own_claim, within_limits
from media.rules import UNUSABLE, Limits, expiry
from media.spooling import Spooled, disk_faults
from media.stores import Incoming, SignedPut, Store
from organisation.actors import Actor
from organisation.refusing import Refused

LINK_SECONDS = 900
# A PUT that began in time may end later.
PATIENCE = timedelta(seconds=2 * LINK_SECONDS)
# After these nobody needs what was put there: it lies aside.
SETTLED = {"evidence-hash-differs", "evidence-refused", *UNUSABLE}


async def open_direct(
    actor: Actor, evidence: UUID, md5: bytes | None, store: Store, limits: Limits, now: datetime
) -> SignedPut:
    """The upload is then open on the resumable lane too: a phone may change over at any time."""
    claim = await own_claim(actor, evidence)
    if claim["state"] == "arrived":
        raise Refused("upload-finished")
    signed = await _sign(claim, md5, store, now)
    async with change(by=str(actor.person), at=now):
        await within_limits(actor, claim, limits)
        opened = await upload_queries.open_upload(actor, uuid7(), evidence, claim["size"], now, expiry(now))
        if opened is None:
            raise Refused("upload-finished")
        await upload_queries.open_direct(evidence, now, now + PATIENCE)
    return signed


async def _sign(claim: Row, md5: bytes | None, store: Store, now: datetime) -> SignedPut:
    signed = await store.signed_put(
        Incoming(claim["id"]),
        content_type=claim["content_type"],
        size=claim["size"],
        sha256=claim["sha256"],
        md5=md5,
        seconds=LINK_SECONDS,
        now=now,
    )
    if signed is None:
        raise Refused("direct-upload-unavailable")
    return signed


async def confirm(actor: Actor, evidence: UUID, intake: Intake) -> None:
    """What the phone put is looked at; when this returns, the photo has arrived. Saying it again is harmless."""
    claim = await own_claim(actor, evidence)
    if claim["state"] == "announced" and not await bring_in(str(actor.person), evidence, intake):
        raise Refused("direct-upload-missing")


async def bring_in(by: str, evidence: UUID, intake: Intake) -> bool:
    """False when nothing was put there. Raises Refused when it was not the photo announced; it is then set aside."""
    # The first lock keeps the other lane away; what that lane has got stays until the photo has arrived.
    async with intake.spool.hold(evidence) as other, intake.spool.hold(evidence, ".direct") as brought:
        try:
            here = await _arrived(by, evidence, brought, intake)
            if here:
                await other.truncate(0)
        except Refused as refusal:
            if refusal.name in SETTLED:
                await intake.store.drop(Incoming(evidence))
            raise
        finally:
            await brought.remove()
            if not other.offset:
                await other.remove()
    if here:
        await intake.store.drop(Incoming(evidence))
    return here


async def _arrived(by: str, evidence: UUID, brought: Spooled, intake: Intake) -> bool:
    claim = await upload_queries.find_claim(evidence)
    if claim is None or claim["state"] == "refused":
        raise Refused("evidence-refused")
    if claim["state"] == "arrived":
        return True
    brought.check_room()
    with disk_faults():
        if not await intake.store.take(Incoming(evidence), brought.path):
            return False
    await arrive(by, claim, brought, intake)
    return True
