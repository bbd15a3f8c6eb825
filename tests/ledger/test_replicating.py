"""A primary without its synchronous replica: nothing is acknowledged that it alone has, and nobody waits for ever."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import asyncpg
import pytest

from api.embedded_postgres import EmbeddedPostgres
from ledger import replicating
from ledger.changes import change, entry
from ledger.database import DB, rows
from ledger.pool import NotReplicated
from tests.data_dirs import data_dir
from tests.databases import another_database

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ADD = "INSERT INTO kept VALUES ($1)"
SLEEPING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
NOT_WAITING = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND wait_event IS DISTINCT FROM 'SyncRep'"
)
LOST = (NotReplicated, asyncpg.ConnectionDoesNotExistError)


@pytest.fixture(scope="module")
def own_server() -> Iterator[str]:
    """Of this module's own, since it is told to wait for a replica that there is not."""
    with data_dir() as place, EmbeddedPostgres(place) as url:
        yield url


@pytest.fixture
async def alone(own_server: str) -> AsyncIterator[asyncpg.Connection]:
    """Somebody else's connection, to a primary that waits for its replica."""
    with another_database():
        DB.connect_to(own_server)
        await DB.open_pool(1, 4)
        other = await asyncpg.connect(own_server)
        await other.execute("CREATE TABLE IF NOT EXISTS kept (number integer PRIMARY KEY)")
        await other.execute("TRUNCATE kept")
        await wait_for(other, "two")
        try:
            yield other
        finally:
            await wait_for(other, "")
            await DB.close_pool()
            await other.close()


async def wait_for(other: asyncpg.Connection, replica: str) -> None:
    await other.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{replica}'")
    await other.execute("SELECT pg_reload_conf()")
    async with asyncio.timeout(10):
        while await other.fetchval("SHOW synchronous_standby_names") != replica:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def in_a_change(number: int) -> None:
    async with change(by="operator", at=NOW):
        await rows(ADD, number)


async def in_one_statement(number: int) -> None:
    await rows(ADD, number)


Way = Callable[[int], Coroutine[None, None, None]]


@pytest.fixture(params=[in_a_change, in_one_statement], ids=["in a change", "in one statement"])
def add(request: pytest.FixtureRequest) -> Way:
    way: Way = request.param
    return way


@asynccontextmanager
async def waiting(other: asyncpg.Connection, add: Way) -> AsyncIterator[tuple["asyncio.Task[None]", int]]:
    """A change that waits for the replica, and the id of its server process."""
    adding = asyncio.create_task(add(1))
    async with asyncio.timeout(20):
        while (found := await other.fetchval("SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'")) is None:
            assert not adding.done()
            await asyncio.sleep(0.02)
    yield adding, found
    adding.cancel()
    await asyncio.gather(adding, return_exceptions=True)


async def kept(other: asyncpg.Connection) -> list[int]:
    return [each["number"] for each in await other.fetch("SELECT number FROM kept")]


@pytest.mark.parametrize("end", ["pg_cancel_backend", "pg_terminate_backend"])
async def test_a_change_whose_wait_was_ended_is_not_acknowledged(alone: asyncpg.Connection, add: Way, end: str) -> None:
    async with waiting(alone, add) as (adding, process):
        await alone.execute(f"SELECT {end}({process})")
        with pytest.raises(LOST):
            await asyncio.wait_for(adding, 20)
    await wait_for(alone, "")
    assert await rows("SELECT 1 AS one")


async def test_the_time_of_a_statement_does_not_end_the_wait(alone: asyncpg.Connection, add: Way) -> None:
    assert DB.pool is not None
    one = await DB.pool.acquire()
    await one.execute("SET statement_timeout = '100ms'")
    await DB.pool.release(one)
    async with waiting(alone, add) as (adding, _):
        await asyncio.sleep(0.5)
        assert not adding.done()
        assert await kept(alone) == []


async def test_who_stops_waiting_shows_nobody_what_the_replica_lacks(alone: asyncpg.Connection, add: Way) -> None:
    """A server that ends, or a reader who left: PostgreSQL's own cancelling would end the wait and show the row."""
    async with waiting(alone, add) as (adding, _):
        adding.cancel()
        await asyncio.gather(adding, return_exceptions=True)
        await asyncio.sleep(0.3)
        assert await kept(alone) == []
        await wait_for(alone, "")
        async with asyncio.timeout(10):
            while await kept(alone) != [1]:  # noqa: ASYNC110
                await asyncio.sleep(0.02)


async def test_nobody_waits_for_ever_and_who_reads_goes_on(
    alone: asyncpg.Connection, add: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicating, "SECONDS_FOR_THE_REPLICA", 0.2)
    monkeypatch.setattr(replicating, "SECONDS_BETWEEN_LOOKS", 0.05)
    async with replicating.watching_the_replica():
        with pytest.raises(LOST):
            await asyncio.wait_for(add(1), 20)
        for way in (in_a_change, in_one_statement):
            with pytest.raises(NotReplicated):
                await way(2)
        with pytest.raises(NotReplicated):
            entry("operator", NOW, "test.done", "x", {})
        assert await rows("SELECT number FROM kept") == []
        await wait_for(alone, "")
        async with asyncio.timeout(10):
            while DB.replica_away:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        await in_a_change(2)
    assert sorted(await kept(alone)) == [1, 2]
    assert not DB.replica_away


async def test_what_is_known_stays_known_while_nobody_can_look(
    alone: asyncpg.Connection, own_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server has no connection left, say: else each process would add as many waits again, again and again."""
    monkeypatch.setattr(replicating, "SECONDS_FOR_THE_REPLICA", 0.2)
    monkeypatch.setattr(replicating, "SECONDS_BETWEEN_LOOKS", 0.05)
    async with replicating.watching_the_replica():
        with pytest.raises(LOST):
            await asyncio.wait_for(in_one_statement(1), 20)
        DB.connect_to("postgres://sidak:x@127.0.0.1:1")
        await alone.execute(NOT_WAITING)
        await asyncio.sleep(0.5)
        with pytest.raises(NotReplicated):
            await in_a_change(2)
        DB.connect_to(own_server)
        await wait_for(alone, "")
        async with asyncio.timeout(10):
            while DB.replica_away:  # noqa: ASYNC110
                await asyncio.sleep(0.02)


async def test_who_starts_while_others_wait_refuses_changes_at_once(
    alone: asyncpg.Connection, own_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicating, "SECONDS_FOR_THE_REPLICA", 0.2)
    before = await asyncpg.connect(own_server)
    waits = asyncio.create_task(before.execute(ADD, 1))
    await asyncio.sleep(0.5)
    async with replicating.watching_the_replica():
        async with asyncio.timeout(10):
            while not DB.replica_away:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        with pytest.raises(NotReplicated):
            await in_a_change(2)
    await wait_for(alone, "")
    await waits
    await before.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO kept VALUES (3)",
        "WITH added AS (INSERT INTO kept VALUES (3) RETURNING number) SELECT number FROM added",
        "WITH gone AS (\n DELETE FROM kept RETURNING number) SELECT number FROM gone",
        "SELECT number FROM kept FOR NO KEY UPDATE",
        "SELECT number FROM kept FOR SHARE SKIP LOCKED",
    ],
)
async def test_nothing_that_would_wait_is_begun(
    alone: asyncpg.Connection, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DB, "replica_away", True)
    with pytest.raises(NotReplicated):
        await rows(statement)
    assert await rows("SELECT number FROM kept") == []


async def test_a_statement_for_somebody_who_left_is_ended_and_undone(alone: asyncpg.Connection) -> None:
    async def sleep() -> None:
        async with change(by="operator", at=NOW):
            await rows(ADD, 7)
            await rows("SELECT pg_sleep(60)")

    sleeping = asyncio.create_task(sleep())
    async with asyncio.timeout(20):
        while not await alone.fetchval(SLEEPING):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        sleeping.cancel()
        await asyncio.gather(sleeping, return_exceptions=True)
        while await alone.fetchval(SLEEPING):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert sleeping.cancelled()
    assert await rows("SELECT number FROM kept") == []
