"""When the database goes away or is overrun, people are told to try again, and nothing is half done."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import httpx
import pytest

from ledger.database import rows
from tests.api.accounts import problem
from tests.api.story import open_door, release_to_team
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
LATER = (503, "not-acceptable-now")


@pytest.fixture
async def intruder(database: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(database)
    yield connection
    await connection.close()


async def waiting(intruder: asyncpg.Connection, request: "asyncio.Task[httpx.Response]") -> int:
    """The backend in which the request waits for the intruder's lock."""
    while not request.done():
        found = await intruder.fetchval(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1"
        )
        if found:
            return int(found)
        await asyncio.sleep(0.02)
    raise AssertionError(request.result().text)


@pytest.mark.parametrize("end", ["pg_terminate_backend", "pg_cancel_backend"])
async def test_a_broken_off_statement_is_tried_again(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, intruder: asyncpg.Connection, end: str
) -> None:
    inspection = await release_to_team(cast, hours.now)
    lock = intruder.transaction()
    await lock.start()
    await intruder.execute("LOCK TABLE opening IN ACCESS EXCLUSIVE MODE")
    request = asyncio.create_task(open_door(client, cast.hung, inspection, hours.now))
    await intruder.execute(f"SELECT {end}({await waiting(intruder, request)})")
    answered = await request
    await lock.rollback()
    assert problem(answered) == LATER
    assert await rows("SELECT state FROM inspection WHERE state <> 'released'") == []
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
