"""One clock of many leads; when its lock is gone, another takes over."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import anyio
import pytest

from api.app import kept_for_duties
from api.parts import Parts
from ledger.database import DB, rows
from ledger.pool import FOR_A_DUTY
from scheduler.clock import LEADER_LOCK, Clock
from tests.cast import Cast
from tests.conftest import Hours
from tests.databases import another_database
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, inspections, plan, states

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def clocks(parts: Parts, hours: Hours, count: int) -> AsyncIterator[list[Clock]]:
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(Clock(parts.keys, hours)) for _ in range(count)]


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(200):
        if await holds():
            return
        await anyio.sleep(0.1)
    raise AssertionError("this took too long")


async def has_one_leader(running: list[Clock]) -> bool:
    return sum(clock.leads for clock in running) == 1


async def follows(clock: Clock) -> bool:
    return not clock.leads


async def has_state(state: str) -> bool:
    return await states() == [state]


async def test_of_several_clocks_one_leads_and_another_takes_over(cast: Cast, parts: Parts, hours: Hours) -> None:
    async with clocks(parts, hours, 3) as running:
        await until(partial(has_one_leader, running))
        await anyio.sleep(1.2)
        [leader] = [clock for clock in running if clock.leads]
        # A killed process: its connection is gone.
        await rows(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = $1::bigint::oid "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            LEADER_LOCK,
        )
        await until(partial(follows, leader))
        await until(partial(has_one_leader, running))


async def test_the_clock_itself_takes_a_draw_through_its_hours(cast: Cast, parts: Parts, hours: Hours) -> None:
    await plan(cast, parts.keys, hours.now)
    async with clocks(parts, hours, 2):
        for now, state in ((FREEZE, "frozen"), (DRAW, "drawn"), (RELEASE, "released")):
            hours.now = now
            await until(partial(has_state, state))
    assert len(await inspections()) == 1


async def test_requests_that_hold_every_connection_do_not_stop_the_clock(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now)
    hours.now = FREEZE
    with another_database():
        await DB.open_pool(1, 4, kept=kept_for_duties(4))
        assert DB.pool is not None
        async with AsyncExitStack() as busy:
            busy.push_async_callback(DB.close_pool)
            for _ in range(3):
                await busy.enter_async_context(DB.pool.acquire())
            async with clocks(parts, hours, 1):
                # For what this test itself looks at; the clock says so of its own.
                looking = FOR_A_DUTY.set(True)
                await until(partial(has_state, "frozen"))
                FOR_A_DUTY.reset(looking)


async def test_a_stopped_clock_gives_the_lock_back(cast: Cast, parts: Parts, hours: Hours) -> None:
    for _ in range(2):
        async with clocks(parts, hours, 1) as [clock]:
            await until(partial(has_one_leader, [clock]))
        assert not clock.leads
