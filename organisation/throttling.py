"""Guessing is slowed down by account and by address, in PostgreSQL, so that every process counts alike."""

import hmac
import math
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from uuid import UUID

import msgspec

from ledger.changes import change
from organisation import device_queries as queries
from organisation.people_queries import find_account
from organisation.refusing import Refused

STRANGER = "stranger"
"""Who acts, in the ledger, before anybody has signed in."""


class Bucket(msgspec.Struct, frozen=True):
    """`capacity` attempts at once, then one every `seconds`."""

    name: str
    capacity: int
    seconds: int


class Attempt(msgspec.Struct, frozen=True):
    """`secret` keys the hashes: the table names neither accounts nor addresses. `purpose` keeps a thief of a device,
    who guesses the old password there, from using up its owner's sign-ins. `known` names a device on which this
    account signed in before, as it proves (`organisation.known_devices`)."""

    purpose: str
    username: str
    address: str
    secret: bytes
    known: str = ""


# One address empties the bucket that it shares with an account long before the account's own, so that locking
# somebody out takes many addresses, and lasts only as long as all of them keep knocking. A known device has a bucket
# of its own, which no stranger can empty, from whatever address they knock.
ADDRESS = Bucket("address", capacity=60, seconds=5)
PAIR = Bucket("account and address", capacity=8, seconds=60)
ACCOUNT = Bucket("account", capacity=60, seconds=20)
KNOWN = Bucket("known device", capacity=8, seconds=60)
# Three of a million codes fit at a time: whoever knows a password needs years for the second step.
CODE = Bucket("second step", capacity=10, seconds=300)
LONGEST_REFILL = timedelta(hours=1)


async def admit(attempt: Attempt, now: datetime) -> None:
    """Raises Refused with the seconds to wait."""
    for bucket, parts in _buckets(attempt):
        await _take(attempt, bucket, parts, now)


def _buckets(attempt: Attempt) -> tuple[tuple[Bucket, tuple[str, ...]], ...]:
    address, account = network(attempt.address), attempt.username
    if attempt.known:
        return ((KNOWN, (account, attempt.known)),)
    return (ADDRESS, (address,)), (PAIR, (account, address)), (ACCOUNT, (account,))


async def admit_code(attempt: Attempt, now: datetime) -> None:
    """For the code beside a password that is right. Raises Refused with the seconds to wait."""
    await _take(attempt, CODE, (attempt.username, attempt.known), now)


async def _take(attempt: Attempt, bucket: Bucket, parts: tuple[str, ...], now: datetime) -> None:
    key = _key(attempt, bucket, *parts)
    tokens, refusals = await queries.take_token(key, bucket.capacity, bucket.seconds, now)
    if refusals:
        await _refuse(attempt, bucket, tokens, refusals, now)


async def _refuse(attempt: Attempt, bucket: Bucket, tokens: float, refusals: int, now: datetime) -> None:
    """The first refusal is put on record; repeating it must not fill the ledger."""
    account = await find_account(attempt.username, now)
    if refusals == 1:
        async with change(by=STRANGER, at=now) as record:
            subject = str(account["id"]) if account else "nobody"
            await record(f"{attempt.purpose}.throttled", subject=subject, facts={"bucket": bucket.name})
    raise Refused("too-many-attempts", seconds=_wait(bucket, tokens))


async def admit_person(bucket: Bucket, person: UUID, problem: str, now: datetime) -> None:
    """For what a signed-in person may do only so often. Raises Refused(`problem`) with the seconds to wait."""
    key = sha256(msgspec.json.encode([bucket.name, person])).digest()
    tokens, refusals = await queries.take_token(key, bucket.capacity, bucket.seconds, now)
    if not refusals:
        return
    if refusals == 1:
        async with change(by=str(person), at=now) as record:
            await record("person.throttled", subject=str(person), facts={"bucket": bucket.name})
    raise Refused(problem, seconds=_wait(bucket, tokens))


async def forget(now: datetime) -> None:
    """Buckets that are full again tell nothing."""
    await queries.forget_full_buckets(now, LONGEST_REFILL)


def _wait(bucket: Bucket, tokens: float) -> int:
    return max(1, math.ceil((1 - tokens) * bucket.seconds))


def network(address: str) -> str:
    """Whoever has one IPv6 address has the 2^64 beside it."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:100]
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Address(int(parsed) >> 64 << 64))


def _key(attempt: Attempt, bucket: Bucket, *parts: str) -> bytes:
    content = msgspec.json.encode([attempt.purpose, bucket.name, *parts])
    return hmac.new(attempt.secret, content, sha256).digest()
