"""The database a program of ours works on: the operator's, else the embedded one of the data directory."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from api.embedded_postgres import EmbeddedPostgres
from api.settings import Settings
from ledger.database import DB, FOR_COMMANDS


@contextmanager
def database(settings: Settings, *, serving: bool = False) -> Iterator[None]:
    """Within it the engine knows its address, and PostgreSQL runs."""
    if settings.database_url:
        DB.connect_to(settings.database_url)
        yield
        return
    with EmbeddedPostgres(settings.data_dir, user=settings.postgres_user, serving=serving) as url:
        DB.connect_to(url)
        yield


@asynccontextmanager
async def connections() -> AsyncIterator[None]:
    """A small pool for one command; the server opens its own."""
    await DB.open_pool(1, 4, FOR_COMMANDS)
    try:
        yield
    finally:
        await DB.close_pool()
