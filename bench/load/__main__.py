"""2,000 phones and 500 desks on a morning of sign-ins, releases, sheets, photos and inboxes, on one machine.

The driver, the server's processes and PostgreSQL share the machine. Offered load grows step by step, whatever the
answers take, until the 99th percentile is no longer flat: the step before is the knee. Then two and three times as much
comes, then half of the knee. It fails when the server does not shed what is too much, when what it serves then has no
bounded p99, when it does not recover, answers wrongly, or has lost what it acknowledged. The data are made first where
they are not there yet, in SIDAK_BENCH_DIR (var/load).
"""

import argparse
import asyncio
import gc
import os
import resource
import signal
import sys
from pathlib import Path

import psutil
import uvloop

from api.embedded_postgres import EmbeddedPostgres
from bench.load.driving import Driver, Outcome
from bench.load.keeping import losses
from bench.load.preparing import Morning, fresh_copy, nation, prepare
from bench.load.servers import Meter, serving
from tests.tooling.programs import postmaster


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.load")
    parser.add_argument("--phones", type=int, default=2_000, help="usually 2000")
    parser.add_argument("--desks", type=int, default=500, help="usually 500")
    parser.add_argument("--seconds", type=float, default=12, help="of each step, usually 12")
    parser.add_argument("--servers", type=int, default=os.cpu_count() or 1, help="processes, usually one for each core")
    parser.add_argument("--factors", default="", help="only these shares of the morning's rate, with commas between")
    arguments = parser.parse_args()
    place = Path(os.environ.get("SIDAK_BENCH_DIR", "var/load")).absolute()
    _allow_many_connections()
    # So that what it started ends with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with EmbeddedPostgres(place) as server:
        asyncio.run(nation(server, place, arguments.phones))
        url, folder = asyncio.run(fresh_copy(server, place))
        morning = asyncio.run(prepare(url, arguments.phones, arguments.desks))
        outcome = live(morning, url, folder, postmaster(place), arguments)
        lost = asyncio.run(losses(url, folder, outcome.log))
    return judge([*outcome.complaints, *lost])


def live(morning: Morning, url: str, folder: Path, postgres: psutil.Process, arguments: argparse.Namespace) -> Outcome:
    factors = [float(each) for each in arguments.factors.split(",") if each]
    with serving(url, folder, arguments.servers) as servers:
        driver = Driver(morning, servers, Meter(servers, postgres), arguments.seconds, url)
        # What is there by now stays; looking through it again and again would be the driver's longest pause.
        gc.freeze()
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(driver.run(factors))


def judge(complaints: list[str]) -> int:
    for each in complaints:
        print(each, file=sys.stderr)
    print("load: " + ("failed" if complaints else "kept"))
    return 1 if complaints else 0


def _allow_many_connections() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    sys.exit(main())
