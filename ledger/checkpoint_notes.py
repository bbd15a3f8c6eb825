"""What a checkpoint says (c2sp.org/tlog-checkpoint), and a proof in one file (c2sp.org/tlog-proof)."""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import NamedTuple

from ledger.notes import BadNote, text_of
from ledger.proving import included

_HASH = "[A-Za-z0-9+/]{43}="
_CHECKPOINT = re.compile(rf"([^\s+]+)\n(0|[1-9]\d{{0,18}})\n({_HASH})\n")
_PROOF = re.compile(rf"c2sp\.org/tlog-proof@v1\nindex (0|[1-9]\d{{0,18}})\n((?:{_HASH}\n)*)\n(.*)", re.DOTALL)


class SignedTree(NamedTuple):
    """The text of a checkpoint: which ledger, how many entries, the root over them."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @classmethod
    def of(cls, note: str) -> "SignedTree":
        """The signatures are not checked here."""
        found = _CHECKPOINT.fullmatch(text_of(note))
        if not found:
            raise BadNote("it is not a checkpoint: its lines are the ledger's name, the number of entries, the root")
        return cls(found[1], int(found[2]), b64decode(found[3]))


class Proof(NamedTuple):
    """That a leaf stands at a position of the tree that the note signs."""

    position: int
    hashes: Sequence[bytes]
    note: str

    def __str__(self) -> str:
        steps = "".join(f"{b64encode(step).decode()}\n" for step in self.hashes)
        return f"c2sp.org/tlog-proof@v1\nindex {self.position}\n{steps}\n{self.note}"

    @classmethod
    def parse(cls, text: str) -> "Proof":
        found = _PROOF.fullmatch(text)
        if not found:
            raise BadNote("it is not a proof: its first line is c2sp.org/tlog-proof@v1, its second one the index")
        return cls(int(found[1]), [b64decode(step) for step in found[2].split()], found[3])

    def holds_for(self, leaf: bytes) -> bool:
        """Whether the proof leads from the leaf to the note's root; who signed the note is another question."""
        tree = SignedTree.of(self.note)
        return included(leaf, self.position, tree.size, tree.root, self.hashes)
