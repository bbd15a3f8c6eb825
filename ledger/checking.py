"""Reads the whole ledger again: every leaf, every position, every checkpoint."""

from collections.abc import Sequence

import msgspec

from ledger import queries
from ledger.database import Row
from ledger.rules import Tree, leaf_hash

BATCH = 5_000


class Finding(msgspec.Struct, frozen=True):
    """`size` entries were read; `fault` names the first bad one, or is None."""

    size: int
    waiting: int
    root: str
    fault: str | None


async def check() -> Finding:
    tree = Tree()
    fault = None
    while fault is None:
        entries = await queries.placed_entries(tree.size, BATCH)
        if not entries:
            break
        fault = await _check_batch(tree, entries)
    waiting = await queries.unplaced_entries()
    fault = fault or _fault_of_waiting(waiting) or await _fault_of_size(tree)
    return Finding(tree.size, len(waiting), tree.root.hex(), fault)


async def _check_batch(tree: Tree, entries: Sequence[Row]) -> str | None:
    """Grows the tree by the batch; each checkpoint on the way must have the tree's root at its size."""
    roots = {point["size"]: point["root"] for point in await queries.checkpoints(tree.size, tree.size + len(entries))}
    for entry in entries:
        fault = _fault_of_entry(entry, tree.size)
        if fault:
            return fault
        tree.add(entry["leaf_hash"])
        if roots.get(tree.size, tree.root) != tree.root:
            return f"the tree of {tree.size} entries has another root than its checkpoint; last entry {entry['entry']}"
    return None


def _fault_of_entry(entry: Row, position: int) -> str | None:
    if entry["position"] != position:
        return f"no entry stands at position {position}"
    if entry["content"] is None:
        return f"entry {entry['entry']} at position {position} is gone"
    if leaf_hash(entry["content"]) != entry["leaf_hash"] or entry["leaf_hash"] != entry["placed_hash"]:
        return f"entry {entry['entry']} at position {position} was changed"
    return None


def _fault_of_waiting(waiting: Sequence[Row]) -> str | None:
    for entry in waiting:
        if leaf_hash(entry["content"]) != entry["leaf_hash"]:
            return f"entry {entry['id']}, not yet placed, was changed"
        if not entry["queued"]:
            return f"entry {entry['id']} lost its place"
    return None


async def _fault_of_size(tree: Tree) -> str | None:
    newest = await queries.newest_size()
    if newest != tree.size:
        return f"the newest checkpoint counts {newest} entries, the ledger holds {tree.size}"
    return None
