"""The key of a phone: told to the server once, and never another one for the same sign-in."""

from datetime import datetime
from hashlib import sha256

from ledger.changes import change
from organisation import device_queries as queries
from organisation.actors import Actor
from organisation.refusing import Refused


async def register(actor: Actor, point: bytes, now: datetime) -> bool:
    """False when the device has just this key already."""
    async with change(by=str(actor.person), at=now) as record:
        if await queries.set_public_key(actor.device, point, now):
            facts = {"key": sha256(point).hexdigest()}
            await record("device.keyed", subject=str(actor.device), facts=facts)
            return True
    if await queries.public_key(actor) != point:
        raise Refused("device-key-differs")
    return False
