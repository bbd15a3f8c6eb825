"""The beacon of a draw: a value that its manifest names in advance, and that exists only afterwards."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal
from zoneinfo import ZoneInfo

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.actors import DESK, Actor
from organisation.four_eyes import require_another
from organisation.names import tidy
from organisation.refusing import Refused
from organisation.rules import check_in_scope
from scheduler import beacon_queries, drand, queries
from scheduler.plans import Beacon, DrandBeacon, ManualBeacon, NoBeacon, OverseerBeacon
from scheduler.verifier import NO_BEACON, tagged_hash


class WrongBeacon(Exception):
    """The stored value is not the one that the manifest names."""


async def obstacle(day: Row, beacon: Beacon, now: datetime) -> Literal["late", "beacon"] | None:
    """Why a day with this beacon cannot be frozen: what it names must not be known to anybody yet."""
    if isinstance(beacon, NoBeacon):
        return None
    if now >= day["draw_at"]:
        return "late"
    if isinstance(beacon, OverseerBeacon) and await beacon_queries.commitment_of(day["draw_id"]) is None:
        return "beacon"
    return None


async def announced(day: Row, beacon: Beacon) -> dict[str, str | int]:
    """As the manifest says it."""
    match beacon:
        case NoBeacon():
            return {"type": "none"}
        case OverseerBeacon():
            commitment = await beacon_queries.commitment_of(day["draw_id"])
            assert commitment is not None
            return {"type": "overseer", "commit": commitment.hex()}
        case ManualBeacon():
            return {"type": "manual", "source": beacon.source}
        case DrandBeacon():
            return {"type": "drand-quicknet", "chain": beacon.chain, "round": drand.round_at(day["draw_at"])}


async def commit(actor: Actor, day: Row, commitment: bytes, now: datetime) -> bool:
    """`day` is one the actor sees. False when the very same commitment stands already."""
    check_in_scope(actor, day["path"], "overseer")
    async with change(by=str(actor.person), at=now) as record:
        await queries.lock_programme(day["programme"])
        fresh = await beacon_queries.visible_day(actor, day["stratum"], day["day"])
        if fresh is None or not _is_before_freeze(fresh, now):
            raise Refused("beacon-commitment-too-late")
        if not await beacon_queries.add_commitment(day["draw_id"], commitment, actor.person, now):
            if await beacon_queries.commitment_of(day["draw_id"]) != commitment:
                raise Refused("beacon-committed-already")
            return False
        await record("beacon.committed", subject=day["draw_id"], facts={"commitment": commitment.hex()})
    return True


def _is_before_freeze(day: Row, now: datetime) -> bool:
    if day["freeze_at"] is None:
        return bool(day["day"] >= now.astimezone(ZoneInfo(day["zone"])).date())
    return bool(day["state"] == "planned" and now < day["freeze_at"])


async def hand_over(actor: Actor, day: Row, value: bytes, now: datetime) -> bool:
    """The overseer's 32 bytes, at the draw hour or later. False when they are here already."""
    check_in_scope(actor, day["path"], "overseer")
    _check_awaited(day, "overseer", now)
    if _commitment(day["draw_id"], value) != day["commitment"]:
        raise Refused("beacon-not-committed")
    async with change(by=str(actor.person), at=now) as record:
        given = [value, None, str(actor.person), now, None, None]
        if not await beacon_queries.add_value(day["draw_id"], given):
            return False
        await record("beacon.given", subject=day["draw_id"], facts={"beacon": value.hex()})
    return True


async def read(actor: Actor, day: Row, text: str, now: datetime) -> bool:
    """What a person says the source showed, at the draw hour or later. True once two people agree."""
    check_in_scope(actor, day["path"], *DESK)
    _check_awaited(day, "manual", now)
    if day["state"] == "frozen" and now >= day["release_at"]:
        raise Refused("beacon-not-awaited")
    text = tidy(text)
    async with change(by=str(actor.person), at=now) as record:
        await queries.lock_programme(day["programme"])
        if await beacon_queries.add_reading(uuid7(), day["draw_id"], text, actor.person, now):
            facts = {"text_sha256": sha256(text.encode()).hexdigest()}
            await record("beacon.read", subject=day["draw_id"], facts=facts)
        first, *others = await beacon_queries.readers_of(day["draw_id"], text)
        if not others or await beacon_queries.value_of(day["draw_id"]):
            return bool(others)
        await require_another(others[0], [first], now)
        value = tagged_hash("beacon", text.encode())
        await beacon_queries.add_value(day["draw_id"], [value, text.encode(), str(first), now, others[0], now])
        await record("beacon.given", subject=day["draw_id"], facts={"beacon": value.hex()})
    return True


def _check_awaited(day: Row, kind: str, now: datetime) -> None:
    """A missed day's value is taken too: with it the day can be revealed. What anybody has before the draw hour is no
    beacon: whoever holds the master would know the draw as long before."""
    if day["type"] != kind or not day["frozen"] or day["state"] not in ("frozen", "missed"):
        raise Refused("beacon-not-awaited")
    if now < day["draw_at"]:
        raise Refused("beacon-too-early")


async def fetch(day: Row, source: drand.Drand, now: datetime) -> None:
    """`day` is one of those due from drand. Without an answer it stays due."""
    signature = await source.signature(drand.round_at(day["draw_at"]))
    if signature is None:
        return
    async with change(by="clock", at=now) as record:
        value = sha256(signature).digest()
        if await beacon_queries.add_value(day["draw_id"], [value, signature, "drand", now, None, None]):
            await record("beacon.given", subject=day["draw_id"], facts={"beacon": value.hex()})


async def value_of(manifest: Mapping[str, Any]) -> tuple[bytes, dict[str, str]]:
    """The 32 bytes, and what the bundle says beside them; it is the value that the manifest names, or WrongBeacon."""
    beacon, draw_id = manifest["beacon"], manifest["draw_id"]
    if beacon["type"] == "none":
        return NO_BEACON, {}
    given = await beacon_queries.value_of(draw_id)
    if given is None:
        raise WrongBeacon(draw_id)
    value, proof = given["value"], given["proof"] or b""
    if not _holds(beacon, draw_id, value, proof):
        raise WrongBeacon(draw_id)
    return value, _shown(beacon["type"], proof)


def _shown(kind: str, proof: bytes) -> dict[str, str]:
    if kind == "manual":
        return {"text": proof.decode()}
    return {"signature": proof.hex()} if kind == "drand-quicknet" else {}


def _holds(beacon: Mapping[str, Any], draw_id: str, value: bytes, proof: bytes) -> bool:
    if beacon["type"] == "overseer":
        return _commitment(draw_id, value).hex() == str(beacon["commit"])
    if beacon["type"] == "manual":
        return tagged_hash("beacon", proof) == value
    return sha256(proof).digest() == value and drand.is_signed(beacon["round"], proof)


def _commitment(draw_id: str, value: bytes) -> bytes:
    return tagged_hash("beacon-commit", draw_id.encode("ascii"), value)
