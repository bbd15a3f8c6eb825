"""Requests never take the connections that are kept for the clock's duties."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack
from contextvars import copy_context

import pytest

from ledger import pool
from ledger.database import DB, rows
from ledger.pool import FOR_A_DUTY, NoConnection
from tests.databases import another_database

pytestmark = pytest.mark.anyio
ONE = "SELECT 1 AS one"


@pytest.fixture
async def four(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """Four connections, of which one is kept; nobody waits long."""
    monkeypatch.setattr(pool, "SECONDS_FOR_A_CONNECTION", 0.2)
    monkeypatch.setattr(pool, "SECONDS_FOR_A_DUTY", 0.4)
    with another_database():
        DB.pool = None
        await DB.open_pool(1, 4, kept=1)
        yield
        await DB.close_pool()


def for_a_duty(work: Awaitable[object]) -> "asyncio.Task[object]":
    async def run() -> object:
        FOR_A_DUTY.set(True)
        return await work

    return asyncio.create_task(run(), context=copy_context())


async def hold(stack: AsyncExitStack, count: int) -> None:
    assert DB.pool is not None
    for _ in range(count):
        await stack.enter_async_context(DB.pool.acquire())


async def test_a_duty_has_its_connection_while_requests_hold_all_others(four: None) -> None:
    async with AsyncExitStack() as stack:
        await hold(stack, 3)
        with pytest.raises(NoConnection):
            await rows(ONE)
        assert await for_a_duty(rows(ONE))
    assert await rows(ONE)


async def test_duties_take_what_is_free_and_what_is_kept(four: None) -> None:
    assert DB.pool is not None
    taken = [await for_a_duty(DB.pool.acquire()) for _ in range(4)]
    with pytest.raises(NoConnection):
        await for_a_duty(rows(ONE))
    for connection in taken:
        await DB.pool.release(connection)
    async with AsyncExitStack() as stack:
        await hold(stack, 3)
        with pytest.raises(NoConnection):
            await rows(ONE)


async def test_a_connection_that_was_lost_gives_its_place_back(four: None) -> None:
    """Also when nobody hands it back: Piccolo's transaction does not when its BEGIN fails."""
    assert DB.pool is not None
    for _ in range(5):
        connection = await DB.pool.acquire()
        connection.terminate()
        await asyncio.sleep(0)
    async with AsyncExitStack() as stack:
        await hold(stack, 3)


async def test_who_gives_up_waiting_takes_no_place_along(four: None) -> None:
    async with AsyncExitStack() as stack:
        await hold(stack, 3)
        waiting = [asyncio.create_task(rows(ONE)) for _ in range(5)]
        await asyncio.sleep(0.05)
        for each in waiting[:3]:
            each.cancel()
        told = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(each) for each in told] == [asyncio.CancelledError] * 3 + [NoConnection] * 2
    async with AsyncExitStack() as stack:
        await hold(stack, 3)


async def test_a_waiting_request_gets_the_next_place(four: None) -> None:
    async with AsyncExitStack() as stack:
        await hold(stack, 3)
        waiting = asyncio.create_task(rows(ONE))
        await asyncio.sleep(0.05)
    assert await waiting
