"""The Merkle tree of RFC 6962, section 2.1: leaf and node hashes, and growth by its peaks."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

EMPTY_ROOT = sha256(b"").digest()
TILE_HEIGHT = 8
"""The roots of complete subtrees of 256, 256^2, ... leaves are kept, so that a proof reads few rows (tlog-tiles)."""


class Tile(NamedTuple):
    """The root of the `number`-th complete subtree of 256^level leaves."""

    level: int
    number: int
    root: bytes


def leaf_hash(content: bytes) -> bytes:
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A growing tree kept as the roots of its complete subtrees, largest first: one per bit of `size`.

    `tiles` are those that became complete since it was made.
    """

    def __init__(self, size: int = 0, peaks: bytes = b"") -> None:
        self.size = size
        self.tiles: list[Tile] = []
        self.peaks = [peaks[start : start + 32] for start in range(0, len(peaks), 32)]

    def add(self, leaf: bytes) -> None:
        carried = leaf
        remaining = self.size
        height = 0
        while remaining & 1:
            carried = node_hash(self.peaks.pop(), carried)
            remaining >>= 1
            height += 1
            if height % TILE_HEIGHT == 0:
                self.tiles.append(Tile(height // TILE_HEIGHT, remaining, carried))
        self.peaks.append(carried)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        for leaf in leaves:
            self.add(leaf)

    @property
    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root
