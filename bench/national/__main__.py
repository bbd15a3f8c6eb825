"""Ten years of the whole country, every GET route, as each role: p50 and p95 at the server.

The data are made first where they are not there yet, in SIDAK_BENCH_DIR (var/national). What is judged is a ratio: the
time of a list or a report over that of `SELECT 1` through the same server right before it. The budget of a list is
100 ms, that of the floor is taken as 1.2 ms, which makes 83. Files and papers, with `--files`, are printed, not judged.
With the usual 20 calls a 95th percentile is the slowest of them. A server that does not answer has no time that is
short enough.
There are no photos among the data, no saved papers and no webhooks, so that their lists are measured empty.
`python -m bench.national.drill` backs the same data up and restores them into an empty place.
"""

import argparse
import asyncio
import math
import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import httpx

from api.demo.accounts import PASSWORD
from api.embedded_postgres import EmbeddedPostgres
from bench.national.finding import find_ids
from bench.national.routes import SLOW, Route, routes
from bench.national.server import FLOOR
from organisation.unit_sources import read_vietnam

MILLISECONDS, FLOOR_MILLISECONDS = 100.0, 1.2
SECONDS_TO_MAKE, SECONDS_TO_END = 6 * 3600, 60
BUDGET = MILLISECONDS / FLOOR_MILLISECONDS
READERS = {
    "anybody": "",
    "administrator": "khoa",
    "overseer": "dewi",
    "reviewer": "binh",
    "planner": "kehoach.{province}",
    "province's reviewer": "thamdinh.{province}.1",
    "inspector": "thanhtra.{province}.01",
    "unit head": "thutruong.{commune}",
}


class Measured(NamedTuple):
    """Milliseconds; `floor` is the 95th percentile of `SELECT 1` meanwhile."""

    route: str
    reader: str
    p50: float
    p95: float
    floor: float
    status: int

    @property
    def ratio(self) -> float:
        return self.p95 / self.floor


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.national")
    parser.add_argument("--calls", type=int, default=20, help="of each route as each reader, usually 20")
    parser.add_argument("--only", default="", help="routes whose name has this in it")
    parser.add_argument("--files", action="store_true", help="files and papers too: whole tables take many minutes")
    parser.add_argument("--database", default="", help="measure on this one, which holds national data already")
    parser.add_argument("--years", type=int, default=10, help="of the data, where they are made now; usually 10")
    parser.add_argument("--readers", default="", help="only these, with commas between: " + ", ".join(READERS))
    arguments = parser.parse_args()
    place = Path(os.environ.get("SIDAK_BENCH_DIR", "var/national")).absolute()
    if arguments.database:
        return asyncio.run(measure(arguments.database, place, arguments))
    _make(place, arguments.years)
    with EmbeddedPostgres(place) as url:
        return asyncio.run(measure(url, place, arguments))


def _make(place: Path, years: int) -> None:
    """Once: the mark is written when all is there."""
    mark = place / "national-data-made"
    if mark.exists():
        return
    command = [sys.executable, "-m", "api.command", "demo", "--national", "--years", str(years)]
    if Path(sys.executable).with_name("sidak").exists():
        command = [str(Path(sys.executable).with_name("sidak")), *command[3:]]
    begun = time.monotonic()
    environment = os.environ | {"SIDAK_DATA_DIR": str(place), "SIDAK_DATABASE_URL": ""}
    subprocess.run(command, check=True, env=environment, timeout=SECONDS_TO_MAKE)
    mark.write_text(f"{time.monotonic() - begun:.0f} seconds\n")


async def measure(url: str, place: Path, arguments: argparse.Namespace) -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"BENCH_DATABASE": url, "BENCH_DATA_DIR": str(place)}
    command = [sys.executable, "-m", "uvicorn", "bench.national.server:sidak", "--factory", "--port", str(port)]
    process = subprocess.Popen([*command, "--log-level", "warning", "--no-access-log"], env=environment)  # noqa: ASYNC220
    address = f"http://127.0.0.1:{port}"
    try:
        await _ready(address)
        chosen = arguments.readers.split(",") if arguments.readers else READERS
        found = [each for reader in chosen for each in await _as(address, reader, READERS[reader], arguments)]
    finally:
        process.terminate()
        _wait(process)
    return report(found)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


async def _ready(address: str) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        for _ in range(300):
            try:
                if (await client.get(FLOOR)).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.2)
    raise RuntimeError("the server does not start")


async def _as(address: str, reader: str, username: str, arguments: argparse.Namespace) -> list[Measured]:
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        strata = (await client.get("/v1/strata?limit=1")).json()["items"]
        province = strata[0]["stratum"].rpartition(".")[2] if strata else "01"
        await _sign_in(client, username.format(province=province, commune=_commune(province)))
        description = (await client.get("/api/v1/openapi.json")).json()
        ids = await find_ids(client)
        wanted = [route for route in routes(description, ids) if _is_wanted(route, arguments)]
        found = [await _measure(client, reader, route, arguments.calls) for route in wanted]
    print(f"{reader}: {sum(each is not None for each in found)} of {len(found)} routes answered", flush=True)
    return [each for each in found if each]


def _is_wanted(route: Route, arguments: argparse.Namespace) -> bool:
    return arguments.only in route.name and (arguments.files or route.name not in SLOW)


def _commune(province: str) -> str:
    """The first of the province, by its code."""
    return min(row.fields["code"] for row in read_vietnam().rows if row.fields["parent_code"] == province)


async def _sign_in(client: httpx.AsyncClient, username: str) -> None:
    if not username:
        return
    body = {"username": username, "password": PASSWORD, "deviceName": "bench"}
    response = await client.post("/v1/sessions", json=body)
    if response.status_code != 201:
        raise RuntimeError(f"{username} cannot sign in: {response.text}")
    client.headers["authorization"] = f"Bearer {response.json()['token']}"


async def _measure(client: httpx.AsyncClient, reader: str, route: Route, calls: int) -> Measured | None:
    """Only of what is answered: the first address that is."""
    paths = [path for path in route.paths if (await client.get(path)).status_code == 200]
    if not paths:
        return None
    times, floors = [], []
    for number in range(calls):
        floors.append(await _time(client, FLOOR))
        times.append(await _time(client, paths[number % len(paths)]))
    return Measured(route.name, reader, statistics.median(times), _p95(times), _p95(floors), 200)


async def _time(client: httpx.AsyncClient, path: str) -> float:
    """Of what was not answered in full, no time is short enough: a refusal is quick."""
    begun = time.perf_counter()
    response = await client.get(path)
    taken = 1000 * (time.perf_counter() - begun)
    if response.status_code != 200:
        print(f"{path} was answered with {response.status_code}: {response.text[:200]}", file=sys.stderr)
        return math.inf
    return taken


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def report(found: list[Measured]) -> int:
    print(f"{'p50 ms':>9} {'p95 ms':>9} {'floors':>8}  route, reader")
    for each in sorted(found, key=lambda each: -each.p95):
        note = f"  [{SLOW[each.route]}]" if each.route in SLOW else ""
        print(f"{each.p50:9.1f} {each.p95:9.1f} {each.ratio:8.1f}  {each.route}, {each.reader}{note}")
    judged = [each for each in found if each.route not in SLOW]
    over = [each for each in judged if each.ratio > BUDGET]
    worst = max(judged, key=lambda each: each.ratio)
    print(f"national-p95 ratio {worst.ratio:.2f} budget {BUDGET:.0f}")
    for each in over:
        print(f"{each.route} as {each.reader} is above the budget", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
