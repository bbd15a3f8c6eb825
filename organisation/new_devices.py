"""Whoever signs in with the right password need not be its owner: for a day a new device shows nothing that nobody
opened yet (scheduling.md, section 6), and the owner is told of it. The owner's own phone is known by its mark
(`organisation.known_devices`); a slip (`organisation.enrolling`) makes a new one known together with a code."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from ledger.changes import Record
from organisation import device_queries as queries
from organisation.notifying import notify

HELD = timedelta(hours=24)


class Arrival(msgspec.Struct, frozen=True):
    """`is_new`: its owner is told of it."""

    held_until: datetime | None
    is_new: bool


async def arrival(person: UUID, known: str, now: datetime) -> Arrival:
    """What was held back stays so by signing in again on it. The first device of an account takes nothing over."""
    device = UUID(hex=known) if known else None
    before = await queries.find_signed_in_before(person, device)
    if before is None:
        return Arrival(None, is_new=False)
    if before["id"] != device or before["lost"]:
        return Arrival(now + HELD, is_new=True)
    return Arrival(before["held_until"], is_new=False)


async def arrival_by_slip(person: UUID, code_since: datetime | None, now: datetime) -> Arrival:
    """A slip is one administrator's word, and they may know the password too. Only a code vouches beside it: of a
    second step that was on (`code_since`) for longer than whoever came in yesterday could have turned it on."""
    came = await arrival(person, "", now)
    vouched = code_since is not None and code_since + HELD <= now
    return msgspec.structs.replace(came, held_until=None) if vouched else came


async def tell_owner(record: Record, came: Arrival, person: UUID, device: UUID, name: str) -> None:
    """In the name of the owner somebody else may have signed in."""
    if came.is_new:
        facts = {"device": name, "due": record.at.isoformat(), "zone": await queries.find_zone(person)}
        await notify(record, "device.new", [person], subject=device, facts=facts, also_themselves=True)
