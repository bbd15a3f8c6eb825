"""A person says where and of what they want to hear outside the app.

An address counts once its owner typed the code that was mailed there: a slip of the finger tells no stranger.
"""

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

import msgspec

from ledger.changes import change
from ledger.identifiers import uuid7
from organisation import delivery_queries
from organisation import preference_queries as queries
from organisation.actors import Actor
from organisation.codes import new_code, plain
from organisation.notice_catalogue import CONFIRMATION, catalogue
from organisation.refusing import Refused

CODE_LENGTH = 8
MOST_TRIES = 5
BETWEEN_MAILS = timedelta(minutes=5)


async def mute(actor: Actor, email: Sequence[str], push: Sequence[str], now: datetime) -> None:
    """The kinds that are told in the app alone."""
    _refuse_new_device(actor)
    unknown = {*email, *push} - catalogue().keys()
    if unknown:
        raise Refused("notice-kind-unknown", name=min(unknown))
    async with change(by=str(actor.person), at=now) as record:
        await queries.lock_preference(actor, now)
        await queries.set_muted(actor.person, sorted(set(email)), sorted(set(push)), now)
        await record("notice-preference.muted", subject=str(actor.person))


async def forget_email(actor: Actor, now: datetime) -> None:
    _refuse_new_device(actor)
    async with change(by=str(actor.person), at=now) as record:
        known = await queries.lock_preference(actor, now)
        if known["email"] is not None:
            await queries.set_email(actor.person, None, None, known["code_ends_at"], now)
            await record("notice-preference.email-removed", subject=str(actor.person))


async def ask_for_email(actor: Actor, email: str, now: datetime) -> None:
    """Mails a code there. The address before it gets nothing from now on."""
    _refuse_new_device(actor)
    patience = catalogue()[CONFIRMATION].patience
    async with change(by=str(actor.person), at=now) as record:
        known = await queries.lock_preference(actor, now)
        if known["email"] == email and known["confirmed_at"] is not None:
            return
        _refuse_soon(known["code_ends_at"], now, patience)
        code = new_code(CODE_LENGTH)
        await queries.set_email(actor.person, email, _hash(code), now + patience, now)
        facts = msgspec.json.encode({"code": code}).decode()
        await delivery_queries.add_mail(f"confirm {uuid7()}", actor.person, email, facts, now, now + patience)
        await record("notice-preference.email-asked", subject=str(actor.person))


def _refuse_new_device(actor: Actor) -> None:
    """A stranger who signed in with the password neither turns the owner's mail to themself nor off before the owner
    had a day to see the new device."""
    if actor.held_until is not None:
        raise Refused("device-too-new")


def _refuse_soon(code_ends_at: datetime | None, now: datetime, patience: timedelta) -> None:
    """Nobody's mailbox is filled by trying addresses."""
    if code_ends_at is None:
        return
    wait = code_ends_at - patience + BETWEEN_MAILS - now
    if wait > timedelta():
        raise Refused("too-many-attempts", seconds=int(wait.total_seconds()) + 1)


async def confirm_email(actor: Actor, code: str, now: datetime) -> None:
    async with change(by=str(actor.person), at=now) as record:
        known = await queries.lock_preference(actor, now)
        right = _is_right(known["code_hash"], known["code_ends_at"], known["tries"], code, now)
        if right:
            await queries.confirm(actor.person, now)
            await record("notice-preference.email-confirmed", subject=str(actor.person))
        else:
            await queries.count_try(actor.person)
    if not right:
        raise Refused("email-code-refused")


def _is_right(code_hash: bytes | None, ends_at: datetime | None, tries: int, code: str, now: datetime) -> bool:
    if code_hash is None or ends_at is None or now > ends_at or tries >= MOST_TRIES:
        return False
    return hmac.compare_digest(code_hash, _hash(code))


def _hash(code: str) -> bytes:
    return sha256(plain(code).encode()).digest()
