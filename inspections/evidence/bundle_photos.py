"""The photos of a custody bundle: each original read back first, so that the bundle says what it will hold."""

import zlib
from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256
from uuid import UUID

import msgspec

from inspections.evidence import bundle_queries
from ledger.database import Row
from media import fixity, queries
from media.bundle_rules import EXTENSIONS, NOT_HERE
from media.plain_zip import Member
from media.rules import Shape
from media.stores import Store, StoredFile
from organisation.refusing import Refused

Pictures = Callable[[Row], Awaitable[dict[Shape, Row]]]
"""The renditions that may be shown of a photo, by purpose."""


class Weighed(msgspec.Struct, frozen=True):
    """A file that lies in the store, as it will stand in the archive."""

    member: Member
    sha256: bytes
    file: StoredFile


class Photo(msgspec.Struct, frozen=True):
    """`kept`: see `media.bundle_rules.KEPT`. `redaction` is the evidence whose redaction blurs it."""

    row: Row
    kept: str
    weighed: Weighed | None
    thumbnail: Row | None
    redaction: UUID | None

    def told(self) -> dict[str, object]:
        """Its lines in the manifest."""
        return {
            "id": str(self.row["id"]),
            "purpose": self.row["purpose"],
            "item": self.row["item"],
            "sha256": self.row["sha256"].hex(),
            "size": self.row["size"],
            "kept": self.kept,
            "file": self.weighed.member.name if self.weighed else None,
            "redaction": str(self.redaction) if self.redaction else None,
        }


def counts(photos: Sequence[Photo]) -> dict[str, int]:
    kept = [photo.kept for photo in photos]
    arrived = sum(each not in NOT_HERE for each in kept)
    return {"arrived": arrived, "expected": len(kept) - kept.count("refused")}


class Photos:
    """Looks at an inspection's photos one after another."""

    def __init__(self, store: Store, pictures: Pictures, by: str, clock: fixity.Clock) -> None:
        self._store, self._pictures, self._by, self._clock = store, pictures, by, clock

    async def of(self, inspection: UUID) -> list[Photo]:
        redactions = await bundle_queries.redacted_as(inspection)
        return [await self._look(row, redactions) for row in await queries.list_evidence(inspection)]

    async def _look(self, row: Row, redactions: dict[UUID, UUID]) -> Photo:
        if row["state"] != "arrived":
            return Photo(row, "refused" if row["state"] == "refused" else "expected", None, None, None)
        if row["erased_at"]:
            return Photo(row, "erased", None, None, None)
        pictures = await self._pictures(row)
        if row["id"] in redactions:
            weighed = await self._blurred(row, pictures.get("viewing"))
            return Photo(row, "blurred", weighed, pictures.get("thumbnail"), redactions[row["id"]])
        kept, weighed = await self._original(row)
        return Photo(row, kept, weighed, pictures.get("thumbnail"), None)

    async def _original(self, row: Row) -> tuple[str, Weighed | None]:
        name = f"originals/{row['sha256'].hex()}.{EXTENSIONS[row['content_type']]}"
        weighed, result = await self._weigh(StoredFile("originals", row["sha256"]), name)
        await fixity.settle(row["id"], row["sha256"], result, self._by, self._clock())
        return ("original", weighed) if weighed else (result, None)

    async def _blurred(self, row: Row, picture: Row | None) -> Weighed | None:
        if picture is None:
            return None
        weighed, _ = await self._weigh(StoredFile("renditions", picture["sha256"]), f"blurred/{row['id']}.jpg")
        return weighed

    async def _weigh(self, file: StoredFile, name: str) -> tuple[Weighed | None, fixity.Result]:
        digest, crc32, size = sha256(), 0, 0
        try:
            async for piece in self._store.read(file):
                digest.update(piece)
                crc32, size = zlib.crc32(piece, crc32), size + len(piece)
        except Refused as refusal:
            if refusal.name not in fixity.RESULTS:
                raise
            return None, fixity.RESULTS[refusal.name]
        if digest.digest() != file.sha256:
            return None, "damaged"
        return Weighed(Member(name, size, crc32), file.sha256, file), "holds"
