"""Every route and every role against one table, which follows the rules of the house, not the code."""

from pathlib import Path

import pytest

from api.access import http_handlers
from api.parts import assemble
from api.settings import Settings
from tests.api.access_table import ROLES, TABLE
from tests.api.calls import Calls, all_calls
from tests.api.world import World
from tests.cast import Member
from tests.conftest import app_with

pytestmark = pytest.mark.anyio

STATUS = {401: {"out"}, 403: {"no"}, 404: {"hidden", "none"}}
ADMITTED = {200, 201, 204, 302, 409, 422, 503}


@pytest.fixture(scope="module")
async def calls(world: World) -> Calls:
    return await all_calls(world)


def test_every_route_is_in_the_table(tmp_path: Path) -> None:
    app = app_with(assemble(Settings(data_dir=tmp_path)))
    # Litestar answers OPTIONS by itself; the one that is ours is in the description.
    described = {
        operation["operationId"]
        for path in app.openapi_schema.to_schema()["paths"].values()
        for operation in path.values()
    }
    routes = {handler.operation_id or path for path, handler in http_handlers(app)} | described
    assert {name.split()[0] for name in TABLE} == routes


async def test_every_line_of_the_table_has_its_request(calls: Calls) -> None:
    assert calls.keys() == TABLE.keys()


@pytest.mark.parametrize("operation", TABLE)
async def test_access(world: World, calls: Calls, operation: str) -> None:
    found = {role: await outcome(world, calls, operation, role) for role in ROLES}
    assert found == TABLE[operation]


async def outcome(world: World, calls: Calls, operation: str, role: str) -> str:
    """In the words of the table; whatever was done is undone."""
    call = calls[operation]
    member: Member | None = None if role == "anonymous" else getattr(world.cast, role)
    answer = await call.send(world.client, member)
    if call.method != "GET":
        await world.put_back()
    meant = STATUS.get(answer.status_code, {"yes"})
    assert meant != {"yes"} or answer.status_code in ADMITTED, f"{role}: {answer.status_code} {answer.text}"
    expected = TABLE[operation][role]
    return expected if expected in meant else min(meant)
