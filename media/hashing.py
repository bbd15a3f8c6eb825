"""Files are hashed piece by piece: a photo never lies in memory as a whole."""

import base64
import hashlib
from pathlib import Path
from typing import BinaryIO

import msgspec

CHUNK = 256 * 1024


class Digests(msgspec.Struct, frozen=True):
    sha256: bytes
    md5: bytes
    size: int

    @property
    def sha256_base64(self) -> str:
        return base64.b64encode(self.sha256).decode()

    @property
    def md5_base64(self) -> str:
        return base64.b64encode(self.md5).decode()


def sha256_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return hash_to_end(file)


def hash_to_end(file: BinaryIO) -> bytes:
    sha256 = hashlib.sha256()
    while piece := file.read(CHUNK):
        sha256.update(piece)
    return sha256.digest()


def digests_of(path: Path) -> Digests:
    """MD5 is what older S3 servers check on arrival; nothing here trusts it."""
    sha256, md5, size = hashlib.sha256(), hashlib.md5(usedforsecurity=False), 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            sha256.update(piece)
            md5.update(piece)
            size += len(piece)
    return Digests(sha256.digest(), md5.digest(), size)


def copy_hashing(source: BinaryIO, target: BinaryIO) -> bytes:
    """Copies to the end and gives the SHA-256 of what was copied."""
    sha256 = hashlib.sha256()
    while piece := source.read(CHUNK):
        sha256.update(piece)
        target.write(piece)
    return sha256.digest()
