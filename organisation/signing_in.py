"""Signing in and out, and choosing another password."""

from datetime import datetime
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.identifiers import uuid7
from organisation import device_queries as queries
from organisation import new_devices, people_queries, second_steps
from organisation.actors import Actor
from organisation.names import tidy_name
from organisation.notice_key import NoticeKey
from organisation.password_rules import check_password, tidy_password
from organisation.passwords import NO_PASSWORD, hashed, matches
from organisation.people import refuse_beyond
from organisation.refusing import Refused, not_found
from organisation.throttling import Attempt, admit, forget


class SignIn(msgspec.Struct, frozen=True):
    """`token_hash` is of the token the device will get if the password is right; `code` is for a second step."""

    password: str
    device_name: str
    token_hash: bytes
    expires_at: datetime
    code: str = ""


class SignedIn(msgspec.Struct, frozen=True):
    device: UUID
    person: UUID
    username: str


async def sign_in(attempt: Attempt, wanted: SignIn, key: NoticeKey, now: datetime) -> SignedIn:
    """An unknown name and a wrong password get the same answer after about the same work."""
    name = tidy_name(wanted.device_name)
    await admit(attempt, now)
    account = await people_queries.find_account(attempt.username, now)
    stored = account["password_hash"] if account else NO_PASSWORD
    if not await matches(stored, wanted.password) or account is None:
        raise Refused("sign-in-refused")
    proof = await second_steps.prove(account["id"], attempt, wanted.code, key, now)
    device = uuid7()
    async with change(by=str(account["id"]), at=now) as record:
        if proof:
            await second_steps.spend(record, proof)
        came = await new_devices.arrival(account["id"], attempt.known, now)
        ends_at = wanted.expires_at
        if not await queries.add_device(account, device, name, wanted.token_hash, now, ends_at, came.held_until):
            raise Refused("sign-in-refused")
        await record("device.signed-in", subject=str(device))
        await new_devices.tell_owner(record, came, account["id"], device, name)
    await forget(now)
    return SignedIn(device, account["id"], account["username"])


async def revoke(actor: Actor, device: UUID, now: datetime) -> None:
    """An own device, or one of a person in the actor's administration."""
    found = await queries.find_device(actor, device, now)
    if found is None:
        raise not_found()
    if found["person"] != actor.person:
        await refuse_beyond(actor, found["person"], now)
    async with change(by=str(actor.person), at=now) as record:
        if await queries.revoke(device, now, elsewhere=device != actor.device):
            await record("device.revoked", subject=str(device), facts={"person": str(found["person"])})


async def change_password(actor: Actor, attempt: Attempt, old: str, new: str, now: datetime) -> None:
    """All other devices of the person are signed out."""
    account = await people_queries.own_account(actor)
    if account is None:
        raise not_found()
    await admit(attempt, now)
    if not await matches(account["password_hash"], old):
        raise Refused("password-wrong")
    check_password(tidy_password(new), account["username"], account["name"])
    if tidy_password(new) == tidy_password(old):
        raise Refused("password-unchanged")
    new_hash = await hashed(new)
    async with change(by=str(actor.person), at=now) as record:
        await people_queries.set_password(actor.person, new_hash)
        revoked = await queries.revoke_all(actor.person, now, but=actor.device)
        facts = {"revoked": [str(device) for device in revoked]}
        await record("person.password-changed", subject=str(actor.person), facts=facts)
