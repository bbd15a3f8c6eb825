"""Signs the newest tree, so that whoever keeps the note can show later that nothing before it was rewritten."""

import asyncio
import secrets
from collections.abc import Sequence
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger import proof_queries, queries
from ledger.changes import Record, change
from ledger.checkpoint_notes import SignedTree
from ledger.kept_notes import KeptNotes, Rewritten
from ledger.notes import Signer, Verifier, sign, signed_by
from ledger.proofs import holds
from ledger.rules import Tree
from ledger.sequencing import sequence
from ledger.signing_key import SigningKey
from ledger.timestamping import TimestampAuthority

BATCH = 500


class Checkpoints:
    """`name` is taken by a ledger that has none yet; the first signature fixes it."""

    def __init__(
        self, key: SigningKey, kept: KeptNotes, name: str = "", authority: TimestampAuthority | None = None
    ) -> None:
        self._key = key
        self.kept = kept
        self.authority = authority
        self._name = name or f"sidak-{secrets.token_hex(8)}"

    def make_key(self) -> None:
        """Where there is none yet."""
        self._key.make_first()

    async def sign(self, now: datetime) -> None:
        """A note where there is something new, and copies of all notes that have none. Raises Rewritten."""
        await sequence(now)
        await self._sign([self._key.read()], now)
        await self.keep()
        await self.stamp()

    async def stamp(self) -> None:
        """The newest one; it covers those that got no timestamp while the authority could not be reached."""
        newest = await proof_queries.newest_without_timestamp()
        if self.authority and newest:
            stamped = await self.authority.stamp(newest["note"])
            if stamped:
                await proof_queries.add_timestamp(newest["size"], *stamped)

    async def rotate(self, now: datetime) -> Verifier:
        """The last note of the old key is also the first of the new one: who trusts the one can trust the other."""
        new = Signer(await ledger_name() or self._name, Ed25519PrivateKey.generate())
        self._key.check_replaceable()
        while not await _signed_newest(new.verifier):
            async with change(by="operator", at=now) as record:
                await _record_key(record, new.verifier)
            await sequence(now)
            await self._sign([self._key.read(), new.private], now)
        self._key.replace(new.private.private_bytes_raw())
        await self.keep()
        return new.verifier

    async def verifier(self) -> Verifier:
        """Of the key that signs here now."""
        return Signer(await ledger_name() or self._name, self._key.read()).verifier

    async def vouch(self, text: str) -> str:
        """A note over another text than a checkpoint's."""
        return sign(text, [Signer(await ledger_name() or self._name, self._key.read())])

    async def keep(self) -> None:
        """A directory that was away for a while gets what it missed."""
        name = await ledger_name()
        if name is None:
            return
        size = await asyncio.to_thread(self.kept.newest_size, name)
        while found := await proof_queries.signed_after(size, BATCH):
            for each in found:
                size = each["size"]
                await asyncio.to_thread(self.kept.keep, name, size, each["note"])

    async def _sign(self, keys: Sequence[Ed25519PrivateKey], now: datetime) -> None:
        """Of two at once the second waits, then finds nothing new."""
        async with change(by="clock", at=now) as record:
            await queries.lock_growth()
            tree = await queries.newest_tree()
            newest = await proof_queries.newest_signed()
            name = await ledger_name() or self._name
            await self._refuse_rewritten(name, tree, newest["note"] if newest else None)
            if tree.size == (newest["size"] if newest else 0):
                return
            signers = [Signer(name, key) for key in keys]
            await _announce(record, signers)
            note = sign(str(SignedTree(name, tree.size, tree.root)), signers)
            await proof_queries.add_signed_checkpoint(tree.size, note, now)

    async def _refuse_rewritten(self, name: str, tree: Tree, newest: str | None) -> None:
        """Also when the database was replaced, and only the copy outside it tells."""
        kept = await asyncio.to_thread(self.kept.newest, name)
        for note in {newest, kept} - {None}:
            old = SignedTree.of(str(note))
            if not await holds(old, tree):
                raise Rewritten(f"the ledger does not continue the checkpoint of {old.size} entries")


async def ledger_name() -> str | None:
    """None before the first signature."""
    known = await known_verifiers()
    return known[0].name if known else None


async def known_verifiers() -> list[Verifier]:
    """All keys that ever signed, the first one first."""
    return [Verifier.parse(each["key"]) for each in await proof_queries.verifier_keys()]


async def _signed_newest(verifier: Verifier) -> bool:
    newest = await proof_queries.newest_signed()
    return newest is not None and bool(signed_by(newest["note"], [verifier]))


async def _announce(record: Record, signers: Sequence[Signer]) -> None:
    """A key's first use is an entry itself."""
    for signer in signers:
        if await proof_queries.add_verifier_key(str(signer.verifier), record.at):
            await _record_key(record, signer.verifier)


async def _record_key(record: Record, verifier: Verifier) -> None:
    await record("ledger.key-used", subject=verifier.key_hash.hex(), facts={"verifier": str(verifier)})
