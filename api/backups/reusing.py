"""Which pieces of the directory we sealed ourselves. Whoever can write there can put another in a piece's place, under
any name: only what our own signature or key vouches for is used again."""

import hmac
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import msgspec

from api.backups import manifests
from api.backups.layout import PIECES, Layout
from api.backups.manifests import Manifest
from api.backups.sealing import Sealed, sealed_of
from ledger.notes import Verifier

SLOTS = 28


class Found(msgspec.Struct, frozen=True):
    piece: Path | None
    read: bool = False


class Reusable(msgspec.Struct, frozen=True):
    """`vouched` holds 16 bytes of each line of the newest backup that we signed, and of the journal. `slots` are the
    shares of the pieces that are read again now."""

    layout: Layout
    key: bytes
    vouched: set[bytes]
    slots: frozenset[int]
    damaged: list[Path] = []

    def find(self, name: str) -> Found:
        for file in self.layout.candidates(name):
            sealed = Sealed(file.stem.rpartition("-")[2], file.stat().st_size)
            if _short(_line(name, sealed)) not in self.vouched:
                continue
            if int(name[:8], 16) % SLOTS not in self.slots:
                return Found(file)
            if sealed_of(file) == sealed:
                return Found(file, read=True)
            self.damaged.append(file)
        return Found(None)

    def note(self, name: str, sealed: Sealed) -> None:
        """Before the piece has its name: a backup that is cut off leaves none that the next one would not know."""
        line = _line(name, sealed)
        journal = os.open(self.layout.journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            os.write(journal, f"{line} {_tag(self.key, line)}\n".encode())
        finally:
            os.close(journal)


def reusable(layout: Layout, key: bytes, own: Sequence[Verifier], now: datetime) -> Reusable:
    """`own` are the keys of our ledger, `key` is the one that names are made with."""
    vouched = {_short(line) for line in _journal(layout, key)}
    newest = _newest_of_ours(layout, list(own))
    if newest:
        with (newest[0] / PIECES).open(encoding="ascii") as lines:
            vouched.update(_short(line.rstrip("\n")) for line in lines)
    return Reusable(layout, key, vouched, slots_due(newest[1].started_at if newest else None, now))


def slots_due(before: datetime | None, now: datetime) -> frozenset[int]:
    """A day, a share: those of the days since the backup before, so that each piece is read once in 28 days."""
    today = now.astimezone(UTC).toordinal()
    month_ago = today - SLOTS
    since = max(before.astimezone(UTC).toordinal(), month_ago) if before else month_ago
    return frozenset(day % SLOTS for day in range(since + 1, today + 1))


def _newest_of_ours(layout: Layout, own: list[Verifier]) -> tuple[Path, Manifest] | None:
    for place in reversed(layout.whole()):
        if manifests.is_signed(place, own):
            manifest = manifests.read(place)
            if _holds(place / PIECES, manifest.parts[PIECES]):
                return place, manifest
    return None


def _holds(file: Path, sealed: Sealed) -> bool:
    return file.exists() and sealed_of(file) == sealed


def _journal(layout: Layout, key: bytes) -> Iterator[str]:
    """Of backups that were cut off."""
    if not layout.journal.exists():
        return
    with layout.journal.open(encoding="ascii", errors="replace") as lines:
        for each in lines:
            line, _, tag = each.rstrip("\n").rpartition(" ")
            if hmac.compare_digest(tag.encode(), _tag(key, line).encode()):
                yield line


def _line(name: str, sealed: Sealed) -> str:
    return f"{name} {sealed.sha256} {sealed.bytes}"


def _short(line: str) -> bytes:
    return blake2b(line.encode(), digest_size=16).digest()


def _tag(key: bytes, line: str) -> str:
    return hmac.digest(key, f"journal {line}".encode(), "sha256").hex()
