import logging
import os
import random
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from api.parts import assemble
from api.settings import load
from media.stores import Store
from tests.cast import Cast, make_cast

UPLOADS = int(os.environ.get("CHAOS_UPLOADS", "40"))
"""`make chaos` sends more."""


@pytest.fixture
def dice() -> random.Random:
    seed = os.environ.get("CHAOS_SEED", str(random.randrange(10**6)))
    logging.getLogger("sidak.tests").warning("thrown with CHAOS_SEED=%s", seed)
    return random.Random(int(seed))


@pytest.fixture
async def crew(database: str) -> Cast:
    """On the real clock, as the server is."""
    return await make_cast(datetime.now(UTC))


@pytest.fixture(params=["disk", "seaweed_server"])
def store_settings(request: pytest.FixtureRequest) -> dict[str, str]:
    """The variables that make a server keep photos there."""
    if request.param == "disk":
        return {}
    bucket = f"evidence-{uuid4().hex[:12]}"
    settings: dict[str, str] = request.getfixturevalue(request.param).settings
    return settings | {"SIDAK_S3_BUCKET": bucket}


@pytest.fixture
def store(store_settings: dict[str, str], tmp_path: Path) -> Store:
    """The server's store, looked at from here."""
    return assemble(load(store_settings | {"SIDAK_DATA_DIR": str(tmp_path)})).store
