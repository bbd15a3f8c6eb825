"""The draw hour and the release minute. What is drawn is never kept: it is computed again when it is due."""

import asyncio
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID

from inspections.releasing import release
from ledger.changes import Record, change
from ledger.database import Row
from scheduler import draw_queries, queries
from scheduler.drawing import visits
from scheduler.freezing import secret_of, unseal
from scheduler.keys import MasterKeys
from scheduler.planning import checklist_version
from scheduler.plans import OrderKind, Plan, Team
from scheduler.verifier import NO_BEACON


class Mission(NamedTuple):
    """Which team goes where, and by which draw."""

    kind: Literal["drawn"] | OrderKind
    unit: UUID
    team: Team
    draw_day: UUID | None


async def draw_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    """From now on the result is fixed: the beacon stands beside the manifest, and the key opens both."""
    async with change(by="clock", at=now) as record:
        claimed = await draw_queries.claim(day, "frozen")
        if claimed is None:
            return
        secret_of(claimed, keys)
        await draw_queries.set_drawn(day, NO_BEACON)
        await record(
            "draw.drawn",
            subject=claimed["draw_id"],
            facts={"manifest_hash": claimed["manifest_hash"].hex(), "beacon": NO_BEACON.hex()},
        )


async def release_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    async with change(by="clock", at=now) as record:
        claimed = await draw_queries.claim(day, "drawn")
        if claimed is None:
            return
        frozen = unseal(claimed, keys)
        drawn = await asyncio.to_thread(visits, frozen, secret_of(claimed, keys), claimed["beacon"])
        plan = queries.plan_of(await queries.version(claimed["plan_version"]))
        for visit in drawn:
            await send_out(record, claimed, plan, Mission("drawn", visit.unit, visit.team, day), now)
        await draw_queries.set_released(day)
        await record("draw.released", subject=claimed["draw_id"], facts={"inspections": len(drawn)})


async def send_out(record: Record, ordered: Row, plan: Plan, mission: Mission, now: datetime) -> None:
    """`ordered` is the row of a draw day or of an order: both say for which programme, and when."""
    await release(
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
    )
