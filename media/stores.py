"""Where files lie. Two stores offer the same: a local directory (`disk_store`) and S3 (`s3_store`).

A file is named by what it holds (its SHA-256), so writing it again is harmless and nothing is overwritten.
"""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import quote

import msgspec

from organisation.refusing import Refused

Kind = Literal["originals", "renditions", "aside"]

CHUNK = 256 * 1024
RETRY_SECONDS = 10


class StoredFile(msgspec.Struct, frozen=True):
    """`aside` holds what arrived under a claim that says otherwise."""

    kind: Kind
    sha256: bytes

    @property
    def key(self) -> str:
        name = self.sha256.hex()
        return f"{self.kind}/{name[:2]}/{name[2:4]}/{name}"


class Download(msgspec.Struct, frozen=True):
    """What a signed URL promises: one file, this type and name, for so many seconds."""

    file: StoredFile
    content_type: str
    name: str
    seconds: int


class Store(Protocol):
    async def prepare(self) -> None:
        """Once, at start: makes what is missing (directories, the bucket)."""

    async def ready(self) -> None:
        """Raises Refused("store-unavailable") when nothing can be stored now."""

    async def put(self, file: StoredFile, source: Path, content_type: str) -> None:
        """Writes once and verifies. A file that is there already must hold the same bytes."""

    async def size(self, file: StoredFile) -> int | None:
        """None when the file is not there."""

    def read(self, file: StoredFile, start: int = 0, stop: int | None = None) -> AsyncIterator[bytes]:
        """The bytes from `start` up to `stop`, as they lie there."""

    async def bring(self, file: StoredFile, target: Path) -> None:
        """A copy of the whole file, its hash checked."""

    async def verify(self, file: StoredFile) -> None:
        """Reads all of it and raises Refused when it is not what its name says."""

    async def signed_url(self, download: Download, now: datetime) -> str:
        """A URL that needs no sign-in. Relative to this server's address where it serves the file itself."""

    async def delete(self, file: StoredFile) -> None:
        """Renditions only: what can be made again."""


def refuse_unless_rendition(file: StoredFile) -> None:
    if file.kind != "renditions":
        raise ValueError(f"{file.kind} are never deleted")


def missing(file: StoredFile) -> Refused:
    return Refused("file-missing", sha256=file.sha256.hex())


def damaged(file: StoredFile) -> Refused:
    return Refused("file-damaged", sha256=file.sha256.hex())


def disposition(name: str) -> str:
    """RFC 6266, with the name in UTF-8; nothing of it can end the header or name a path."""
    return f"inline; filename*=UTF-8''{quote(name, safe='')}"


def unavailable() -> Refused:
    return Refused("store-unavailable", seconds=RETRY_SECONDS)
