"""A new password takes two people: each gives the owner one half of a code, and neither knows the other's."""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.identifiers import uuid7
from organisation import device_queries, grant_queries, people_queries
from organisation import reset_queries as queries
from organisation.actors import Actor
from organisation.codes import new_code, plain
from organisation.notifying import notify
from organisation.password_rules import check_password, tidy_password
from organisation.passwords import hashed
from organisation.people import find_account_holder
from organisation.refusing import Refused, not_found
from organisation.rules import APPROVERS, check_second, holds_any
from organisation.throttling import Attempt, admit

LIFETIME = timedelta(hours=24)
HALF = 12


class Half(msgspec.Struct, frozen=True):
    """Shown once; stored hashed."""

    reset: UUID
    half: str
    expires_at: datetime


async def request(actor: Actor, person: UUID, now: datetime) -> Half:
    await find_account_holder(actor, person, now)
    half = Half(uuid7(), new_code(HALF), now + LIFETIME)
    async with change(by=str(actor.person), at=now) as record:
        await queries.withdraw_earlier(person, now)
        await queries.add_reset(half.reset, person, actor.person, _hash(half.half), now, half.expires_at)
        await record("password-reset.requested", subject=str(half.reset), facts={"person": str(person)})
        await notify(record, "password-reset.asked", [person], subject=half.reset)
    return half


async def approve(actor: Actor, reset: UUID, now: datetime) -> Half:
    found = await queries.find_reset(actor, reset, now)
    if found is None:
        raise not_found()
    check_second(actor, found["requested_by"], found["person"])
    for concerned in (found["requested_by"], found["person"]):
        if await grant_queries.stand_for_each_other(actor.person, concerned, now):
            raise Refused("same-person-twice")
    if not holds_any(actor, found["home_path"], *APPROVERS):
        raise Refused("not-allowed")
    half = Half(reset, new_code(HALF), found["expires_at"])
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.approve_reset(reset, now, actor.person, _hash(half.half)):
            raise Refused("reset-settled")
        await record("password-reset.approved", subject=str(reset))
    return half


async def choose_password(attempt: Attempt, code: str, password: str, now: datetime) -> None:
    """An unknown name, a wrong, used or late code get the same answer. All devices are signed out."""
    check_password(tidy_password(password), attempt.username)
    await admit(attempt, now)
    found = await queries.find_open_reset(attempt.username, now)
    if not _fits(code, found["first_half_hash"] if found else b"", found["second_half_hash"] if found else b""):
        raise Refused("reset-refused")
    assert found is not None
    check_password(tidy_password(password), attempt.username, found["name"])
    new_hash = await hashed(password)
    async with change(by=str(found["person"]), at=now) as record:
        if not await queries.use_reset(found["id"], now):
            raise Refused("reset-refused")
        await people_queries.set_password(found["person"], new_hash)
        revoked = await device_queries.revoke_all(found["person"], now)
        facts = {"person": str(found["person"]), "revoked": [str(device) for device in revoked]}
        await record("password-reset.used", subject=str(found["id"]), facts=facts)


def _hash(half: str) -> bytes:
    return sha256(b"sidak reset\n" + plain(half).encode()).digest()


def _fits(code: str, first: bytes, second: bytes) -> bool:
    letters = plain(code)
    given = (_hash(letters[:HALF]), _hash(letters[HALF:]))
    return hmac.compare_digest(given[0], first) & hmac.compare_digest(given[1], second)
