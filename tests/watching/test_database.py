"""The database is away, overrun, only reads, or is newer than the program: people are told, and it mends by itself."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import httpx
import pytest

from api import health
from api.databases import connections
from api.migrating import migrate
from api.parts import Parts
from ledger import hosts, pool
from ledger.database import DB, row, rows
from ledger.hosts import Hosts, urls_of
from scheduler.clock import LEADER_LOCK, LEADS_NO_MORE, TAKE_THE_LEAD
from tests.api.accounts import problem
from tests.cast import Cast

pytestmark = pytest.mark.anyio
NOWHERE = "postgres://sidak:x@127.0.0.1:1"


@pytest.fixture
async def small(database: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """A pool of two, in which nobody waits long."""
    monkeypatch.setattr(pool, "SECONDS_FOR_A_CONNECTION", 0.2)
    before, DB.pool = DB.pool, None
    await DB.open_pool(1, 2)
    yield
    await DB.close_pool()
    DB.pool = before


async def test_without_a_free_connection_people_are_told_to_come_back(
    small: None, client: httpx.AsyncClient, cast: Cast
) -> None:
    assert DB.pool is not None
    async with DB.pool.acquire(), DB.pool.acquire():
        refused = await client.get("/v1/me", headers=cast.lan.headers)
        assert problem(refused) == (503, "overloaded")
        assert refused.headers["retry-after"] == str(refused.json()["seconds"])
        assert (await client.get("/health/live")).status_code == 200
    assert (await client.get("/v1/me", headers=cast.lan.headers)).status_code == 200
    assert DB.pool.waiting == 0


async def test_who_waits_for_a_connection_is_counted(small: None) -> None:
    assert DB.pool is not None
    async with DB.pool.acquire(), DB.pool.acquire():
        waiting = asyncio.create_task(rows("SELECT 1 AS one"))
        await asyncio.sleep(0.05)
        assert DB.pool.waiting == 1
    assert await waiting


async def test_a_database_that_only_reads_is_left_and_found_again(
    small: None, client: httpx.AsyncClient, cast: Cast
) -> None:
    """As the old primary after a failover: it answers, but takes no changes."""
    [here] = await rows("SELECT current_database() AS name, pg_backend_pid() AS pid")
    await rows(f"ALTER DATABASE {here['name']} SET default_transaction_read_only = on")
    assert DB.pool is not None
    await DB.pool.expire_connections()
    try:
        assert problem(await client.get("/health/ready")) == (503, "not-acceptable-now")
        refused = await client.delete("/v1/sessions/current", headers=cast.lan.headers)
        assert problem(refused) == (503, "not-acceptable-now")
        assert "retry-after" in refused.headers
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await rows("DELETE FROM ledger_pending")
    finally:
        owner = await asyncpg.connect(DB.config["dsn"], server_settings={"default_transaction_read_only": "off"})
        await owner.execute(f"ALTER DATABASE {here['name']} RESET default_transaction_read_only")
        await owner.close()
    assert (await client.get("/health/ready")).status_code == 200
    assert (await client.get("/v1/me", headers=cast.lan.headers)).status_code == 200


async def test_a_lock_that_another_keeps_too_long_is_not_waited_for(
    small: None, client: httpx.AsyncClient, cast: Cast, database: str
) -> None:
    assert DB.pool is not None
    await DB.pool.expire_connections()
    other = await asyncpg.connect(database)
    async with other.transaction():
        await other.execute("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
        one = await DB.pool.acquire()
        await one.execute("SET lock_timeout = '50ms'")
        await DB.pool.release(one)
        assert problem(await client.get("/v1/me", headers=cast.lan.headers)) == (503, "overloaded")
    await other.close()


async def test_requests_are_bounded_and_an_operators_command_is_not(small: None) -> None:
    async def limits() -> list[str]:
        names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        found = [await row("SELECT current_setting($1) AS value", name) for name in names]
        return [str(each["value"]) for each in found if each]

    assert await limits() == ["30s", "10s", "1min"]
    await DB.close_pool()
    async with connections():
        assert await limits() == ["0", "0", "1min"]
    await DB.open_pool(1, 2)


async def test_an_older_program_serves_on_a_newer_database(database: str, client: httpx.AsyncClient) -> None:
    """While machines are brought up to date one after the other."""
    newer = "INSERT INTO migration (name, app_name) VALUES ('organisation_2099_01_01t00_00_00', 'organisation')"
    await rows(newer)
    try:
        await migrate()
        assert (await client.get("/health/ready")).status_code == 200
    finally:
        await rows("DELETE FROM migration WHERE name LIKE 'organisation_2099%'")


def test_each_machine_of_an_address_has_its_own() -> None:
    assert urls_of("postgres://sidak:a@b@one:1,[::1]:2,three/sidak?ssl=require") == [
        "postgres://sidak:a@b@one:1/sidak?ssl=require",
        "postgres://sidak:a@b@[::1]:2/sidak?ssl=require",
        "postgres://sidak:a@b@three/sidak?ssl=require",
    ]
    assert urls_of("postgresql://one") == ["postgresql://one"]


async def test_a_machine_that_is_away_or_only_reads_is_passed_over(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = Hosts("postgres://nobody@nowhere/x")
    several._urls = [f"{NOWHERE}/sidak", database]
    connection = await several.connect()
    assert several._urls[0] == database
    await connection.close()
    monkeypatch.setattr(hosts, "TAKES_CHANGES", "standby")
    with pytest.raises((asyncpg.TargetServerAttributeNotMatched, OSError)):
        await several.connect()


async def test_two_that_look_for_the_machine_at_once_both_find_it(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that finds it puts it first while the other still waits for the machine that is away."""
    connecting = asyncpg.connect
    waits = iter([0.0, 0.3])

    async def slowly(url: str, **options: object) -> asyncpg.Connection:
        if url.startswith(NOWHERE):
            await asyncio.sleep(next(waits))
        return await connecting(url, **options)

    monkeypatch.setattr(asyncpg, "connect", slowly)
    several = Hosts("postgres://nobody@nowhere/x")
    several._urls = [f"{NOWHERE}/sidak", database]
    for connection in await asyncio.gather(several.connect(), several.connect()):
        await connection.close()


async def test_however_many_ask_for_readiness_the_store_is_asked_once_a_second(
    client: httpx.AsyncClient, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    async def counted() -> None:
        asked.append(1)
        await asyncio.sleep(0.05)

    monkeypatch.setattr(parts.store, "ready", counted)
    monkeypatch.setattr(health, "SECONDS_FRESH", 60)
    answers = await asyncio.gather(*(client.get("/health/ready") for _ in range(5)), client.get("/health/ready"))
    assert {answer.status_code for answer in answers} == {200}
    assert (await client.get("/health/ready")).status_code == 200
    assert len(asked) == 1
    parts.leaving.begin()
    assert problem(await client.get("/health/ready")) == (503, "leaving")


async def test_who_falls_silent_leads_the_clock_no_more(database: str) -> None:
    first, second = [await DB.new_connection(server_settings=LEADS_NO_MORE) for _ in range(2)]
    await first.execute("SET idle_session_timeout = '2s'")
    assert await first.fetchval(TAKE_THE_LEAD, LEADER_LOCK)
    assert not await second.fetchval(TAKE_THE_LEAD, LEADER_LOCK)
    async with asyncio.timeout(10):
        while not await second.fetchval(TAKE_THE_LEAD, LEADER_LOCK):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    await second.execute("SET default_transaction_read_only = on")
    assert not await second.fetchval(TAKE_THE_LEAD, LEADER_LOCK)
    for connection in (first, second):
        connection.terminate()
