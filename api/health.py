"""Is the process alive; is it ready to serve."""

from litestar import get
from litestar.di import NamedDependency

from api.access import public
from api.parts import Parts
from ledger.database import row


@get("/health/live", operation_id="live", summary="The process answers", tags=["health"], **public())
async def live() -> dict[str, str]:
    return {"status": "live"}


@get("/health/ready", operation_id="ready", summary="Database and store answer", tags=["health"], **public())
async def ready(parts: NamedDependency[Parts]) -> dict[str, str]:
    await row("SELECT 1 AS one")
    await parts.store.ready()
    return {"status": "ready"}


HANDLERS = [live, ready]
