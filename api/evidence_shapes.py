"""Photos as they are announced and told of."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from api.photo_notes import Examined, Note
from media.rules import (
    MOST_BYTES,
    Claim,
    ContentType,
    Purpose,
    State,
    Unusable,
    degrees,
    metres,
)
from organisation.device_key_rules import Signature

STRIPPED = {"latitude": None, "longitude": None, "accuracy": None, "file_name": ""}

CONVERTED = {"sha256", "latitude", "longitude", "accuracy"}

Degrees90 = Annotated[float, Meta(ge=-90, le=90)]

Degrees180 = Annotated[float, Meta(ge=-180, le=180)]

Metres = Annotated[float, Meta(ge=0, le=1_000_000)]

Code = Annotated[str, Meta(pattern=r"^[A-Z0-9-]{1,40}$(?!\n)", examples=["CL-VN-01-A01"])]

Name = Annotated[str, Meta(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f\x7f]+$(?!\n)")]

Instant = Annotated[datetime, Meta(tz=True)]


class Announcement(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`item` goes with the purpose "item"; `deviceSignature` is by the device's key, in hex: r and s of ECDSA P-256
    with SHA-256 over the 32 bytes of `sha256`. Without it, or when it is wrong, the photo is taken and marked."""

    purpose: Purpose
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]
    size: Annotated[int, Meta(ge=1, le=MOST_BYTES)]
    content_type: ContentType
    file_name: Name
    claimed_at: Instant
    item: Code | None = None
    latitude: Degrees90 | None = None
    longitude: Degrees180 | None = None
    accuracy: Metres | None = None
    device_signature: Annotated[str, Meta(pattern=r"^[0-9a-f]{128}$(?!\n)")] | None = None

    def claim(self) -> Claim:
        signature = self.device_signature
        return Claim(
            purpose=self.purpose,
            item=self.item,
            sha256=bytes.fromhex(self.sha256),
            size=self.size,
            content_type=self.content_type,
            file_name=self.file_name,
            claimed_at=self.claimed_at,
            latitude=degrees(self.latitude),
            longitude=degrees(self.longitude),
            accuracy=metres(self.accuracy),
            device_signature=bytes.fromhex(signature) if signature else None,
        )


class Shown(msgspec.Struct, frozen=True, rename="camel"):
    """`refusal` names the problem for which the file was refused and kept aside. Of a `blurred` photo everybody gets
    the blurred picture; while a `redactionPending` nothing has changed yet. From `erasedAt` on only what is told here
    is left."""

    id: UUID
    inspection: UUID
    purpose: Purpose
    item: str | None
    state: State
    refusal: Unusable | None
    sha256: str
    size: int
    content_type: str
    file_name: str
    claimed_at: datetime
    latitude: float | None
    longitude: float | None
    accuracy: float | None
    announced_by: UUID
    announced_at: datetime
    arrived_at: datetime | None
    signature: Signature
    blurred: bool
    redaction_pending: bool
    erased_at: datetime | None


class Gathered(msgspec.Struct, frozen=True, rename="camel"):
    """`arrived` of `expected` photos are here."""

    arrived: int
    expected: int
    items: list[Shown]


class Link(msgspec.Struct, frozen=True, rename="camel"):
    """A relative `url` is relative to this server. It needs no sign-in and must not be passed on."""

    url: str
    expires_at: datetime


class Viewing(msgspec.Struct, frozen=True, rename="camel"):
    """A picture for viewing: upright, in sRGB, without metadata, always a JPEG."""

    url: str
    expires_at: datetime
    width: int
    height: int


class Detail(msgspec.Struct, frozen=True, rename="camel"):
    """`viewing` is 1280 to 2559 pixels long unless the photo itself is smaller, `thumbnail` 320. `notes` say what to
    weigh; they are for readers of the working papers, and complete once the `examination` is done."""

    evidence: Shown
    viewing: Viewing | None
    thumbnail: Viewing | None
    examination: Examined | None
    notes: list[Note]
