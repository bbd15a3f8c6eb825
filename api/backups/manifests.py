"""The manifest of one backup: what must be there for it to be whole. A signed note, written last."""

import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec

from api.backups.failing import BackupFailed
from api.backups.layout import MANIFEST
from api.backups.sealing import Sealed
from ledger.durable import sync_directory
from ledger.notes import BadNote, Verifier, signed_by, text_of


class LedgerThen(msgspec.Struct, frozen=True, rename="camel"):
    """The placed entries in the backup, and the newest signed checkpoint, empty when there was none."""

    size: int
    root: str
    checkpoint: str


class EvidenceThen(msgspec.Struct, frozen=True, rename="camel"):
    """Different files and their bytes. `copied` were new to the directory; `missing` were known to be damaged or lost
    before; `faults` were found now, and make the backup one that nobody relies on. `reread` were there from before and
    were read again now; of the others from before only name and size were looked at."""

    files: int
    bytes: int
    copied: int
    missing: int
    faults: int
    reread: int = 0


class Manifest(msgspec.Struct, frozen=True, rename="camel"):
    format: Literal["sidak backup 1"]
    started_at: datetime
    covers_until: datetime
    finished_at: datetime
    ledger: LedgerThen
    evidence: EvidenceThen
    parts: dict[str, Sealed]
    recipients: list[str]
    verifier: str = ""
    """The key that signs it, by its own account."""


def text(manifest: Manifest) -> str:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2).decode() + "\n"


def write(place: Path, note: str) -> None:
    """There or not there, whatever happens meanwhile."""
    draft = place / f"{MANIFEST}.draft"
    with draft.open("w", encoding="utf-8") as file:
        file.write(note)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(place / MANIFEST)
    sync_directory(place)


def read(place: Path) -> Manifest:
    """Who signed it is another question."""
    try:
        return msgspec.json.decode(text_of(note_of(place)), type=Manifest)
    except (BadNote, msgspec.MsgspecError) as error:
        raise BackupFailed(f"{place / MANIFEST} is damaged: {error}") from None


def note_of(place: Path) -> str:
    try:
        return (place / MANIFEST).read_text("utf-8")
    except UnicodeDecodeError:
        raise BackupFailed(f"{place / MANIFEST} is damaged: it is no text") from None


def hash_of(place: Path) -> bytes:
    return sha256(note_of(place).encode()).digest()


def is_signed(place: Path, trusted: list[Verifier]) -> bool:
    try:
        return bool(signed_by(note_of(place), trusted))
    except BadNote:
        return False
