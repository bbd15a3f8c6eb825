"""The HTTP face, put together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar, Request
from litestar.datastructures import State
from litestar.di import Provide

from api.access import provide_actor, provide_now, refuse_undeclared
from api.authentication import Authentication
from api.description import DESCRIPTION
from api.exact_shapes import ExactShapes
from api.failures import HANDLERS
from api.json_bodies import require_json
from api.parts import Parts
from api.routes import ROUTES
from api.safe_headers import put_around
from api.settings import Settings
from api.transport import strict_transport
from api.watching.around import Watching
from ledger.database import DB
from ledger.replicating import watching_the_replica
from scheduler.clock import Clock
from scheduler.drand import Drand

BODY_LIMIT = 1_000_000
LEAST_FOR_TWO = 5


def create_app(parts: Parts, *, with_clock: bool = True, with_database: bool = True) -> Litestar:
    """`DB` must know its address by now. Tests bring their own database pool and drive the time themselves."""
    app = routed(parts.settings, with_clock=with_clock, with_database=with_database)
    furnish(app, parts)
    return app


def routed(settings: Settings, *, with_clock: bool, with_database: bool) -> Litestar:
    """All routes, which take a good part of a second to put together, without what they work with."""
    lifespan: list[Callable[[Litestar], object]] = [_store]
    if with_database:
        lifespan.insert(0, _database)
    if with_clock:
        lifespan.append(_clock)
    app = Litestar(
        route_handlers=ROUTES,
        dependencies={
            "actor": Provide(provide_actor),
            "now": Provide(provide_now),
            "parts": Provide(_provide_parts, sync_to_thread=False),
        },
        middleware=[*strict_transport(settings), Authentication()],
        before_request=require_json,
        exception_handlers=HANDLERS,
        lifespan=lifespan,  # type: ignore[arg-type]
        openapi_config=DESCRIPTION,
        plugins=[ExactShapes()],
        request_max_body_size=BODY_LIMIT,
        logging_config=None,
    )
    refuse_undeclared(app)
    return app


def furnish(app: Litestar, parts: Parts) -> None:
    watching = Watching(parts)
    roles = parts.settings.second_step_roles
    app.state = State({"parts": parts, "clock": parts.clock, "watching": watching, "second_step_roles": roles})
    watching.put_around(app)
    put_around(app)


def _provide_parts(request: Request[Any, Any, Any]) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


def kept_for_duties(connections: int) -> int:
    """Of the connections of a process, which may lead the clock at any time: two, or one where there are few."""
    return 2 if connections >= LEAST_FOR_TWO else 1


@asynccontextmanager
async def _database(app: Litestar) -> AsyncIterator[None]:
    most = app.state.parts.settings.database_connections
    await DB.open_pool(2, most, kept=kept_for_duties(most))
    try:
        async with watching_the_replica():
            yield
    finally:
        await DB.close_pool()


@asynccontextmanager
async def _store(app: Litestar) -> AsyncIterator[None]:
    await app.state.parts.store.prepare()
    yield


@asynccontextmanager
async def _clock(app: Litestar) -> AsyncIterator[None]:
    parts: Parts = app.state.parts
    drand = Drand(parts.settings.drand_urls.split(","))
    async with Clock(
        parts.keys,
        parts.clock,
        parts.spool,
        drand,
        parts.checkpoints,
        parts.store,
        parts.settings.fixity_days,
        parts.post,
    ) as clock:
        app.state.watching.clock_leads = lambda: clock.leads
        yield
