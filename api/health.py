"""Is the process alive; is it ready to serve."""

import asyncpg
from litestar import get
from litestar.di import NamedDependency

from api.access import public
from api.parts import Parts
from ledger.database import DB, row
from organisation.refusing import Refused

SECONDS_TO_COME_BACK = 10


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
async def ready(parts: NamedDependency[Parts]) -> dict[str, str]:
    if parts.leaving.begun:
        raise Refused("leaving", seconds=SECONDS_TO_COME_BACK)
    await _takes_changes()
    await parts.store.ready()
    return {"status": "ready"}


async def _takes_changes() -> None:
    """A database that only reads is not the one to work on: after a failover it is the old one."""
    found = await row("SELECT current_setting('transaction_read_only') AS read_only")
    if found and found["read_only"] == "on":
        error = asyncpg.ReadOnlySQLTransactionError()
        await DB.leave_replica(error)
        raise error


HANDLERS = [live, ready]
