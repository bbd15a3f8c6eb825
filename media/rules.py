"""What may be announced and uploaded. The time is an argument."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from organisation.refusing import Refused

Purpose = Literal["item", "minutes", "explanation", "remedy"]
State = Literal["announced", "arrived", "refused"]
Kind = Literal["JPEG", "HEIF", "PNG", "WEBP"]
ContentType = Literal["image/jpeg", "image/heic", "image/heif", "image/png", "image/webp"]
Unusable = Literal["not-a-photo", "photo-type-differs", "photo-incomplete", "photo-too-heavy", "photo-unopenable"]
UNUSABLE: tuple[Unusable, ...] = get_args(Unusable)
Reason = Annotated[str, Meta(min_length=3, max_length=500, pattern=r"\S")]
"""Why a photo is blurred, opened or kept, in somebody's own words."""
RenditionPurpose = Literal["viewing", "thumbnail", "blurred", "blurred-thumbnail"]
Shape = Literal["viewing", "thumbnail"]
CLEAR: tuple[Shape, Shape] = ("viewing", "thumbnail")
BLURRED: tuple[RenditionPurpose, RenditionPurpose] = ("blurred", "blurred-thumbnail")

KINDS: dict[str, Kind] = {
    "image/jpeg": "JPEG",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
    "image/png": "PNG",
    "image/webp": "WEBP",
}
HEAD_BYTES = 12
# HEVC still pictures and sequences of them, as phones write them. Not AVIF, which has brands of its own.
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}

MOST_BYTES = 64 * 1024 * 1024
MOST_PER_INSPECTION = 500
MOST_KEPT_ASIDE = 5
UPLOAD_DAYS = 7
MIB = 1024 * 1024
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
DEGREE_PARTS = Decimal("0.000001")
METRE_PARTS = Decimal("0.01")


class Claim(msgspec.Struct, frozen=True):
    """What a phone says of a photo before its bytes come. The place is in degrees, the accuracy in metres."""

    purpose: Purpose
    item: str | None
    sha256: bytes
    size: int
    content_type: str
    file_name: str
    claimed_at: datetime
    latitude: Decimal | None
    longitude: Decimal | None
    accuracy: Decimal | None
    device_signature: bytes | None


class Limits(msgspec.Struct, frozen=True):
    """Of one person: how many uploads may be open, and the bytes announced for them."""

    uploads: int
    bytes: int


def check_limits(limits: Limits, uploads: int, size: int) -> None:
    """With the one to be opened."""
    if uploads > limits.uploads:
        raise Refused("upload-too-many", most=limits.uploads)
    if size > limits.bytes:
        raise Refused("upload-too-much", most=limits.bytes // MIB)


def completeness(states: Collection[State]) -> tuple[int, int]:
    """How many photos are here, of how many announced; those refused as no photo count for neither."""
    return sum(state == "arrived" for state in states), sum(state != "refused" for state in states)


def check_claim(claim: Claim, now: datetime) -> None:
    if (claim.purpose == "item") != (claim.item is not None):
        raise Refused("evidence-item-missing")
    if (claim.latitude is None) != (claim.longitude is None):
        raise Refused("evidence-place-incomplete")
    if claim.accuracy is not None and claim.latitude is None:
        raise Refused("evidence-place-incomplete")
    # A phone's clock may be a little ahead; what is further off was not measured.
    if not EARLIEST <= claim.claimed_at <= now + timedelta(days=1):
        raise Refused("evidence-time-impossible")


def require_here(evidence: Mapping[str, Any]) -> None:
    """`evidence` is its row."""
    if evidence["erased_at"] is not None:
        raise Refused("evidence-erased")
    if evidence["state"] != "arrived":
        raise Refused("evidence-not-arrived")


def degrees(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(DEGREE_PARTS)


def metres(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(METRE_PARTS)


def expiry(created_at: datetime) -> datetime:
    return created_at + timedelta(days=UPLOAD_DAYS)


def check_offset(given: int, here: int, length: int) -> None:
    if given != here:
        raise Refused("upload-offset-differs", offset=here, size=length)


def kind_of(head: bytes) -> Kind | None:
    """By the first 12 bytes of a file, whatever its name; None for what no phone's camera makes."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return "HEIF" if head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS else None


def check_kind(head: bytes, announced: str) -> Kind:
    kind = kind_of(head)
    if kind is None:
        raise Refused("not-a-photo")
    if kind != KINDS.get(announced):
        raise Refused("photo-type-differs", announced=announced)
    return kind
