"""The draw hour and the release minute. What is drawn is never kept: it is computed again when it is due."""

import asyncio
from datetime import datetime
from uuid import UUID

from inspections.releasing import release
from ledger.changes import Record, change
from ledger.database import Row
from scheduler import queries, queries_draws
from scheduler.drawing import Visit, visits
from scheduler.freezing import secret_of, unseal
from scheduler.keys import MasterKeys
from scheduler.planning import checklist_version
from scheduler.verifier import NO_BEACON


async def draw_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    """From now on the result is fixed: the beacon stands beside the manifest, and the key opens both."""
    async with change(by="clock", at=now) as record:
        claimed = await queries_draws.claim(day, "frozen")
        if claimed is None:
            return
        secret_of(claimed, keys)
        await queries_draws.set_drawn(day, NO_BEACON)
        await record(
            "draw.drawn",
            subject=claimed["draw_id"],
            facts={"manifest_hash": claimed["manifest_hash"].hex(), "beacon": NO_BEACON.hex()},
        )


async def release_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    async with change(by="clock", at=now) as record:
        claimed = await queries_draws.claim(day, "drawn")
        if claimed is None:
            return
        frozen = unseal(claimed, keys)
        drawn = await asyncio.to_thread(visits, frozen, secret_of(claimed, keys), claimed["beacon"])
        for visit in drawn:
            await _release(record, claimed, visit, now)
        await queries_draws.set_released(day)
        await record("draw.released", subject=claimed["draw_id"], facts={"inspections": len(drawn)})


async def _release(record: Record, day: Row, visit: Visit, now: datetime) -> None:
    plan = queries.plan_of(await queries.version(day["plan_version"]))
    await release(
        record,
        kind="drawn",
        programme=day["programme"],
        plan_version=day["plan_version"],
        draw_day=day["id"],
        unit=visit.unit,
        leader=visit.team.leader,
        members=visit.team.members,
        checklist_version=await checklist_version(plan.checklist),
        profile=plan.checklist.profile,
        arrives_at=day["arrives_at"],
        ends_at=day["ends_at"],
        now=now,
        demonstration=day["demonstration"],
    )
