"""A piece's own checksum, which tus lets a sender give: compared before the piece counts."""

import binascii
import hashlib
from base64 import b64decode
from typing import TYPE_CHECKING

import msgspec

from organisation.refusing import Refused

if TYPE_CHECKING:
    from hashlib import _Hash

# The protocol demands SHA-1; it guards against accidents of the line, nothing else.
LENGTHS = {"sha1": 20, "sha256": 32}
ALGORITHMS = ",".join(LENGTHS)


class Checksum(msgspec.Struct, frozen=True):
    algorithm: str
    digest: bytes

    def begin(self) -> "_Hash":
        return hashlib.new(self.algorithm, usedforsecurity=False)


def read_checksum(header: str) -> Checksum:
    """`sha256 <digest in base64>`; raises Refused for everything else."""
    algorithm, _, encoded = header.partition(" ")
    try:
        digest = b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        digest = b""
    if len(digest) != LENGTHS.get(algorithm):
        raise Refused("upload-checksum-unreadable", algorithms=ALGORITHMS)
    return Checksum(algorithm, digest)
