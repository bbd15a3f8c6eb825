"""Slips that sign in a phone: an administrator prints them, their owners redeem them with their own password.

A slip never sets a password. Whoever has none yet chooses one first, as always with both halves of a reset
(`organisation.resetting`): so nobody becomes somebody else by printing a slip. Nor is one administrator's word enough
for a phone that takes over: without a code of a second step it waits as any other new one (`organisation.new_devices`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.identifiers import uuid7
from organisation import device_queries, new_devices, second_steps
from organisation import enrolment_queries as queries
from organisation.actors import Actor
from organisation.codes import new_code, plain
from organisation.names import tidy_name
from organisation.notice_key import NoticeKey
from organisation.passwords import NO_PASSWORD, matches
from organisation.people import find_account_holder, refuse_beyond
from organisation.refusing import Refused, not_found
from organisation.signing_in import SignedIn, SignIn
from organisation.throttling import Attempt, admit

LIFETIME = timedelta(days=7)
LETTERS = 16
NOBODY = ""


class Slip(msgspec.Struct, frozen=True):
    """`code` is shown once; it is stored hashed."""

    id: UUID
    person: UUID
    name: str
    username: str
    code: str
    expires_at: datetime


async def make_slips(actor: Actor, people: Sequence[UUID], now: datetime) -> list[Slip]:
    """One each, in the order given; an earlier slip of theirs that is still open ends. All or none."""
    slips = [await _slip(actor, person, now) for person in dict.fromkeys(people)]
    async with change(by=str(actor.person), at=now) as record:
        for replaced in await queries.revoke_open_of([slip.person for slip in slips], now):
            await record("enrolment.revoked", subject=str(replaced))
        for slip in slips:
            await queries.add_enrolment([slip.id, slip.person, _hash(slip.code), actor.person, now, slip.expires_at])
            await record("enrolment.requested", subject=str(slip.id), facts={"person": str(slip.person)})
    return slips


async def _slip(actor: Actor, person: UUID, now: datetime) -> Slip:
    found = await find_account_holder(actor, person, now)
    return Slip(uuid7(), person, found["name"], found["username"], new_code(LETTERS), now + LIFETIME)


async def revoke(actor: Actor, enrolment: UUID, now: datetime) -> None:
    found = await queries.find_visible(actor, enrolment, now)
    if found is None:
        raise not_found()
    await refuse_beyond(actor, found["person"], now)
    async with change(by=str(actor.person), at=now) as record:
        if await queries.revoke(enrolment, now):
            await record("enrolment.revoked", subject=str(enrolment))


async def redeem(
    attempt: Attempt, code: str, wanted: SignIn, key: bytes | None, notice_key: NoticeKey, now: datetime
) -> SignedIn:
    """`attempt` names nobody yet: whose slip it is, its code tells. `key` is the point of the phone's public key."""
    name = tidy_name(wanted.device_name)
    found = await queries.find_by_code(_hash(code), now)
    theirs = msgspec.structs.replace(attempt, username=found["username"] if found else NOBODY)
    await admit(theirs, now)
    if found is None:
        raise Refused("enrolment-refused")
    if found["password_hash"] == NO_PASSWORD:
        raise Refused("enrolment-password-first", username=found["username"])
    if not await matches(found["password_hash"], wanted.password):
        raise Refused("enrolment-password-wrong")
    proof = await second_steps.prove(found["id"], theirs, wanted.code, notice_key, now)
    device = uuid7()
    async with change(by=str(found["id"]), at=now) as record:
        if proof:
            await second_steps.spend(record, proof)
        came = await new_devices.arrival_by_slip(found["id"], proof.since if proof else None, now)
        token, until = wanted.token_hash, came.held_until
        added = await device_queries.add_device(found, device, name, token, now, wanted.expires_at, until)
        if not added or not await queries.use(found["enrolment"], device, now):
            raise Refused("enrolment-refused")
        if key is not None:
            await device_queries.set_public_key(device, key, now)
        facts = {"device": str(device), "key": sha256(key).hexdigest() if key else ""}
        await record("enrolment.used", subject=str(found["enrolment"]), facts=facts)
        await record("device.signed-in", subject=str(device))
        await new_devices.tell_owner(record, came, found["id"], device, name)
    return SignedIn(device, found["id"], found["username"])


def _hash(code: str) -> bytes:
    return sha256(b"sidak enrolment\n" + plain(code).encode()).digest()
