"""Is the process alive; is it ready to serve."""

import asyncio
import time

import asyncpg
from litestar import get
from litestar.datastructures import State
from litestar.di import NamedDependency

from api.access import public
from api.parts import Parts
from ledger.database import DB, row
from organisation.refusing import Refused

SECONDS_TO_COME_BACK = 10
SECONDS_FRESH = 1
Asking = asyncio.Task[None]


@get("/health/live", operation_id="live", summary="The process answers", tags=["health"], **public(looked_up=False))
async def live() -> dict[str, str]:
    return {"status": "live"}


@get(
    "/health/ready",
    operation_id="ready",
    summary="Database and store answer",
    tags=["health"],
    **public(looked_up=False),
)
async def ready(parts: NamedDependency[Parts], state: State) -> dict[str, str]:
    """However many ask, and anybody may, database and store are asked once a second, by one."""
    if parts.leaving.begun:
        raise Refused("leaving", seconds=SECONDS_TO_COME_BACK)
    if time.monotonic() >= state.get("ready_until", 0.0):
        asking: Asking | None = state.get("ready_asking")
        if asking is None or asking.done():
            asking = asyncio.create_task(_ask(parts, state))
            asking.add_done_callback(_told)
            state["ready_asking"] = asking
        await asyncio.shield(asking)
    return {"status": "ready"}


async def _ask(parts: Parts, state: State) -> None:
    await _takes_changes()
    await parts.store.ready()
    state["ready_until"] = time.monotonic() + SECONDS_FRESH


def _told(asking: Asking) -> None:
    """Also when all who asked have left."""
    if not asking.cancelled():
        asking.exception()


async def _takes_changes() -> None:
    """A database that only reads is not the one to work on: after a failover it is the old one."""
    found = await row("SELECT current_setting('transaction_read_only') AS read_only")
    if found and found["read_only"] == "on":
        error = asyncpg.ReadOnlySQLTransactionError()
        await DB.leave_replica(error)
        raise error


HANDLERS = [live, ready]
