"""What lies in the directory of backups. No name tells what a file holds.

made/20261122T171500Z/    one backup: database.age, keys.age, files.age, pieces, manifest (written last)
pieces/ab/cd/NAME-SHA256.age    one evidence file each, for all backups: NAME is a keyed hash, SHA256 the
                                ciphertext's
journal                         pieces of a backup under way, or of one that was cut off
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from api.backups.failing import BackupFailed
from ledger.durable import make_directory, sync_directory

MANIFEST = "manifest"
SEALED_PARTS = ("database.age", "keys.age", "files.age")
PIECES = "pieces"
PARTS = (*SEALED_PARTS, PIECES)


class Layout:
    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One backup at a time writes here: the lock is the kernel's and ends with the process."""
        make_directory(self.root)
        with os.fdopen(os.open(self.root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BackupFailed(f"another backup into {self.root} is running: wait for its end") from None
            yield

    def begin(self, at: datetime) -> Path:
        """The place of a new backup. Of those that were cut off only evidence stays, which the new one uses."""
        for place in self._places():
            if not (place / MANIFEST).exists():
                shutil.rmtree(place)
        place = self.root / "made" / f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        if place.exists():
            raise BackupFailed(f"{place} is there already: run it again in a second")
        make_directory(place)
        return place

    def whole(self) -> list[Path]:
        """The oldest first."""
        return [place for place in self._places() if (place / MANIFEST).exists()]

    @property
    def journal(self) -> Path:
        """What was sealed since the last whole backup, so that one that was cut off is gone on with."""
        return self.root / "journal"

    def candidates(self, name: str) -> list[Path]:
        """By their names alone, which anybody can give who writes here."""
        folder = self._folder(name)
        try:
            found = [entry for entry in os.listdir(folder) if entry.startswith(f"{name}-") and entry.endswith(".age")]
        except FileNotFoundError:
            return []
        return [folder / entry for entry in sorted(found)]

    def draft_piece(self, name: str) -> Path:
        """Whatever a killed process left under it is overwritten."""
        make_directory(self._folder(name))
        return self._folder(name) / f"{name}.draft"

    def keep_piece(self, draft: Path, name: str, sha256: str) -> Path:
        piece = self.piece(name, sha256)
        draft.rename(piece)
        sync_directory(piece.parent)
        return piece

    def piece(self, name: str, sha256: str) -> Path:
        return self._folder(name) / f"{name}-{sha256}.age"

    def _folder(self, name: str) -> Path:
        return self.root / PIECES / name[:2] / name[2:4]

    def _places(self) -> list[Path]:
        made = self.root / "made"
        return sorted(place for place in made.iterdir() if place.is_dir()) if made.is_dir() else []
