"""Sidak without its clock, and beside it the least that a route can do: `SELECT 1` through the same server."""

import os
from pathlib import Path

from litestar import Litestar, get

from api.access import public
from api.app import create_app
from api.parts import assemble
from api.serving import set_apart
from api.settings import Settings
from ledger.database import DB, row

FLOOR = "/v1/bench-floor"


@get(FLOOR, operation_id="benchFloor", **public())
async def floor() -> dict[str, int]:
    found = await row("SELECT 1 AS one")
    return {"one": found["one"] if found else 0}


def sidak() -> Litestar:
    """As `sidak serve` has it, with a pool of the usual size."""
    DB.connect_to(os.environ["BENCH_DATABASE"])
    app = create_app(assemble(Settings(data_dir=Path(os.environ["BENCH_DATA_DIR"]))), with_clock=False)
    app.register(floor)
    set_apart()
    return app
