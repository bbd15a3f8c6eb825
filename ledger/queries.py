from collections.abc import Sequence
from datetime import datetime

from ledger.database import Row, row, rows
from ledger.rules import Tree


def entry_beside(source: str, first: int) -> str:
    """The part of a WITH that writes an entry if `source` has a row; its values begin at parameter `first`.

    For a change that is one statement: the entry stands in the same transaction without a BEGIN and COMMIT around it.
    """
    return f"""
        ledger_written AS (
            INSERT INTO ledger_entry (id, recorded_at, content, leaf_hash)
            SELECT ${first}, ${first + 1}, ${first + 2}, ${first + 3} FROM {source} RETURNING id
        ), ledger_queued AS (
            INSERT INTO ledger_pending (entry) SELECT id FROM ledger_written
        )
    """


async def add_entry(entry: Sequence[object]) -> None:
    await rows(f"WITH change AS (SELECT 1), {entry_beside('change', 1)} SELECT 1", *entry)


async def take_pending(most: int) -> list[Row]:
    """The oldest entries without a position, taken off the queue; two sequencers never take the same."""
    return await rows(
        """
        WITH taken AS (
            DELETE FROM ledger_pending WHERE entry IN (
                SELECT entry FROM ledger_pending ORDER BY turn LIMIT $1 FOR UPDATE SKIP LOCKED
            ) RETURNING entry, turn
        )
        SELECT id, leaf_hash FROM ledger_entry JOIN taken ON taken.entry = id ORDER BY turn
        """,
        most,
    )


async def lock_growth() -> None:
    """One sequencer at a time, until its transaction ends."""
    await rows("SELECT pg_advisory_xact_lock(hashtext('ledger growth'))")


async def see_one_moment() -> None:
    """All that the transaction reads from here on is of this moment; its first statement."""
    await rows("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


async def newest_tree() -> Tree:
    newest = await row("SELECT size, peaks FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
    return Tree(newest["size"], newest["peaks"]) if newest else Tree()


async def place(first: int, entries: Sequence[Row]) -> None:
    """In the order given: that in which their leaves are added to the tree."""
    await rows(
        """
        INSERT INTO ledger_position (position, entry, leaf_hash)
        SELECT $1 + place - 1, id, leaf_hash
        FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS placed (id, leaf_hash, place)
        """,
        first,
        [entry["id"] for entry in entries],
        [entry["leaf_hash"] for entry in entries],
    )


async def add_checkpoint(tree: Tree, at: datetime) -> None:
    await rows(
        "INSERT INTO ledger_checkpoint (size, root, peaks, made_at) VALUES ($1, $2, $3, $4)",
        tree.size,
        tree.root,
        b"".join(tree.peaks),
        at,
    )


async def placed_entries(first: int, most: int) -> list[Row]:
    return await rows(
        """
        SELECT position, entry, ledger_position.leaf_hash AS placed_hash, content, ledger_entry.leaf_hash
        FROM ledger_position LEFT JOIN ledger_entry ON ledger_entry.id = entry
        WHERE position >= $1 ORDER BY position LIMIT $2
        """,
        first,
        most,
    )


async def checkpoints(first: int, last: int) -> list[Row]:
    return await rows(
        "SELECT size, root FROM ledger_checkpoint WHERE size > $1 AND size <= $2 ORDER BY size", first, last
    )


async def unplaced_entries() -> list[Row]:
    """Entries that have no position; each of them must still stand in the queue."""
    return await rows(
        """
        SELECT id, content, ledger_entry.leaf_hash, ledger_pending.entry IS NOT NULL AS queued
        FROM ledger_entry
        LEFT JOIN ledger_position ON ledger_position.entry = ledger_entry.id
        LEFT JOIN ledger_pending ON ledger_pending.entry = ledger_entry.id
        WHERE ledger_position.entry IS NULL ORDER BY id
        """
    )


async def newest_size() -> int:
    newest = await row("SELECT coalesce(max(size), 0) AS size FROM ledger_checkpoint")
    return int(newest["size"]) if newest else 0
