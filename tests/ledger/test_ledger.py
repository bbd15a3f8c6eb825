"""The record only grows, and says where it was touched."""

import asyncio
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import identifiers
from ledger.changes import change
from ledger.checking import check
from ledger.database import DB, rows
from ledger.rules import Tree, leaf_hash
from ledger.sequencing import sequence
from tests.conftest import MONDAY
from tests.ledger.trees import root_by_definition

pytestmark = pytest.mark.anyio


async def record(times: int, action: str = "unit.added") -> None:
    for number in range(times):
        async with change(by="operator", at=MONDAY) as write:
            await write(action, subject=str(number), facts={"number": number})


@given(st.lists(st.binary(max_size=8), max_size=70), st.integers(0, 70))
def test_a_tree_grown_in_two_goes_has_the_root_of_the_definition(contents: list[bytes], cut: int) -> None:
    leaves = [leaf_hash(content) for content in contents]
    first = Tree()
    first.extend(leaves[:cut])
    second = Tree(first.size, b"".join(first.peaks))
    second.extend(leaves[cut:])
    assert second.root == root_by_definition(leaves)


async def test_entries_get_their_places_and_the_check_holds(database: str) -> None:
    await record(5)
    assert await sequence(MONDAY) == 5
    await record(3)
    assert await sequence(MONDAY) == 3
    found = await check()
    assert (found.size, found.waiting, found.fault) == (8, 0, None)


async def test_what_came_later_stands_later_also_from_a_machine_whose_clock_is_slow(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await record(1, "inspection.opened")
    hour_ago = time.time_ns() - 3_600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: hour_ago)
    monkeypatch.setattr(identifiers, "_newest", 0)
    await record(2, "inspection.concluded")
    assert await sequence(MONDAY) == 3
    found = await rows("SELECT content FROM ledger_position JOIN ledger_entry ON id = entry ORDER BY position")
    actions = [json.loads(each["content"])["action"] for each in found]
    assert actions == ["inspection.opened", *["inspection.concluded"] * 2]
    assert (await check()).fault is None


async def test_a_change_that_fails_leaves_no_entry(database: str) -> None:
    async def fail() -> None:
        async with change(by="operator", at=MONDAY) as write:
            await write("unit.added", subject="1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await sequence(MONDAY) == 0


async def test_sequencers_at_once_place_each_entry_once(database: str) -> None:
    await record(20)
    placed = await asyncio.gather(*(sequence(MONDAY) for _ in range(4)))
    assert sum(placed) == 20
    assert (await check()).fault is None


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_position", "ledger_checkpoint"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
async def test_the_database_refuses_to_shrink_the_ledger(database: str, table: str, statement: str) -> None:
    await record(1)
    await sequence(MONDAY)
    with pytest.raises(Exception, match="only grows"):
        await rows(statement.format(table))


FORGERIES = {
    "content": "UPDATE ledger_entry SET content = 'x' "
    "WHERE id = (SELECT entry FROM ledger_position WHERE position = 3)",
    "leaf": "UPDATE ledger_entry SET content = 'x', leaf_hash = sha256('\\x0078') "
    "WHERE id = (SELECT entry FROM ledger_position WHERE position = 3)",
    "gone": "DELETE FROM ledger_entry WHERE id = (SELECT entry FROM ledger_position WHERE position = 3)",
    "place": "DELETE FROM ledger_position WHERE position = 3",
    "newest": "DELETE FROM ledger_position WHERE position = 6",
    "root": "UPDATE ledger_checkpoint SET root = sha256('') WHERE size = 7",
}


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_what_a_superuser_changes_is_named(database: str, forgery: str) -> None:
    await record(7)
    await sequence(MONDAY)
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        await rows(FORGERIES[forgery])
    assert (await check()).fault is not None


async def test_an_entry_that_waits_and_lost_its_place_is_named(database: str) -> None:
    await record(1)
    await rows("DELETE FROM ledger_pending")
    assert "lost its place" in str((await check()).fault)
