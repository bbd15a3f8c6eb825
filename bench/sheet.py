"""One sheet of 30 answers submitted: stored, checked, scored, its findings proposed, its ledger entry written.

The floor is a bare Litestar route that inserts the same bytes as one row by asyncpg, in a server of its own on the same
machine and in the same run. Both get the same requests from one client, in turn; what counts is the CPU that each
server process used a request (user and system). PostgreSQL's CPU is printed beside it.
"""

import asyncio
import os
import socket
import statistics
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
import msgspec
import psutil

from api.embedded_postgres import EmbeddedPostgres
from api.migrating import migrate
from checklists.format import Document
from checklists.items import CountRule, Item, PhotoRule, ScaleRule, TextRule
from checklists.publishing import newest_version
from checklists.starting import publish_starters
from inspections.visiting.releasing import release
from ledger.changes import change
from ledger.database import DB, row
from ledger.identifiers import uuid7
from tests.api.story import SheetOnPhone, open_door
from tests.cast import Cast, Member, make_cast
from tests.data_dirs import data_dir

BUDGET = 3.0
ROUNDS = 7
REQUESTS = 300
CHECKLIST = "CL-VN-01"


class Costs(msgspec.Struct):
    """Microseconds of CPU a request."""

    server: list[float] = []
    postgres: list[float] = []


class Target(msgspec.Struct):
    """A running server and how to send it the next sheet."""

    process: subprocess.Popen[bytes]
    client: httpx.AsyncClient
    postmaster: psutil.Process
    costs: Costs


def main() -> None:
    with data_dir() as place, EmbeddedPostgres(place) as url:
        asyncio.run(compare(url, place))


async def compare(url: str, place: Path) -> None:
    DB.connect_to(url)
    await DB.open_pool(1, 4)
    await migrate()
    now = datetime.now(UTC)
    cast = await make_cast(now)
    sheet = await prepare(cast, now)
    backend = await row("SELECT pg_backend_pid() AS pid")
    postmaster = psutil.Process(backend["pid"] if backend else 0).parent()
    assert postmaster
    bare, ours = (start(name, url, place, postmaster) for name in ("bare", "sidak"))
    try:
        await ready(bare, ours)
        assert (await open_door(ours.client, cast.hung, sheet.inspection, now)).status_code == 201
        await measure(bare, ours, cast.hung, sheet, now)
    finally:
        for target in (bare, ours):
            target.process.terminate()
            target.process.wait()
            await target.client.aclose()
        await DB.close_connection_pool()
    report(bare.costs, ours.costs)


async def prepare(cast: Cast, now: datetime) -> SheetOnPhone:
    await publish_starters(cast.thu.person, cast.minh.person, now)
    checklist = await newest_version(CHECKLIST)
    async with change(by="clock", at=now) as record:
        inspection = await release(
            record,
            kind="drawn",
            programme=uuid7(),
            plan_version=None,
            draw_day=None,
            unit=cast.centre.id,
            leader=cast.hung.person,
            members=[cast.mai.person],
            checklist_version=checklist.id,
            profile="full",
            arrives_at=now,
            ends_at=now + timedelta(hours=9),
            now=now,
        )
    return SheetOnPhone(inspection, checklist)


def start(name: str, url: str, place: Path, postmaster: psutil.Process) -> Target:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"BENCH_DATABASE": url, "BENCH_DATA_DIR": str(place)}
    command = [sys.executable, "-m", "uvicorn", f"bench.sheet_servers:{name}", "--factory", "--port", str(port)]
    process = subprocess.Popen([*command, "--log-level", "warning", "--no-access-log"], env=environment)
    return Target(process, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30), postmaster, Costs())


async def ready(*targets: Target) -> None:
    for target in targets:
        for _ in range(300):
            try:
                await target.client.get("/health/live")
                break
            except httpx.TransportError:
                await asyncio.sleep(0.1)


async def measure(bare: Target, ours: Target, inspector: Member, sheet: SheetOnPhone, now: datetime) -> None:
    """The first round warms up; both get the very same bytes."""
    answers = thirty_answers(sheet.checklist.document)
    for _ in range(ROUNDS):
        numbers = range(sheet.revision + 1, sheet.revision + 1 + REQUESTS)
        bodies = [sheet.next(answers, now, reason="Đếm lại lần nữa") for _ in numbers]
        before = cpu(bare)
        for number, body in zip(numbers, bodies, strict=True):
            (await bare.client.put(f"/{number}", content=body)).raise_for_status()
        charge(bare, before)
        before = cpu(ours)
        for number, body in zip(numbers, bodies, strict=True):
            assert (await sheet.send(ours.client, inspector, body, number)).status_code == 201
        charge(ours, before)


def cpu(target: Target) -> tuple[float, float]:
    """Seconds used so far by the server, and by PostgreSQL with all its processes."""
    postgres = [target.postmaster, *target.postmaster.children()]
    return used(psutil.Process(target.process.pid)), sum(used(process) for process in postgres)


def used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def charge(target: Target, before: tuple[float, float]) -> None:
    after = cpu(target)
    target.costs.server.append((after[0] - before[0]) / REQUESTS * 1e6)
    target.costs.postgres.append((after[1] - before[1]) / REQUESTS * 1e6)


def thirty_answers(document: Document) -> list[dict[str, object]]:
    """Every item answered, a few of them badly, so that findings are proposed."""
    return [{"item": item.code} | answer(item, number) for number, item in enumerate(document.items)]


def answer(item: Item, number: int) -> dict[str, object]:
    rule = item.answer
    if isinstance(rule, CountRule):
        if rule.denominator is None:
            return {"type": "count", "value": 0}
        return {"type": "count", "value": 7 if number % 4 == 0 else 8, "denominator": 8}
    if isinstance(rule, ScaleRule):
        return {"type": "scale", "value": 4}
    if isinstance(rule, TextRule):
        return {"type": "text", "value": "Cán bộ hướng dẫn tận tình"}
    if isinstance(rule, PhotoRule):
        return {"type": "photo", "evidence": [str(UUID(int=number + 1))]}
    return {"type": "yesno", "value": "no" if number % 7 == 0 else "yes"}


def report(bare: Costs, ours: Costs) -> None:
    for name, costs in (("bare insert", bare), ("sheet submitted", ours)):
        server, postgres = (statistics.mean(figures[1:]) for figures in (costs.server, costs.postgres))
        print(f"{name}: server {server:.0f} µs, PostgreSQL {postgres:.0f} µs CPU a request")
    ratio = sum(ours.server[1:]) / sum(bare.server[1:])
    print(f"sheet-submission ratio {ratio:.2f} budget {BUDGET}")


if __name__ == "__main__":
    main()
