"""Where files lie. Two stores offer the same: a local directory (`disk_store`) and S3 (`s3_store`).

A file is named by what it holds (its SHA-256), so writing it again is harmless and nothing is overwritten.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import quote
from uuid import UUID

import msgspec

from organisation.refusing import Refused

Kind = Literal["originals", "renditions", "aside", "papers"]

CHUNK = 256 * 1024
RETRY_SECONDS = 10


class StoredFile(msgspec.Struct, frozen=True):
    """`aside` holds what arrived under a claim that says otherwise, `papers` what was typeset."""

    kind: Kind
    sha256: bytes

    @property
    def key(self) -> str:
        name = self.sha256.hex()
        return f"{self.kind}/{name[:2]}/{name[2:4]}/{name}"


class Incoming(msgspec.Struct, frozen=True):
    """What a phone put into the store by itself, before anybody looked at it."""

    evidence: UUID

    @property
    def key(self) -> str:
        return f"incoming/{self.evidence}"


class SignedPut(msgspec.Struct, frozen=True):
    """One PUT to `url` with exactly these headers, for so many seconds, and only while nothing lies there."""

    url: str
    headers: dict[str, str]
    seconds: int


class Download(msgspec.Struct, frozen=True):
    """What a signed URL promises: one file, this type and name, for so many seconds. `opened`: two people opened the
    seal of this original."""

    file: StoredFile
    content_type: str
    name: str
    seconds: int
    opened: bool = False


class UnusableStore(Exception):
    """The store is not set up as the settings demand: one sentence tells the operator what to do."""


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

    async def erase(self, file: StoredFile) -> None:
        """For good, every version of it. Raises Refused("file-locked") while the store itself forbids it."""

    async def signed_put(
        self,
        incoming: Incoming,
        *,
        content_type: str,
        size: int,
        sha256: bytes,
        md5: bytes | None = None,
        seconds: int,
        now: datetime,
    ) -> SignedPut | None:
        """None where phones cannot put by themselves."""

    async def take(self, incoming: Incoming, target: Path) -> bool:
        """A copy of what a phone put, unchecked. False when nothing is there."""

    async def drop(self, incoming: Incoming) -> None:
        """What came, if anything, is gone."""


def refuse_unless_rendition(file: StoredFile) -> None:
    if file.kind != "renditions":
        raise ValueError(f"{file.kind} are never deleted")


def missing(file: StoredFile) -> Refused:
    return Refused("file-missing", sha256=file.sha256.hex())


def damaged(file: StoredFile) -> Refused:
    return Refused("file-damaged", sha256=file.sha256.hex())


def locked(file: StoredFile, until: datetime) -> Refused:
    return Refused("file-locked", sha256=file.sha256.hex(), until=until.astimezone(UTC).isoformat(timespec="seconds"))


def disposition(name: str) -> str:
    """RFC 6266, with the name in UTF-8; nothing of it can end the header or name a path."""
    return f"inline; filename*=UTF-8''{quote(name, safe='')}"


def unavailable() -> Refused:
    return Refused("store-unavailable", seconds=RETRY_SECONDS)
