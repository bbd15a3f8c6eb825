"""Copies of the signed checkpoints outside the database: `<name of the ledger>/<size>.note`, each written once."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from ledger.durable import make_directory, sync_directory


class Rewritten(Exception):
    """The ledger is not the one that was signed before; the text names the checkpoint."""


class KeptNotes:
    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def newest_size(self, name: str) -> int:
        """0 when there is none."""
        return max((int(file.stem) for file in self._files(name)), default=0)

    def newest(self, name: str) -> str | None:
        size = self.newest_size(name)
        return self._file(name, size).read_text("utf-8") if size else None

    def all(self, name: str) -> Iterator[tuple[Path, str]]:
        for file in sorted(self._files(name)):
            yield file, file.read_text("utf-8")

    def keep(self, name: str, size: int, note: str) -> None:
        """Durable once this returns. Never overwrites."""
        file = self._file(name, size)
        make_directory(file.parent)
        draft = file.with_name(f"draft-{secrets.token_hex(4)}")
        try:
            _write(draft, note)
            os.link(draft, file)
        except FileExistsError:
            if file.read_text("utf-8") != note:
                raise Rewritten(f"{file} is another checkpoint than the database has of {size} entries") from None
        finally:
            draft.unlink(missing_ok=True)
        sync_directory(file.parent)

    def _file(self, name: str, size: int) -> Path:
        return self._directory / name / f"{size:019}.note"

    def _files(self, name: str) -> Iterator[Path]:
        return (file for file in (self._directory / name).glob("*.note") if file.stem.isdecimal())


def _write(path: Path, note: str) -> None:
    with path.open("x", encoding="utf-8") as file:
        file.write(note)
        file.flush()
        os.fsync(file.fileno())
