"""What a photo says of itself. Nobody believes it: a few taps change all of it."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Credentials = Literal["none", "valid", "invalid"]
Word = Annotated[str, Meta(max_length=64)]
Bits = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The times are EXIF's: `taken_at` where it tells its zone, `taken_local` where it does not, `located_at` the
    satellites' own. The place is in degrees, `accuracy` in metres. `credentials` are C2PA's, by `signer`."""

    width: int
    height: int
    taken_at: datetime | None = None
    taken_local: datetime | None = None
    located_at: datetime | None = None
    latitude: Annotated[float, Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Meta(ge=-180, le=180)] | None = None
    accuracy: Annotated[float, Meta(ge=0, le=1_000_000)] | None = None
    make: Word | None = None
    model: Word | None = None
    software: Word | None = None
    credentials: Credentials = "none"
    signer: Word | None = None


class Likeness(msgspec.Struct, frozen=True):
    """Two perceptual hashes of 64 bits, as signed numbers: pictures that differ in few bits of both look the same."""

    phash: Bits
    dhash: Bits


class Looked(msgspec.Struct, frozen=True):
    """`likenesses` are of the upright picture, then of its turned and mirrored ones; none of a plain surface."""

    facts: Facts
    likenesses: Annotated[list[Likeness], Meta(max_length=8)]
