"""A real PostgreSQL for every test that asks, a driven clock, and the cast."""

import os
import secrets
from collections.abc import AsyncIterator, Iterator
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import asyncpg
import httpx
import pytest
from hypothesis import HealthCheck, settings
from litestar import Litestar
from litestar.events import SimpleEventEmitter
from msgspec.structs import replace

from api.app import furnish, routed
from api.embedded_postgres import EmbeddedPostgres
from api.migrating import migrate
from api.parts import Parts, assemble
from api.postgres_cluster import SETTINGS
from api.settings import Settings
from api.shell import Shell, read_shell
from ledger.database import DB, rows
from tests.cast import Cast, make_cast
from tests.data_dirs import data_dir
from tests.scheduling import FileByFile
from tests.servers.ceph import ceph, missing_ceph
from tests.servers.s3 import S3Server
from tests.servers.seaweed import missing_seaweed, seaweed

settings.register_profile("sidak", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sidak")


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> FileByFile:
    return FileByFile(config, log)


MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""08:00 in Hưng Yên."""


class Hours:
    """A clock that tests set."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **passed: float) -> datetime:
        self.now += timedelta(**passed)
        return self.now


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The PostgreSQL given by SIDAK_DATABASE_URL, else our own."""
    given = os.environ.get("SIDAK_DATABASE_URL")
    if given:
        yield given
        return
    with data_dir() as place:
        postgres = EmbeddedPostgres(place)
        with pytest.MonkeyPatch.context() as patch:
            # What a power cut would leave of this session's databases interests nobody.
            patch.setitem(SETTINGS, "fsync", "off")
            url = postgres.start()
        yield url
        postgres.stop()


@pytest.fixture(scope="session")
async def database_url(server_url: str, anyio_backend: str) -> AsyncIterator[str]:
    """A database of this session's own, with all tables, dropped afterwards."""
    name = f"sidak_test_{secrets.token_hex(6)}"
    url = f"{server_url.rsplit('/', 1)[0]}/{name}"
    connection = await asyncpg.connect(server_url)
    await connection.execute(f"CREATE DATABASE {name}")
    DB.connect_to(url)
    await DB.open_pool(2, 20)
    await migrate()
    yield url
    await DB.close_connection_pool()
    await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await connection.close()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[str]:
    """Empty again after the test; the ledger's triggers are for everybody but the tests."""
    yield database_url
    await empty()


async def empty() -> None:
    """What holds rows, and what refers to it; making files anew takes long for what holds none."""
    tables = await rows(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
        "AND relname <> 'migration' AND pg_relation_size(oid) > 0"
    )
    if tables:
        names = ", ".join(f'"{table["relname"]}"' for table in tables)
        async with DB.transaction(allow_nested=False):
            await rows("SET LOCAL session_replication_role = replica")
            await rows(f"TRUNCATE {names} CASCADE")


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def parts(tmp_path: Path, hours: Hours) -> Parts:
    return parts_with(Settings(data_dir=tmp_path), hours)


def parts_with(settings: Settings, hours: Hours) -> Parts:
    """As `assemble` makes them, but the built pages are read once for all tests of the process."""
    made = assemble(replace(settings, web_dir=settings.data_dir), hours)
    return replace(made, settings=settings, shell=_built_pages())


@cache
def _built_pages() -> Shell:
    return read_shell(Settings().web_dir)


@pytest.fixture
async def cast(database: str, hours: Hours) -> Cast:
    return await make_cast(hours.now)


@cache
def _routed() -> Litestar:
    return routed(Settings(), with_clock=False, with_database=False)


def app_with(parts: Parts) -> Litestar:
    """As `create_app` makes it, but the routes are put together once for all tests of the process. Only for requests
    in this process: a server would start what the routes were first made with."""
    app = copy(_routed())
    app.event_emitter = SimpleEventEmitter([])
    furnish(app, parts)
    return app


@pytest.fixture
async def client(database: str, parts: Parts) -> AsyncIterator[httpx.AsyncClient]:
    """The whole application in this process and loop; `headers=cast.lan.headers` says who asks."""
    app = app_with(parts)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with app.lifespan(), httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as opened:
        yield opened


@pytest.fixture(scope="session")
def seaweed_server() -> Iterator[S3Server]:
    require(missing_seaweed())
    with seaweed() as server:
        yield server


@pytest.fixture(scope="session")
def ceph_server() -> Iterator[S3Server]:
    require(missing_ceph())
    with ceph() as server:
        yield server


def require(missing: str | None) -> None:
    """What is missing here is a reason to skip; in CI nothing may be missing."""
    if missing and os.environ.get("CI") == "true":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
