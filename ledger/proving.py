"""Inclusion and consistency proofs (RFC 9162, sections 2.1.3 and 2.1.4; the tree is RFC 6962's).

Which hashes a proof consists of is said as ranges of leaves `(start, end)`; `Tiles` computes a range's root. Whoever
verifies needs neither: only the proof, two roots or a leaf, and this file's second half. Standard library only.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from ledger.rules import EMPTY_ROOT, TILE_HEIGHT, node_hash

Range = tuple[int, int]
"""Leaves from `start` up to and without `end`."""
TILE_WIDTH = 1 << TILE_HEIGHT


def inclusion_ranges(position: int, size: int) -> list[Range]:
    """PATH(position, D[size]), the leaf's sibling first."""
    found: list[Range] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if position < middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    return found[::-1]


def consistency_ranges(first: int, second: int) -> list[Range]:
    """PROOF(first, D[second]); empty for an empty first tree, and for one of the same size."""
    found: list[Range] = []
    start, end = 0, second
    if first in (0, second):
        return found
    while first != end:
        middle = start + _split(end - start)
        if first <= middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    if start > 0:
        found.append((start, end))
    return found[::-1]


def _split(width: int) -> int:
    """The largest power of two below `width`."""
    return 1 << (width - 1).bit_length() - 1


def complete_subtrees(span: Range) -> list[tuple[int, int]]:
    """Height and index of those that make up the range, largest first. A range of a proof starts where one can."""
    found = []
    start, end = span
    while start < end:
        height = (end - start).bit_length() - 1
        found.append((height, start >> height))
        start += 1 << height
    return found


def tiles_of(ranges: Iterable[Range]) -> set[tuple[int, int]]:
    """Level and index of the tiles that hold all these ranges' subtrees; level 0 has the leaves."""
    subtrees = {subtree for span in ranges for subtree in complete_subtrees(span)}
    return {(height // TILE_HEIGHT, index >> TILE_HEIGHT - height % TILE_HEIGHT) for height, index in subtrees}


class Tiles:
    """Tiles by level and index: each up to 256 roots of complete subtrees of 256^level leaves, side by side."""

    def __init__(self, tiles: Mapping[tuple[int, int], Sequence[bytes]]) -> None:
        self._tiles = tiles

    def root(self, span: Range) -> bytes:
        """KeyError or IndexError when a hash that it needs is not there."""
        subtrees = [self._subtree(height, index) for height, index in complete_subtrees(span)]
        return reduce(lambda right, left: node_hash(left, right), reversed(subtrees)) if subtrees else EMPTY_ROOT

    def _subtree(self, height: int, index: int) -> bytes:
        level, inside = divmod(height, TILE_HEIGHT)
        first, width = index << inside, 1 << inside
        tile = self._tiles[level, first // TILE_WIDTH]
        row = list(tile[first % TILE_WIDTH : first % TILE_WIDTH + width])
        if len(row) != width:
            raise IndexError(f"level {level} lacks hashes from {first} on")
        while len(row) > 1:
            row = [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=True)]
        return row[0]


def included(leaf: bytes, position: int, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """RFC 9162, section 2.1.3.2: whether the tree of this size and root has this leaf hash at this position."""
    if not 0 <= position < size:
        return False
    node, last, found = position, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(step, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, step)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def consistent(first: int, first_root: bytes, second: int, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """RFC 9162, section 2.1.4.2: whether the second tree is the first one with leaves added at its end."""
    if not 0 <= first <= second:
        return False
    if first in (0, second):
        return not proof and first_root == (second_root if first else EMPTY_ROOT)
    return bool(proof) and _grown(first, first_root, second, second_root, proof)


def _grown(first: int, first_root: bytes, second: int, second_root: bytes, proof: Sequence[bytes]) -> bool:
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    node, last = first - 1, second - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, step)
        node, last = node >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root
