"""The evidence of one moment as pieces: only those are written that no backup of ours left in the directory."""

import hmac
from collections.abc import AsyncIterator, Iterable
from itertools import islice
from pathlib import Path
from typing import TextIO

import anyio
import asyncpg
import msgspec
from anyio import to_thread
from pyrage.x25519 import Recipient

from api.backups import moment_queries
from api.backups.layout import Layout
from api.backups.moment_queries import KINDS
from api.backups.reusing import Reusable
from api.backups.sealing import seal
from ledger.identifiers import uuid7
from media import moving_queries
from media.moving_queries import Named
from media.stores import Kind, Store, StoredFile
from organisation.refusing import Refused

AT_ONCE = 4
AT_A_TIME = 64
FAULTS = {"file-missing", "file-damaged"}
NONE = "-"


class Piece(msgspec.Struct, frozen=True):
    """One file of the evidence and where it lies. `sha256` is the ciphertext's; both names are "-" for a file that the
    server does not have any more."""

    file: StoredFile
    size: int
    content_type: str
    name: str
    sha256: str
    bytes: int

    @property
    def is_here(self) -> bool:
        return self.name != NONE

    def line(self) -> str:
        return (
            f"{self.name} {self.sha256} {self.bytes} {self.file.kind} {self.file.sha256.hex()} {self.size} "
            f"{self.content_type}\n"
        )

    def plain_line(self) -> str:
        """Tells nothing of the file."""
        return f"{self.name} {self.sha256} {self.bytes}\n"

    @classmethod
    def of_line(cls, line: str) -> "Piece":
        name, sealed, length, kind, content, size, content_type = line.rstrip("\n").split(" ", 6)
        kinds: dict[str, Kind] = {each: each for each in KINDS}
        file = StoredFile(kinds[kind], bytes.fromhex(content))
        return cls(file, int(size), content_type, name, sealed, int(length))


class Counts(msgspec.Struct):
    files: int = 0
    bytes: int = 0
    copied: int = 0
    written: int = 0
    reread: int = 0
    missing: int = 0
    faults: list[StoredFile] = []


class Pieces(msgspec.Struct, frozen=True):
    layout: Layout
    store: Store
    spool: Path
    recipients: list[Recipient]
    naming_key: bytes
    reusable: Reusable
    counts: Counts

    async def write_all(self, names: Iterable[str]) -> AsyncIterator[Piece]:
        """Of lines that `note_names` wrote; a few files at once, in the order of the lines."""
        lines = iter(names)
        while batch := [_named_of(line) for line in islice(lines, AT_A_TIME)]:
            for piece in await self._write_batch(batch):
                yield piece

    async def _write_batch(self, batch: list[Named]) -> list[Piece]:
        made: dict[int, Piece] = {}
        refused: list[Refused] = []
        limit = anyio.CapacityLimiter(AT_ONCE)
        async with anyio.create_task_group() as tasks:

            async def write(place: int, named: Named) -> None:
                async with limit:
                    try:
                        made[place] = await self._write(named)
                    except Refused as refusal:
                        refused.append(refusal)
                        tasks.cancel_scope.cancel()

            for place, named in enumerate(batch):
                tasks.start_soon(write, place, named)
        if refused:
            raise refused[0]
        return [made[place] for place in sorted(made)]

    async def _write(self, named: Named) -> Piece:
        name = self._name_of(named.file)
        there = await to_thread.run_sync(self.reusable.find, name)
        self.counts.reread += there.read
        found = there.piece
        if found is None:
            try:
                found = await self._copy(named, name)
            except Refused as refusal:
                if refusal.name not in FAULTS:
                    raise
                return await self._without(named)
            self.counts.copied += 1
            self.counts.written += found.stat().st_size
        self.counts.files += 1
        self.counts.bytes += named.size
        sealed = found.stem.rpartition("-")[2]
        return Piece(named.file, named.size, named.content_type, name, sealed, found.stat().st_size)

    def _name_of(self, file: StoredFile) -> str:
        """Sealed for others it is another piece: what only former recipients can open is not used again."""
        readers = sorted(str(recipient) for recipient in self.recipients)
        return hmac.digest(self.naming_key, "\n".join((file.key, *readers)).encode(), "sha256").hex()

    async def _copy(self, named: Named, name: str) -> Path:
        # The sweep removes what a killed process leaves under such a name.
        copy = self.spool / str(uuid7())
        try:
            await self.store.bring(named.file, copy)
            return await to_thread.run_sync(self._seal, copy, name)
        finally:
            copy.unlink(missing_ok=True)

    def _seal(self, copy: Path, name: str) -> Path:
        draft = self.layout.draft_piece(name)
        try:
            with copy.open("rb") as source:
                sealed = seal(source, draft, self.recipients)
            self.reusable.note(name, sealed)
            return self.layout.keep_piece(draft, name, sealed.sha256)
        finally:
            draft.unlink(missing_ok=True)

    async def _without(self, named: Named) -> Piece:
        """It was erased since, or the ledger knows that it is lost; anything else is a fault found now."""
        if await moving_queries.still_named(named.file.kind, [named.file.sha256]):
            if named.file.kind == "originals" and await moment_queries.is_known_to_be_lost(named.file.sha256):
                self.counts.missing += 1
            else:
                self.counts.faults.append(named.file)
        return Piece(named.file, named.size, named.content_type, NONE, NONE, 0)


async def note_names(connection: asyncpg.Connection, target: TextIO) -> None:
    """Each different file that the database names at its moment, a line each."""
    async for kind, found in moment_queries.named(connection):
        target.write(f"{kind} {bytes(found['sha256']).hex()} {found['size']} {found['content_type']}\n")


def _named_of(line: str) -> Named:
    kind, sha256, size, content_type = line.rstrip("\n").split(" ", 3)
    kinds: dict[str, Kind] = {each: each for each in KINDS}
    return Named(StoredFile(kinds[kind], bytes.fromhex(sha256)), int(size), content_type)
