"""What a move brought to a store, in a file of this machine: a move that was stopped goes on where it was."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import IO, get_args

from ledger.durable import make_directory
from media.stores import Kind, StoredFile


class MoveRunning(Exception):
    """One sentence for the operator."""


class MoveJournal:
    """Only one move at a time writes it: the lock is the kernel's and ends with the process.

    A line is a sign, the kind and the hash: `+` before the first byte goes there, `=` once it was read back there
    and hashed, `-` once it was removed again. A last line that broke off does not count.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._files: dict[StoredFile, str] = {}
        self._opened: IO[str] | None = None

    def __enter__(self) -> "MoveJournal":
        make_directory(self.path.parent)
        self._opened = self.path.open("a+", encoding="ascii")
        try:
            fcntl.flock(self._opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._opened.close()
            raise MoveRunning("another `sidak media move` to this store is running: wait for its end") from None
        self._read(self._opened)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._opened:
            self._opened.close()

    def is_there(self, file: StoredFile) -> bool:
        return self._files.get(file) == "="

    def files(self) -> list[StoredFile]:
        """All that may lie there because of this move."""
        return list(self._files)

    def begin(self, file: StoredFile) -> None:
        self._write("+", file)

    def finish(self, file: StoredFile) -> None:
        self._write("=", file)

    def remove(self, file: StoredFile) -> None:
        self._write("-", file)

    def _read(self, opened: IO[str]) -> None:
        opened.seek(0)
        whole = 0
        for line in opened:
            parts = line.split(" ")
            if line.endswith("\n"):
                self._keep(parts[0], _file(parts[1], parts[2]))
            else:
                opened.truncate(whole)
            whole += len(line)

    def _keep(self, sign: str, file: StoredFile) -> None:
        if sign == "-":
            self._files.pop(file, None)
        else:
            self._files[file] = sign

    def _write(self, sign: str, file: StoredFile) -> None:
        assert self._opened
        self._opened.write(f"{sign} {file.kind} {file.sha256.hex()}\n")
        self._opened.flush()
        os.fsync(self._opened.fileno())
        self._keep(sign, file)


def _file(kind: str, sha256: str) -> StoredFile:
    kinds: dict[str, Kind] = {name: name for name in get_args(Kind)}
    return StoredFile(kinds[kind], bytes.fromhex(sha256.rstrip("\n")))
