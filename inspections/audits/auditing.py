"""The audit of inspectors: visits are read when they are concluded, the figures are made every night."""

import asyncio
from collections import defaultdict
from datetime import datetime, time, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec

from checklists.publishing import PublishedChecklist, published_version
from inspections.audits import audit_queries as queries
from inspections.audits.audit_figures import figures_of
from inspections.audits.audit_reading import Readings, readings_of
from ledger.changes import change
from ledger.database import Row

WITHIN = timedelta(days=2 * 365)
AT_A_TIME = 200
NIGHT = time(18)
"""UTC: one in the morning in Hà Nội and Jakarta."""


async def read_visits(now: datetime, most: int) -> int:
    """How many were read; a few at a time, beside everything else."""
    read = 0
    while read < most:
        visits = await queries.unread(now - WITHIN, now, min(AT_A_TIME, most - read))
        if not visits:
            break
        await _read(visits, now)
        read += len(visits)
    return read


async def _read(visits: list[Row], now: datetime) -> None:
    by_visit: dict[UUID, list[Row]] = defaultdict(list)
    for revision in await queries.revisions([each for visit in visits for each in visit["revisions"]]):
        by_visit[revision["inspection"]].append(revision)
    versions = {each: await published_version(each) for each in {visit["checklist_version"] for visit in visits}}
    found = await asyncio.to_thread(_readings, visits, by_visit, versions)
    sheets = msgspec.json.encode([sheet for each in found for sheet in each.sheets])
    pairs = msgspec.json.encode([pair for each in found for pair in each.pairs])
    async with change(by="clock", at=now):
        await queries.keep_readings([visit["id"] for visit in visits], sheets, pairs, now)


def _readings(
    visits: list[Row], revisions: dict[UUID, list[Row]], versions: dict[UUID, PublishedChecklist]
) -> list[Readings]:
    return [readings_of(visit, revisions[visit["id"]], versions[visit["checklist_version"]]) for visit in visits]


def is_due(last: datetime | None, now: datetime) -> bool:
    """Once a night; the first time at once."""
    tonight = now.replace(hour=NIGHT.hour, minute=0, second=0, microsecond=0)
    return last is None or last < (tonight if now >= tonight else tonight - timedelta(days=1))


async def compute_when_due(now: datetime) -> None:
    if is_due(await queries.last_computed(), now):
        await compute(now)


async def compute(now: datetime) -> None:
    """All figures anew. The ledger keeps their hash, so that nobody alters what was shown."""
    sheets = await queries.sheets_since(now - WITHIN)
    if not sheets:
        return
    figures = await asyncio.to_thread(figures_of, sheets, await queries.pairs_since(now - WITHIN))
    made = msgspec.json.encode([{"person": person, "figures": each} for person, each in figures.items()])
    async with change(by="clock", at=now) as record:
        await queries.replace_figures(made, now)
        facts = {"people": len(figures), "sheets": len(sheets), "sha256": sha256(made).hexdigest()}
        await record("inspector-audits.computed", subject="inspector-audits", facts=facts)
