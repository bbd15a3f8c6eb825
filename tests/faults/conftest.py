import os
import random
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from api.embedded_postgres import EmbeddedPostgres
from api.migrating import migrate
from api.parts import Parts, assemble
from api.settings import load
from ledger.database import DB
from scheduler.keys import MasterKeys
from tests.api.accounts import give_password
from tests.cast import Cast, Member, make_cast, member
from tests.data_dirs import data_dir
from tests.databases import another_database
from tests.faults.disks import own_disk
from tests.faults.machines import Machines
from tests.faults.turned_clock import TurnedClock
from tests.scheduler.stories import add_centres, plan
from tests.servers.s3 import S3Server
from tests.tooling.programs import module
from tests.uploads.servers import Server

FAULTS = int(os.environ.get("FAULTS", "60"))
"""`make soak` has more."""
STORES = ["disk"] if FAULTS < 200 else ["disk", "seaweed_server"]
"""Each has its share of the faults; the few of the short form are spent on one."""
CENTRES = 30
DRAWN_DAYS = 300


class Province(msgspec.Struct, frozen=True):
    """`parts` are the server's, looked at from here."""

    cast: Cast
    people: list[Member]
    machines: Machines
    parts: Parts


@pytest.fixture
def dice() -> random.Random:
    seed = os.environ.get("FAULTS_SEED", "7")
    sys.stdout.write(f"FAULTS_SEED={seed}\n")
    return random.Random(int(seed))


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> S3Server | None:
    """Where photos lie; None is the server's own disk."""
    if request.param == "disk":
        return None
    server: S3Server = request.getfixturevalue(request.param)
    return server


@pytest.fixture
def place() -> Iterator[Path]:
    """Where two disks are put."""
    with data_dir() as path:
        path.mkdir(mode=0o711)
        yield path


@pytest.fixture
async def province(place: Path, store: S3Server | None, dice: random.Random) -> AsyncIterator[Province]:
    async with AsyncExitStack() as stack:
        disk = stack.enter_context(own_disk(place / "server"))
        database_disk = stack.enter_context(own_disk(place / "database"))
        if disk is None:
            sys.stdout.write("no disk is filled: no file system may be mounted here\n")
        url = stack.enter_context(EmbeddedPostgres(place / "database" / "var", serving=True))
        stack.enter_context(another_database())
        DB.connect_to(url)
        await DB.open_pool(1, 8)
        stack.push_async_callback(DB.close_pool)
        await migrate()
        variables = {} if store is None else store.settings | {"SIDAK_S3_BUCKET": f"evidence-{uuid4().hex[:12]}"}
        data = place / "server" / "var"
        parts = assemble(load(variables | {"SIDAK_DATA_DIR": str(data)}))
        cast, people = await people_of(parts.keys)
        clock = TurnedClock(place / "clock")
        clock.turn(0)
        server = Server(url, data, variables, partial(module, "tests.faults.turned_clock", str(place / "clock")))
        stack.callback(server.kill)
        server.start()
        machines = Machines(server, clock, place / "database" / "var", disk, database_disk, store, dice)
        yield Province(cast, people, machines, parts)


async def people_of(keys: MasterKeys) -> tuple[Cast, list[Member]]:
    """The cast, who are drawn for every day from the day after tomorrow on, and two more reviewers for objections."""
    now = datetime.now(UTC)
    cast = await make_cast(now)
    await add_centres(cast, CENTRES)
    first = (now + timedelta(days=2)).date()
    await plan(cast, keys, now, first, first + timedelta(days=DRAWN_DAYS))
    await give_password(cast.khoa, now)
    more = [await member(name, name, cast.hung_yen, now, ("reviewer", cast.hung_yen)) for name in ("hoa", "binh")]
    return cast, [cast.hung, cast.hung, cast.mai, cast.tuan, cast.tuan, cast.thu, cast.minh, *more]
