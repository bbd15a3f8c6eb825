"""The leader gives entries their place in the tree, after the commits, so that no commit waits for another."""

from datetime import datetime

from ledger import proof_queries, queries
from ledger.database import DB

BATCH = 2_000


async def sequence(now: datetime) -> int:
    """Places all waiting entries and says how many; of two at once the second waits, then finds none."""
    placed = 0
    while taken := await _place_batch(now):
        placed += taken
    return placed


async def _place_batch(now: datetime) -> int:
    async with DB.transaction(allow_nested=False):
        await queries.lock_growth()
        entries = await queries.take_pending(BATCH)
        if not entries:
            return 0
        tree = await queries.newest_tree()
        await queries.place(tree.size, entries)
        tree.extend(entry["leaf_hash"] for entry in entries)
        await proof_queries.add_tiles(tree.tiles)
        await queries.add_checkpoint(tree, now)
    return len(entries)
