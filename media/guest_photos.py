"""A photo from somebody without an account: all of it in one request, checked and kept like any other."""

from collections.abc import AsyncIterator
from uuid import UUID

from ledger.database import Row
from media import announcing, queries, receiving
from media.arriving import Intake, arrive
from media.rules import Claim
from media.spooling import Spooled
from organisation.actors import Actor
from organisation.refusing import Refused


async def take(
    by: str, host: Actor, inspection: UUID, photo: UUID, claim: Claim, pieces: AsyncIterator[bytes], intake: Intake
) -> bool:
    """`host` stands for it, `by` acts, in the ledger. False when it was here before; sending it again is harmless."""
    known = await queries.find_own_claim(host, photo)
    if known is None or known["sha256"] != claim.sha256:
        await announcing.announce(host, inspection, photo, claim, intake.clock(), by=by)
    async with intake.spool.hold(photo) as spooled:
        row = await receiving.own_claim(host, photo)
        if row["state"] == "arrived":
            await spooled.remove()
            return False
        await _receive(spooled, row, pieces)
        await arrive(by, row, spooled, intake)
    return True


async def _receive(spooled: Spooled, claim: Row, pieces: AsyncIterator[bytes]) -> None:
    """From the beginning each time. What came of it only in part is not kept."""
    await spooled.truncate(0)
    try:
        await receiving.append(spooled, claim["size"], pieces)
        if spooled.offset < claim["size"]:
            raise Refused("upload-length-differs", size=claim["size"])
    except Exception:
        await spooled.remove()
        raise
