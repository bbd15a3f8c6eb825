"""The freeze hour: the day's manifest is made, committed to in the ledger, and sealed until the reveal."""

import asyncio
import secrets
from datetime import datetime
from uuid import UUID

import msgspec

from ledger.changes import Record, change
from ledger.database import Row
from scheduler import draw_queries, queries
from scheduler.conflicts import conflicts
from scheduler.drawing import FIRST_IN_CHAIN, Entrant, Frozen, Staffing, Terms, freeze, manifest_hash
from scheduler.keys import MasterKeys, MissingKey
from scheduler.open_days import is_open
from scheduler.plans import Plan
from scheduler.rules import daily_frequency
from scheduler.verifier import seed_commitment


async def freeze_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    async with change(by="clock", at=now) as record:
        await draw_queries.lock_chain(day)
        claimed = await draw_queries.claim(day, "planned")
        if claimed is None:
            return
        programme = await queries.programme(claimed["programme"])
        if not await is_open(programme, claimed["day"]):
            await miss(record, claimed, "closed")
            return
        await _freeze(record, claimed, programme, keys, now)


async def _freeze(record: Record, day: Row, programme: Row, keys: MasterKeys, now: datetime) -> None:
    version = await queries.version(day["plan_version"])
    plan = queries.plan_of(version)
    entrants, staffing = await _inputs(programme, plan, day, now)
    prev = await draw_queries.last_manifest_hash(day["stratum"]) or FIRST_IN_CHAIN
    terms = Terms(day["stratum"], day["day"], plan.capacity, version["policy_hash"], prev, programme["demonstration"])
    # The country in one stratum takes a second; the other requests go on meanwhile.
    frozen = await asyncio.to_thread(freeze, terms, secret_of(day, keys), entrants, staffing)
    hashed = manifest_hash(frozen.manifest)
    await draw_queries.set_frozen(day["id"], prev, hashed, _seal(day, frozen, keys))
    facts = {"manifest_hash": hashed.hex(), "prev": prev.hex(), "capacity": frozen.manifest["capacity"]}
    await record("draw.frozen", subject=day["draw_id"], facts=facts | {"planned_capacity": plan.capacity})


async def _inputs(programme: Row, plan: Plan, day: Row, now: datetime) -> tuple[list[Entrant], Staffing]:
    units = await queries.units_of(programme, day["day"])
    entrants = [Entrant(unit["code"], unit["id"], daily_frequency(plan, unit["code"], unit["kind"])) for unit in units]
    people = [person for team in plan.teams for person in team.people]
    active = await queries.inspectors_among(programme, people, now)
    teams = tuple(team for team in plan.teams if active.issuperset(team.people))
    met = await conflicts(people, units, now)
    barred = tuple(
        (entrant.code, position)
        for entrant in entrants
        for position, team in enumerate(teams)
        if any((person, entrant.unit) in met for person in team.people)
    )
    return entrants, Staffing(teams, {}, barred, secrets.token_hex(16))


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
    """The day ended before its release: nobody was there to carry it out."""
    async with change(by="clock", at=now) as record:
        claimed = await draw_queries.claim(day, "planned", "frozen", "drawn")
        if claimed is not None:
            await miss(record, claimed, "late")
