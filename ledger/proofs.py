"""Makes proofs from the stored tiles: a few rows each, however long the ledger is."""

from collections.abc import Sequence

from ledger import proof_queries
from ledger.checkpoint_notes import SignedTree
from ledger.proving import TILE_WIDTH, Range, Tiles, consistency_ranges, consistent, inclusion_ranges, tiles_of
from ledger.rules import Tree


async def inclusion(position: int, size: int) -> list[bytes]:
    """`position` < `size`, and so many entries are placed."""
    return await roots(inclusion_ranges(position, size))


async def inclusions(positions: Sequence[int], size: int) -> list[list[bytes]]:
    """Many at once, with each tile read once."""
    ranges = [inclusion_ranges(position, size) for position in positions]
    steps = iter(await roots([span for spans in ranges for span in spans]))
    return [[next(steps) for _ in spans] for spans in ranges]


async def consistency(first: int, second: int) -> list[bytes]:
    return await roots(consistency_ranges(first, second))


async def root(size: int) -> bytes:
    """Of the tree of the first `size` entries."""
    return (await roots([(0, size)]))[0]


async def holds(old: SignedTree, tree: Tree) -> bool:
    """Whether the tree is what was once signed, with entries added at its end."""
    if old.size > tree.size:
        return False
    return consistent(old.size, old.root, tree.size, tree.root, await consistency(old.size, tree.size))


async def roots(ranges: list[Range]) -> list[bytes]:
    tiles = {
        (level, index): await proof_queries.tile_hashes(level, index * TILE_WIDTH, TILE_WIDTH)
        for level, index in sorted(tiles_of(ranges))
    }
    made = Tiles(tiles)
    return [made.root(span) for span in ranges]
