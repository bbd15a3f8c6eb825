"""The two servers that `bench.sheet` compares: the least that could store a sheet, and Sidak."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
from litestar import Litestar, Request, put

from api.app import create_app
from api.parts import assemble
from api.settings import Settings
from ledger.database import DB


def bare() -> Litestar:
    """One route, one row with the exact bytes, no checks."""

    @put("/{number:int}")
    async def insert(request: Request[Any, Any, Any], number: int) -> None:
        body = await request.body()
        await request.app.state.pool.fetch("INSERT INTO bare (number, body) VALUES ($1, $2)", number, body)

    @asynccontextmanager
    async def pool(app: Litestar) -> AsyncIterator[None]:
        async with asyncpg.create_pool(os.environ["BENCH_DATABASE"], min_size=2, max_size=4) as opened:
            app.state.pool = opened
            await opened.execute("CREATE TABLE IF NOT EXISTS bare (number bigint, body bytea)")
            yield

    return Litestar([insert], lifespan=[pool], openapi_config=None)


def sidak() -> Litestar:
    DB.connect_to(os.environ["BENCH_DATABASE"])
    return create_app(assemble(Settings(data_dir=Path(os.environ["BENCH_DATA_DIR"]))), with_clock=False)
