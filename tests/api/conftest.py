from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.api import world as worlds
from tests.api.world import World
from tests.conftest import empty


@pytest.fixture(scope="module")
async def world(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Built once for a module, whose tests must not ask for `database`, `cast` or `client` beside it."""
    place: Path = tmp_path_factory.mktemp("world")
    built = await worlds.begin(place)
    yield built
    await worlds.end(built)
    await empty()
