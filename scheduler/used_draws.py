"""What was frozen and drawn on this machine, outside the database: an older copy of the database draws no day again.

One line a step, `DRAW_ID MANIFEST_HASH BEACON` with `-` for a beacon still to come, appended and synced before the
database has it. A step repeated after a crash is the same step; another manifest, or another beacon, is another draw.
Each machine knows only the draws that it led itself.
"""

import fcntl
import os
from pathlib import Path
from typing import IO

from ledger.durable import make_directory, sync_directory

_TO_COME = "-"


class UsedDraw(Exception):
    """This draw was used before, with another manifest or beacon; the text names the draw."""


class UsedDraws:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._read_to = 0
        self._known: dict[str, tuple[str, str]] = {}

    def freeze(self, draw_id: str, manifest_hash: bytes) -> None:
        self._use(draw_id, manifest_hash.hex(), _TO_COME)

    def draw(self, draw_id: str, manifest_hash: bytes, beacon: bytes) -> None:
        self._use(draw_id, manifest_hash.hex(), beacon.hex())

    def _use(self, draw_id: str, manifest_hash: str, beacon: str) -> None:
        """Returns once it stands on the disk."""
        make_directory(self._file.parent)
        with os.fdopen(os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.fstat(file.fileno()).st_size < self._read_to:
                self._read_again(file)
            self._read(file)
            known = self._known.get(draw_id)
            if known and (known[0] != manifest_hash or (_TO_COME not in (beacon, known[1]) and known[1] != beacon)):
                raise UsedDraw(draw_id)
            if known is None or (known[1] == _TO_COME and beacon != _TO_COME):
                self._append(file, f"{draw_id} {manifest_hash} {beacon}\n")

    def _read_again(self, file: IO[bytes]) -> None:
        """Somebody put a shorter file in its place: what was read before still counts."""
        before, self._known, self._read_to = self._known, {}, 0
        self._read(file)
        self._known |= before

    def _read(self, file: IO[bytes]) -> None:
        """What was added since the last time; half a line at the end was never acknowledged and is cut off."""
        file.seek(self._read_to)
        for line in file:
            if not line.endswith(b"\n"):
                break
            draw_id, manifest_hash, beacon = line.decode("ascii").split()
            self._known[draw_id] = (manifest_hash, beacon)
            self._read_to += len(line)

    def _append(self, file: IO[bytes], line: str) -> None:
        file.truncate(self._read_to)
        file.seek(self._read_to)
        file.write(line.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
        sync_directory(self._file.parent)
        self._read(file)
