"""The HTTP face, put together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from litestar import Litestar
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
from api.transport import strict_transport
from api.watching.around import Watching
from ledger.database import DB
from scheduler.clock import Clock
from scheduler.drand import Drand

BODY_LIMIT = 1_000_000


def create_app(parts: Parts, *, with_clock: bool = True, with_database: bool = True) -> Litestar:
    """`DB` must know its address by now. Tests bring their own database pool and drive the time themselves."""
    watching = Watching(parts)
    lifespan: list[Callable[[Litestar], object]] = [_store(parts)]
    if with_database:
        lifespan.insert(0, _database(parts))
    if with_clock:
        lifespan.append(_clock(parts, watching))
    app = Litestar(
        route_handlers=ROUTES,
        dependencies={
            "actor": Provide(provide_actor),
            "now": Provide(provide_now),
            "parts": Provide(lambda: parts, sync_to_thread=False),
        },
        middleware=[*strict_transport(parts.settings), Authentication(parts.clock)],
        before_request=require_json,
        exception_handlers=HANDLERS,
        lifespan=lifespan,  # type: ignore[arg-type]
        openapi_config=DESCRIPTION,
        plugins=[ExactShapes()],
        request_max_body_size=BODY_LIMIT,
        state=State(
            {"clock": parts.clock, "watching": watching, "second_step_roles": parts.settings.second_step_roles}
        ),
        logging_config=None,
    )
    refuse_undeclared(app)
    watching.put_around(app)
    put_around(app)
    return app


def _database(parts: Parts) -> Callable[[Litestar], object]:
    @asynccontextmanager
    async def opened(_: Litestar) -> AsyncIterator[None]:
        await DB.open_pool(2, parts.settings.database_connections)
        try:
            yield
        finally:
            await DB.close_pool()

    return opened


def _store(parts: Parts) -> Callable[[Litestar], object]:
    @asynccontextmanager
    async def prepared(_: Litestar) -> AsyncIterator[None]:
        await parts.store.prepare()
        yield

    return prepared


def _clock(parts: Parts, watching: Watching) -> Callable[[Litestar], object]:
    @asynccontextmanager
    async def running(_: Litestar) -> AsyncIterator[None]:
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
            watching.clock_leads = lambda: clock.leads
            yield

    return running
