"""Reads the whole ledger again: every leaf, every position, every tile, every checkpoint, signed, kept or neither."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager

import msgspec

from ledger import proof_queries, queries
from ledger.checkpoint_notes import SignedTree
from ledger.checkpoints import known_verifiers
from ledger.database import DB, Row
from ledger.notes import BadNote, Verifier, signed_by
from ledger.rules import Tree, leaf_hash
from ledger.timestamping import BadTimestamp, TimestampAuthority

BATCH = 5_000


class Finding(msgspec.Struct, frozen=True):
    """`size` entries were read, `signed` notes held; `fault` names the first bad one, or is None."""

    size: int
    waiting: int
    signed: int
    root: str
    fault: str | None


class KeptNote(msgspec.Struct, frozen=True):
    """A checkpoint from outside the database; `place` is what a fault calls it.

    `trusted` are the keys it must be signed with, by default those that the ledger names.
    """

    place: str
    note: str
    trusted: tuple[Verifier, ...] = ()


class _Claim(msgspec.Struct, frozen=True):
    """That the first `size` entries have this root."""

    size: int
    root: bytes
    place: str


async def check(kept: Iterable[KeptNote] = (), authority: TimestampAuthority | None = None) -> Finding:
    """With the authority, timestamps are checked too."""
    async with _one_moment():
        return await _check(kept, authority)


@asynccontextmanager
async def _one_moment() -> AsyncIterator[None]:
    """Entries that come meanwhile are not seen."""
    async with DB.transaction(allow_nested=False):
        await queries.see_one_moment()
        yield


async def _check(kept: Iterable[KeptNote], authority: TimestampAuthority | None) -> Finding:
    known = await known_verifiers()
    try:
        claims = [_claim(each, each.trusted or known) for each in kept]
    except BadNote as bad:
        return Finding(0, 0, 0, Tree().root.hex(), str(bad))
    return await _Reading(claims, known, authority).whole()


def _claim(kept: KeptNote, verifiers: Sequence[Verifier]) -> _Claim:
    try:
        tree = SignedTree.of(kept.note)
        if not signed_by(kept.note, [verifier for verifier in verifiers if verifier.name == tree.origin]):
            raise BadNote(f"no key that is trusted signed it in the name {tree.origin}")
    except BadNote as bad:
        raise BadNote(f"{kept.place} does not hold: {bad}") from None
    return _Claim(tree.size, tree.root, kept.place)


class _Reading:
    """One pass over all entries in order; each method returns the first fault."""

    def __init__(
        self, kept: Sequence[_Claim], verifiers: Sequence[Verifier], authority: TimestampAuthority | None
    ) -> None:
        self._authority = authority
        self._tree = Tree()
        self._kept = kept
        self._verifiers = verifiers
        self._signed = 0

    async def whole(self) -> Finding:
        fault = None
        while fault is None:
            entries = await queries.placed_entries(self._tree.size, BATCH)
            if not entries:
                break
            fault = await self._fault_of_batch(entries)
        waiting = await queries.unplaced_entries()
        fault = fault or _fault_of_waiting(waiting) or await self._fault_of_end()
        return Finding(self._tree.size, len(waiting), self._signed, self._tree.root.hex(), fault)

    async def _fault_of_batch(self, entries: Sequence[Row]) -> str | None:
        """Grows the tree by the batch; each claim on the way must have the tree's root at its size."""
        try:
            claims = await self._claims(self._tree.size, self._tree.size + len(entries))
        except BadNote as bad:
            return str(bad)
        for entry in entries:
            fault = _fault_of_entry(entry, self._tree.size)
            if fault:
                return fault
            self._tree.add(entry["leaf_hash"])
            for claim in claims.get(self._tree.size, ()):
                if claim.root != self._tree.root:
                    return f"the first {claim.size} entries are not those of {claim.place}"
        return None

    async def _claims(self, after: int, last: int) -> dict[int, list[_Claim]]:
        found = [claim for claim in self._kept if after < claim.size <= last]
        trees = await queries.checkpoints(after, last)
        found += [_Claim(tree["size"], tree["root"], "the checkpoint in the database") for tree in trees]
        for row in await proof_queries.signed_between(after, last):
            kept = KeptNote(f"the signed checkpoint of {row['size']} entries in the database", row["note"])
            claim = _claim(kept, self._verifiers)
            if claim.size != row["size"]:
                raise BadNote(f"{kept.place} signs {claim.size} entries")
            found.append(claim)
            self._signed += 1
        await self._check_timestamps(after, last)
        return _by_size(found)

    async def _check_timestamps(self, after: int, last: int) -> None:
        if self._authority is None:
            return
        for row in await proof_queries.timestamps(after, last):
            try:
                self._authority.time_of(row["response"], row["note"] or "")
            except BadTimestamp:
                raise BadNote(f"the timestamp of the checkpoint of {row['size']} entries does not hold") from None

    async def _fault_of_end(self) -> str | None:
        size = self._tree.size
        newest = await queries.newest_size()
        if newest != size:
            return f"the newest checkpoint counts {newest} entries, the ledger holds {size}"
        if await proof_queries.signed_after(size, 1):
            return f"a signed checkpoint counts more entries than the ledger holds, {size}"
        if await proof_queries.all_tiles() != set(self._tree.tiles):
            return "a stored hash inside the tree is wrong or missing; proofs made from it would not hold"
        beyond = [claim for claim in self._kept if claim.size > size]
        if beyond:
            return f"{beyond[0].place} counts {beyond[0].size} entries, the ledger holds {size}: it was cut"
        return None


def _by_size(claims: Iterable[_Claim]) -> dict[int, list[_Claim]]:
    found: dict[int, list[_Claim]] = {}
    for claim in claims:
        found.setdefault(claim.size, []).append(claim)
    return found


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
