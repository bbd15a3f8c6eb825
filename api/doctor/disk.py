"""Room for photos, the database and its log. A full disk stops uploads first, then everything."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from api.doctor.findings import Finding, fine, unsafe, worth_doing

FEW = 0.05
FILLING = 0.15


class Seen(msgspec.Struct, frozen=True):
    """Bytes and file numbers (inodes) of the file system; one without a fixed number of files has 0 of them."""

    directory: str
    size: int
    free: int
    files: int
    free_files: int
    read_only: bool


def look(directory: Path) -> Seen:
    """Where the data directory is not made yet, the place it will be made in."""
    place = next(path for path in (directory.absolute(), *directory.absolute().parents) if path.exists())
    found = os.statvfs(place)
    unit = found.f_frsize
    read_only = bool(found.f_flag & os.ST_RDONLY)
    return Seen(str(place), found.f_blocks * unit, found.f_bavail * unit, found.f_files, found.f_favail, read_only)


def judge(seen: Seen, reserve_mib: int) -> Iterator[Finding]:
    free = seen.free >> 20
    if seen.read_only:
        yield unsafe("disk-read-only", directory=seen.directory)
    elif free < reserve_mib or seen.free < seen.size * FEW / 5:
        yield unsafe("disk-full", free=free, reserve=reserve_mib)
    elif free < 2 * reserve_mib or seen.free < seen.size * FILLING:
        yield worth_doing("disk-filling", free=free)
    else:
        yield fine("disk-room", free=free)
    if seen.files and seen.free_files < seen.files * FEW:
        yield unsafe("files-few", files=seen.free_files)
