"""A backup that is read: which one, who signed it, and each part held against the manifest before it is used."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import msgspec
from pyrage.x25519 import Identity

from api.backups import manifests
from api.backups.failing import BackupFailed
from api.backups.layout import PIECES, Layout
from api.backups.manifests import Manifest
from api.backups.pieces import Piece
from api.backups.sealing import Hashing, Sealed, sealed_of, unseal

LINES_AHEAD = 10_000


class Opened(msgspec.Struct, frozen=True):
    layout: Layout
    place: Path
    manifest: Manifest

    def faults_of_parts(self) -> Iterator[str]:
        for name, sealed in self.manifest.parts.items():
            yield from _faults(self.place / name, sealed)

    def require_part(self, name: str) -> Path:
        for fault in _faults(self.place / name, self.manifest.parts[name]):
            raise BackupFailed(fault)
        return self.place / name

    def faults_of_pieces(self) -> Iterator[str | None]:
        """One for each piece, None for one that holds."""
        with (self.place / PIECES).open(encoding="ascii") as lines:
            for line in lines:
                name, sha256, length = line.split()
                piece = self.layout.piece(name, sha256)
                yield next(_faults(piece, Sealed(sha256, int(length))), None)


def open_backup(root: Path, named: str = "") -> Opened:
    """The newest whole one, or the one of that name. Raises BackupFailed."""
    layout = Layout(root)
    places = layout.whole()
    if named:
        places = [place for place in places if place.name == named]
    if not places:
        raise BackupFailed(f"{root} holds no whole backup{f' named {named}' if named else ''}")
    return Opened(layout, places[-1], manifests.read(places[-1]))


def _faults(file: Path, sealed: Sealed) -> Iterator[str]:
    if not file.exists():
        yield f"{file} is missing"
    elif sealed_of(file) != sealed:
        yield f"{file} was changed or is damaged"


def unsealed_bytes(file: Path, identities: list[Identity]) -> bytes:
    collected = _Collecting()
    unseal(file, collected, identities)
    return b"".join(collected.pieces)


class _Collecting:
    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.pieces.append(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""


def unseal_piece(layout: Layout, piece: Piece, identities: list[Identity], target: Path | None = None) -> None:
    """Raises BackupFailed when it is not what the list says, whoever changed it."""
    source = layout.piece(piece.name, piece.sha256)
    if not source.exists():
        raise BackupFailed(f"{source} is missing")
    with (target or Path("/dev/null")).open("wb") as file:
        hashing = Hashing(file)
        unseal(source, hashing, identities)
    if (hashing.sha256, hashing.bytes) != (piece.file.sha256, piece.size):
        raise BackupFailed(f"{source} holds another file than the backup's list says")


@contextmanager
def listed_pieces(opened: Opened, identities: list[Identity]) -> Iterator[Iterator[Piece]]:
    """The sealed list line by line; few lines are held. A fault of the list is raised where it is met."""
    lines = _Lines()
    source = opened.require_part("files.age")
    reading = threading.Thread(target=lines.fill, args=(lambda: unseal(source, lines, identities),), daemon=True)
    reading.start()
    try:
        yield map(Piece.of_line, lines)
    finally:
        lines.stop()
        reading.join()


class _Lines:
    """What one thread writes as bytes, another reads as lines."""

    def __init__(self) -> None:
        self._queue: Queue[str | Exception | None] = Queue(LINES_AHEAD)
        self._rest = b""
        self._stopped = threading.Event()

    def fill(self, work: Callable[[], None]) -> None:
        try:
            work()
            self._put(None)
        except Exception as problem:
            self._put(problem)

    def write(self, piece: bytes) -> int:
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            self._put(line.decode("ascii"))
        return len(piece)

    def flush(self) -> None:
        """Each line goes at once."""

    def stop(self) -> None:
        self._stopped.set()
        while not self._queue.empty():
            self._queue.get_nowait()

    def __iter__(self) -> Iterator[str]:
        while (found := self._queue.get()) is not None:
            if isinstance(found, Exception):
                raise found
            yield found

    def _put(self, what: str | Exception | None) -> None:
        if not self._stopped.is_set():
            self._queue.put(what)
