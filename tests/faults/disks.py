"""Disks of their own for the server and for PostgreSQL, which can be full for a while."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MIB = 1024 * 1024
WHOLE = 4096 * MIB
"""In memory, and only as much as is written."""
ATTEMPTS = 50


class Disk:
    """Full is a disk whose size is what lies on it: no memory is spent on filling it."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def fill(self, left: int) -> None:
        """All but `left` bytes; others write meanwhile."""
        for _ in range(ATTEMPTS):
            seen = os.statvfs(self.place)
            if self._resize((seen.f_blocks - seen.f_bfree) * seen.f_frsize + left):
                return
        raise AssertionError("the disk cannot be filled")

    def empty(self) -> None:
        assert self._resize(WHOLE)

    def _resize(self, size: int) -> bool:
        """False when more than that lies there already."""
        command = ["mount", "-o", f"remount,size={size}", str(self.place)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def own_disk(place: Path) -> Iterator[Disk | None]:
    """None where no file system may be mounted: the directory is then an ordinary one."""
    place.mkdir(mode=0o711)
    command = ["mount", "-t", "tmpfs", "-o", f"size={WHOLE},mode=0711", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield Disk(place) if mounted else None
    finally:
        if mounted:
            # Also while somebody still has a file open there.
            subprocess.run(["umount", "--lazy", place], check=True)
