from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.api import world as worlds
from tests.api.story import open_door, release_to_team
from tests.api.visits import Visit
from tests.api.world import World
from tests.cast import Cast
from tests.conftest import Hours, empty


@pytest.fixture
async def opened(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    """Hùng and Mai stand at the centre's door."""
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


@pytest.fixture(scope="module")
async def world(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Built once for a module, whose tests must not ask for `database`, `cast` or `client` beside it."""
    place: Path = tmp_path_factory.mktemp("world")
    built = await worlds.begin(place)
    yield built
    await worlds.end(built)
    await empty()
