"""ZIP archives that can be written in one way only: stored, in order, without dates.

Whoever reads one writes its frame again and compares, so that each byte is either as it must be, or wrong. An archive
without compression holds what its size says: it cannot be a bomb. Every ZIP program opens it.
Standard library only, since auditors read with it.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

CHUNK = 256 * 1024
NAME = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?(\.[a-z0-9-]+)?", re.ASCII)
LONGEST_NAME = 200
MOST_MEMBERS = 1_000_000
MOST_MEMBER_BYTES = 2**32 - 2
# Midnight of 1 January 1980, the first day that the format knows.
NO_TIME, FIRST_DAY = 0, 0x21
NEEDED, NEEDED_64 = 20, 45
BEYOND_32, BEYOND_16 = 0xFFFFFFFF, 0xFFFF

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")
END_64 = struct.Struct("<4sQHHIIQQQQ")
LOCATOR_64 = struct.Struct("<4sIQI")
OFFSET_64 = struct.Struct("<HHQ")


class Member(NamedTuple):
    name: str
    size: int
    crc32: int


def local_header(member: Member) -> bytes:
    """What stands before a member's bytes."""
    name = member.name.encode("ascii")
    sizes = (member.crc32, member.size, member.size, len(name), 0)
    return LOCAL.pack(b"PK\x03\x04", NEEDED, 0, 0, NO_TIME, FIRST_DAY, *sizes) + name


def ending(members: Sequence[Member]) -> bytes:
    """What stands after the last one: the central directory and its end, in 64 bits where 32 are too few."""
    offset, lines = 0, []
    for member in members:
        lines.append(_central(member, offset))
        offset += LOCAL.size + len(member.name) + member.size
    directory, end = b"".join(lines), b""
    if offset >= BEYOND_32 or len(members) >= BEYOND_16:
        counts = (len(members), len(members), len(directory), offset)
        end += END_64.pack(b"PK\x06\x06", END_64.size - 12, NEEDED_64, NEEDED_64, 0, 0, *counts)
        end += LOCATOR_64.pack(b"PK\x06\x07", 0, offset + len(directory), 1)
    count = min(len(members), BEYOND_16)
    end += END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), min(offset, BEYOND_32), 0)
    return directory + end


def total(members: Sequence[Member]) -> int:
    """Bytes of the whole archive."""
    return sum(LOCAL.size + len(member.name) + member.size for member in members) + len(ending(members))


def _central(member: Member, offset: int) -> bytes:
    far = offset >= BEYOND_32
    name, extra = member.name.encode("ascii"), OFFSET_64.pack(1, 8, offset) if far else b""
    needed = NEEDED_64 if far else NEEDED
    sizes = (member.crc32, member.size, member.size, len(name), len(extra), 0, 0, 0, 0)
    head = (b"PK\x01\x02", needed, needed, 0, 0, NO_TIME, FIRST_DAY)
    return CENTRAL.pack(*head, *sizes, BEYOND_32 if far else offset) + name + extra


Take = Callable[[str, int, Iterator[bytes]], None]
"""Gets a member's name, its size and its pieces, as they are read."""


def read(archive: BinaryIO, take: Take) -> list[Member]:
    """All members in order. ValueError with the reason for an archive that is not written just so."""
    members: list[Member] = []
    while True:
        fixed = archive.read(LOCAL.size)
        if fixed[:4] != b"PK\x03\x04":
            break
        members.append(_read_member(archive, fixed, take))
        _demand(len(members) <= MOST_MEMBERS, "the archive has too many files")
    _demand(bool(members), "it is no archive of files that are only stored")
    expected = ending(members)
    found = fixed + archive.read(len(expected) + 1)
    _demand(found == expected, "the list of files at the archive's end is not that of the files before it")
    return members


def _read_member(archive: BinaryIO, fixed: bytes, take: Take) -> Member:
    _demand(len(fixed) == LOCAL.size, "the archive ends in the middle of a file")
    *_, crc32, size, _, name_length, _ = LOCAL.unpack(fixed)
    _demand(name_length <= LONGEST_NAME and size <= MOST_MEMBER_BYTES, "a file's name or size is out of all bounds")
    name = archive.read(name_length).decode("ascii", "replace")
    _demand(NAME.fullmatch(name) is not None, f"{name[:80]!r} is no name of a file in a bundle")
    pieces = _Pieces(archive, name, size)
    take(name, size, iter(pieces))
    member = Member(name, size, pieces.crc32)
    _demand(crc32 == pieces.crc32, f"{name} was changed: its checksum in the archive is another one")
    _demand(fixed + name.encode("ascii") == local_header(member), f"the archive describes {name} in another way")
    return member


class _Pieces:
    """A member's bytes, counted on the way."""

    def __init__(self, archive: BinaryIO, name: str, size: int) -> None:
        self._archive, self._name, self._left = archive, name, size
        self.crc32 = 0

    def __iter__(self) -> Iterator[bytes]:
        while self._left:
            piece = self._archive.read(min(CHUNK, self._left))
            _demand(bool(piece), f"the archive ends in the middle of {self._name}")
            self._left -= len(piece)
            self.crc32 = zlib.crc32(piece, self.crc32)
            yield piece


def _demand(holds: bool, reason: str) -> None:
    if not holds:
        raise ValueError(reason)
