"""The second step of signing in: a code of an authenticator app, or one of ten recovery codes, beside the password."""

import logging
from datetime import datetime
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag

from ledger.changes import Record, change
from organisation import device_queries, people_queries
from organisation import second_step_queries as queries
from organisation.actors import Actor
from organisation.notice_key import NoticeKey
from organisation.one_time_codes import (
    address,
    fitting_step,
    new_recovery_codes,
    new_secret,
    recovery_hash,
)
from organisation.passwords import matches
from organisation.refusing import Refused, not_found
from organisation.throttling import Attempt, admit, admit_code

log = logging.getLogger("sidak.second-steps")


class Begun(msgspec.Struct, frozen=True):
    """Shown once, to be put into the app."""

    secret: bytes
    address: str


class Proof(msgspec.Struct, frozen=True):
    """A code that fits, not used yet: of a time step of the app, or a recovery code; `since`: when it was turned on."""

    person: UUID
    step: int | None
    recovery: bytes
    since: datetime


async def begin(actor: Actor, attempt: Attempt, password: str, key: NoticeKey, now: datetime) -> Begun:
    """With the password, so that who finds a desk unlocked does not lock its owner out."""
    username = await _with_password(actor, attempt, password, now)
    secret = new_secret()
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.begin(actor.person, key.seal(actor.person, secret), now):
            raise Refused("second-step-on")
        await record("second-step.begun", subject=str(actor.person))
    return Begun(secret, address(secret, username))


async def confirm(actor: Actor, attempt: Attempt, code: str, key: NoticeKey, now: datetime) -> list[str]:
    """The recovery codes, shown once. All other devices are signed out: nobody knows how they came in."""
    found = await queries.find(actor.person)
    if found is None:
        raise Refused("second-step-off")
    if found["confirmed_at"] is not None:
        raise Refused("second-step-on")
    await admit_code(attempt, now)
    secret = _opened(key, actor.person, found["sealed"])
    step = fitting_step(secret, code, now) if secret else None
    if step is None:
        raise Refused("second-step-wrong")
    codes = new_recovery_codes()
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.confirm(found, step, [recovery_hash(each) for each in codes], now):
            raise Refused("second-step-wrong")
        revoked = await device_queries.revoke_all(actor.person, now, but=actor.device)
        facts = {"revoked": [str(device) for device in revoked]}
        await record("second-step.on", subject=str(actor.person), facts=facts)
        await _end_removals(record, actor.person)
    return codes


async def take_off(actor: Actor, attempt: Attempt, password: str, code: str, key: NoticeKey, now: datetime) -> None:
    """One's own, with password and code."""
    await _with_password(actor, attempt, password, now)
    proof = await prove(actor.person, attempt, code, key, now)
    if proof is None:
        raise Refused("second-step-off")
    async with change(by=str(actor.person), at=now) as record:
        await spend(record, proof)
        await queries.remove(actor.person)
        await record("second-step.off", subject=str(actor.person), facts={"by": "owner"})


async def prove(person: UUID, attempt: Attempt, code: str, key: NoticeKey, now: datetime) -> Proof | None:
    """None where there is no second step. Raises Refused when the code is missing, wrong, or one too many."""
    found = await queries.find(person)
    if found is None or found["confirmed_at"] is None:
        return None
    if not code.strip():
        raise Refused("second-step-needed")
    await admit_code(attempt, now)
    secret = _opened(key, person, found["sealed"])
    step = fitting_step(secret, code, now) if secret else None
    recovery = recovery_hash(code)
    if step is None and recovery not in found["recovery_hashes"]:
        raise Refused("second-step-wrong")
    return Proof(person, step, recovery, found["confirmed_at"])


async def spend(record: Record, proof: Proof) -> None:
    """No code works twice, however many come at once."""
    if proof.step is not None:
        used = await queries.use_step(proof.person, proof.step)
    else:
        used = await queries.use_recovery(proof.person, proof.recovery)
        await record("second-step.recovered", subject=str(proof.person))
    if not used:
        raise Refused("second-step-wrong")
    await _end_removals(record, proof.person)


async def _end_removals(record: Record, person: UUID) -> None:
    """Whoever has a code needs nobody to take the second step off."""
    for removal in await queries.end_removals(person, record.at):
        await record("second-step-removal.ended", subject=str(removal), facts={"person": str(person)})


async def _with_password(actor: Actor, attempt: Attempt, password: str, now: datetime) -> str:
    """Their user name."""
    account = await people_queries.own_account(actor)
    if account is None:
        raise not_found()
    await admit(attempt, now)
    if not await matches(account["password_hash"], password):
        raise Refused("second-step-password-wrong")
    return str(account["username"])


def _opened(key: NoticeKey, person: UUID, sealed: bytes) -> bytes | None:
    """None when the key is another one than it was sealed with: recovery codes still work then."""
    try:
        return key.unseal(person, sealed)
    except InvalidTag:
        log.error("a second step cannot be read: notices.key or SIDAK_NOTICE_KEY is not the one it was sealed with")
        return None
