"""What overseers do with a revealed draw: say that they ran it again, and look at who was on duty."""

from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.people_queries import names_among
from organisation.refusing import Refused, not_found
from scheduler import oversight_queries as queries
from scheduler.assigning import Staffing

Compared = Literal["same", "different", "unseen"]


class Verification(msgspec.Struct, frozen=True):
    """`fault` names why the bundle does not hold; None when it does. See `tables.DrawVerification`."""

    id: UUID
    manifest_hash: bytes
    fault: str | None
    compared: Compared


class Duty(NamedTuple):
    """`document` hashes to the manifest's `staffing_hash`; `names` are those of its people who are still known."""

    document: dict[str, Any]
    names: dict[UUID, str]


async def attest(actor: Actor, day: Row, given: Verification, now: datetime) -> bool:
    """`day` is one whose bundle the overseer may have. False when just this was received before."""
    values = [given.id, day["id"], given.manifest_hash, given.fault, given.compared, actor.person, now]
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.add_verification(values):
            return await _replayed(values)
        facts = {"verification": str(given.id), "manifest_hash": given.manifest_hash.hex()}
        facts |= {"fault": given.fault or "", "compared": given.compared}
        await record("draw.verified", subject=day["draw_id"], facts=facts)
    return True


async def _replayed(values: list[object]) -> bool:
    known = await queries.verification(UUID(str(values[0])))
    if known is None or list(known.values())[:-1] != values[:-1]:
        raise Refused("verification-differs")
    return False


async def read_staffing(actor: Actor, day: Row, now: datetime) -> Duty:
    """Every reading is in the ledger: it tells who was away."""
    if day["document"] is None:
        raise not_found()
    async with change(by=str(actor.person), at=now) as record:
        await record("draw.staffing-read", subject=day["draw_id"], facts={"device": str(actor.device)})
    staffing = msgspec.json.decode(day["document"], type=Staffing)
    people = [person for team in staffing.teams for person in team.people]
    return Duty(msgspec.json.decode(day["document"]), await names_among(people))
