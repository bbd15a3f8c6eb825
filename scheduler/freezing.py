"""The freeze hour: the day's manifest is made, committed to in the ledger, and sealed until the reveal."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from ledger.changes import Record, change
from ledger.database import Row
from scheduler import beacons, draw_queries, queries, state_queries
from scheduler.capacity_queries import capacity_on
from scheduler.drawing import FIRST_IN_CHAIN, Frozen, Terms, freeze, manifest_hash
from scheduler.entering import Since, enter
from scheduler.keys import MasterKeys, MissingKey
from scheduler.open_days import is_open
from scheduler.plans import Plan
from scheduler.staffing import engaged, on_duty, pledged
from scheduler.used_draws import UsedDraw
from scheduler.verifier import seed_commitment


async def freeze_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    async with change(by="clock", at=now) as record:
        await draw_queries.lock_chain(day)
        claimed = await draw_queries.claim(day, "planned")
        # The hours of two days overlap in a demonstration, or where a plan changes: the next draw waits for the last.
        if claimed is None or await state_queries.unsettled(claimed["stratum"], now):
            return
        programme = await queries.programme(claimed["programme"])
        reason = await _obstacle(programme, claimed, now)
        if reason is None:
            await _freeze(record, claimed, programme, keys, now)
        else:
            await miss(record, claimed, reason)


async def _obstacle(programme: Row, day: Row, now: datetime) -> draw_queries.Reason | None:
    """Why this day has no draw."""
    if not await is_open(programme, day["day"]):
        return "closed"
    plan = queries.plan_of(await queries.version(day["plan_version"]))
    return await beacons.obstacle(day, plan.beacon, now)


async def _freeze(record: Record, day: Row, programme: Row, keys: MasterKeys, now: datetime) -> None:
    version = await queries.version(day["plan_version"])
    plan = queries.plan_of(version)
    entry = await enter(programme, plan, day["day"])
    busy = await engaged(programme, day["day"], keys)
    there = await on_duty(programme, plan, entry.units, day["day"], now, busy, await pledged(day))
    staffing = replace(there, salt=_salt(day, keys))
    terms = await _terms(day, programme, version, plan, entry.since)
    # The country in one stratum takes a second; the other requests go on meanwhile.
    frozen, document = await asyncio.to_thread(freeze, terms, secret_of(day, keys), entry.entrants, staffing)
    hashed = manifest_hash(frozen.manifest)
    # Before anything is written: after a crash the same manifest comes again, and another one is refused.
    if not await first_use(record, day, keys.used.freeze, hashed):
        return
    await draw_queries.set_frozen(day["id"], terms.prev, hashed, _seal(day, frozen, keys))
    await state_queries.keep(day["id"], document, entry.since.inspections)
    facts = {"manifest_hash": hashed.hex(), "prev": terms.prev.hex(), "capacity": frozen.manifest["capacity"]}
    await record("draw.frozen", subject=day["draw_id"], facts=facts | {"planned_capacity": terms.capacity})


async def _terms(day: Row, programme: Row, version: Row, plan: Plan, since: Since) -> Terms:
    capacity = await capacity_on(day["programme"], day["day"])
    return Terms(
        stratum=day["stratum"],
        day=day["day"],
        plan=plan,
        capacity=plan.capacity if capacity is None else capacity,
        policy_hash=version["policy_hash"],
        prev=await draw_queries.last_manifest_hash(day["stratum"]) or FIRST_IN_CHAIN,
        demonstration=programme["demonstration"],
        beacon=await beacons.announced(day, plan.beacon),
        prev_state=since.prev_state,
        idle=since.idle,
        undone=since.undone,
    )


def _salt(day: Row, keys: MasterKeys) -> str:
    """The same for the same day, so that a freeze broken off by a crash gives the same manifest again."""
    return keys.derive(f"staffing salt {day['draw_id']}".encode("ascii"), day["key"])[:16].hex()


async def first_use(record: Record, day: Row, use: Callable[..., None], *step: bytes) -> bool:
    """False when this draw was used before with something else: an older copy of the database was put back."""
    try:
        await asyncio.to_thread(use, day["draw_id"], *step)
    except UsedDraw:
        await miss(record, day, "used")
        return False
    return True


def secret_of(day: Row, keys: MasterKeys) -> bytes:
    secret = keys.secret(day["draw_id"], day["key"])
    if seed_commitment(day["draw_id"], secret) != day["commitment"]:
        raise MissingKey(day["key"])
    return secret


def _seal(day: Row, frozen: Frozen, keys: MasterKeys) -> bytes:
    return keys.seal(f"manifest of {day['draw_id']}", msgspec.json.encode(frozen), day["key"])


def unseal(day: Row, keys: MasterKeys) -> Frozen:
    content = keys.unseal(f"manifest of {day['draw_id']}", day["sealed"], day["key"])
    return msgspec.json.decode(content, type=Frozen)


async def miss(record: Record, day: Row, reason: draw_queries.Reason) -> None:
    """A draw that is not carried out leaves its reason; it is never made up for."""
    await draw_queries.set_missed(day["id"], reason)
    await record("draw.missed", subject=day["draw_id"], facts={"reason": reason, "from": day["state"]})


async def miss_day(day: UUID, now: datetime) -> None:
    """It was not released in time: nobody was there to carry it out, or its beacon did not come."""
    async with change(by="clock", at=now) as record:
        claimed = await draw_queries.claim(day, "planned", "frozen", "drawn")
        if claimed is not None:
            lacks_beacon = claimed["state"] == "frozen" and claimed["beacon_type"] != "none" and not claimed["given"]
            await miss(record, claimed, "beacon" if lacks_beacon else "late")
