"""What a list or a report asks is planned for its own arguments, however often it was asked before."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from ledger.database import DB, planned_rows, rows
from tests.databases import another_database

pytestmark = pytest.mark.anyio
ASKED = "SELECT $1::text AS word"
PLANS = "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement = $1"


@pytest.fixture
async def one(database_url: str) -> AsyncIterator[None]:
    """One connection: always the same one plans."""
    with another_database():
        DB.pool = None
        await DB.open_pool(1, 1)
        yield
        await DB.close_pool()


async def plans() -> tuple[int, int]:
    [found] = await rows(PLANS, ASKED)
    return found["generic_plans"], found["custom_plans"]


async def test_no_plan_for_anybody_s_arguments_is_taken(one: None) -> None:
    for number in range(12):
        [found] = await planned_rows(ASKED, str(number))
        assert found["word"] == str(number)
    assert await plans() == (0, 12)


async def test_other_statements_are_planned_as_the_server_likes(one: None) -> None:
    """Also on a connection that a report had before."""
    await planned_rows(ASKED, "first")
    for _ in range(12):
        await rows(ASKED, "word")
    assert (await plans())[0] > 0


async def test_it_sees_what_its_own_transaction_did(one: None) -> None:
    async with DB.transaction(allow_nested=False):
        await rows("CREATE TEMPORARY TABLE made (word text) ON COMMIT DROP")
        assert await planned_rows("SELECT * FROM made WHERE word = $1", "none") == []


async def test_one_that_fails_gives_its_connection_back(one: None) -> None:
    for _ in range(2):
        with pytest.raises(asyncpg.DivisionByZeroError):
            await planned_rows("SELECT 1 / $1::int", 0)
    assert await planned_rows(ASKED, "word")
