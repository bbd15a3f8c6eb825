"""The draw hour and the release minute. What is drawn is never kept: it is computed again when it is due."""

import asyncio
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID

from inspections.visiting.ending import TEAM_ABSENT, break_off
from inspections.visiting.releasing import release
from ledger.changes import Record, change
from ledger.database import Row
from scheduler import draw_queries, queries
from scheduler.assigning import Visit
from scheduler.beacons import value_of
from scheduler.drawing import visits
from scheduler.freezing import first_use, secret_of, unseal
from scheduler.keys import MasterKeys
from scheduler.planning import checklist_version
from scheduler.plans import OrderKind, Plan, Slot, Team
from scheduler.slots import plan_at, slot_of, times_at
from scheduler.substituting import Muster, key_of, note, regrouped


class Mission(NamedTuple):
    """Which team goes where, and by which draw."""

    kind: Literal["drawn"] | OrderKind
    unit: UUID
    team: Team
    draw_day: UUID | None
    goes: bool = True
    """False when everybody of the team is absent."""


async def draw_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    """From now on the result is fixed: the beacon stands beside the manifest, and the key opens both.

    Until the beacon is there the day waits: `due_draw_queries.due_to_draw` leaves it out.
    """
    async with change(by="clock", at=now) as record:
        claimed = await draw_queries.claim(day, "frozen")
        if claimed is None:
            return
        secret_of(claimed, keys)
        beacon, _ = await value_of(unseal(claimed, keys).manifest)
        if not await first_use(record, claimed, keys.used.draw, claimed["manifest_hash"], beacon):
            return
        await draw_queries.set_drawn(day, beacon)
        facts = {"manifest_hash": claimed["manifest_hash"].hex(), "beacon": beacon.hex()}
        await record("draw.drawn", subject=claimed["draw_id"], facts=facts)


async def release_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    """At the release minute of the slot that the draw gives; before it nothing is done and nothing kept."""
    async with change(by="clock", at=now) as record:
        claimed = await draw_queries.claim(day, "drawn")
        if claimed is None:
            return
        plan = queries.plan_of(await queries.version(claimed["plan_version"]))
        slot = slot_of(plan, key_of(claimed, keys))
        if slot is not None:
            zone = (await queries.programme(claimed["programme"]))["zone"]
            times = times_at(plan, slot, claimed["day"], zone)
            claimed = {**claimed, "release_at": times.release_at, "arrives_at": times.arrives_at}
        if claimed["release_at"] <= now:
            await _release(record, claimed, plan_at(plan, slot), slot, keys)


async def _release(record: Record, day: Row, plan: Plan, slot: Slot | None, keys: MasterKeys) -> None:
    frozen = unseal(day, keys)
    drawn = await asyncio.to_thread(visits, frozen, secret_of(day, keys), day["beacon"])
    muster = Muster(day, keys, [visit.team for visit in drawn], record.at)
    for visit in drawn:
        await _send_drawn(record, day, plan, visit, await muster.replaced(visit.team, visit.unit))
    await draw_queries.set_released(day["id"], slot.name if slot else None, day["release_at"], day["arrives_at"])
    await record("draw.released", subject=day["draw_id"], facts={"inspections": len(drawn)})


async def _send_drawn(record: Record, day: Row, plan: Plan, visit: Visit, instead: dict[UUID, UUID | None]) -> None:
    """Who is absent does not hear of it, unless nobody is left: then the row says that it was cancelled."""
    team = regrouped(visit.team, instead)
    mission = Mission("drawn", visit.unit, team or visit.team, day["id"], goes=team is not None)
    inspection = await send_out(record, day, plan, mission, record.at)
    for absent, substitute in instead.items():
        await note(record, inspection, absent, substitute)
    if team is None:
        await break_off(record, inspection, "cancel", TEAM_ABSENT, None)


async def send_out(record: Record, ordered: Row, plan: Plan, mission: Mission, now: datetime) -> UUID:
    """`ordered` is the row of a draw day or of an order: both say for which programme, and when."""
    return await release(
        record,
        kind=mission.kind,
        programme=ordered["programme"],
        plan_version=ordered["plan_version"],
        draw_day=mission.draw_day,
        unit=mission.unit,
        leader=mission.team.leader,
        members=mission.team.members,
        checklist_version=await checklist_version(plan.checklist),
        profile=plan.checklist.profile,
        arrives_at=ordered["arrives_at"],
        ends_at=ordered["ends_at"],
        now=now,
        demonstration=ordered["demonstration"],
        goes=mission.goes,
        deadlines=plan.deadlines,
    )
