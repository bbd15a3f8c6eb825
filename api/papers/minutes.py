"""The minutes of a visit: what was read out, what the unit says to it, and who signed or why somebody did not."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

from api.papers.letter import Member
from checklists.items import Severity
from inspections.minutes.minutes_documents import Closing
from organisation.texts import Text


class Person(msgspec.Struct, frozen=True):
    name: str
    post: str


class Count(msgspec.Struct, frozen=True):
    """How many were counted, of `expected` where that is known; `at` is null when nobody noted the time."""

    what: Text
    at: datetime | None
    counted: int
    expected: int | None


class Law(msgspec.Struct, frozen=True):
    """`place` is the article or point, may be empty; `verified` says how far it was compared with the law: "full_text",
    "secondary", "memory" or "local". In force from the first of the days to the last, as far as they are known."""

    title: str
    place: str
    verified: str
    effective_from: date | None = None
    effective_to: date | None = None


class Photo(msgspec.Struct, frozen=True):
    """`picture` is a small rendition, a JPEG, or null where it is not shown; `sha256` is the original's, in hex."""

    picture: bytes | None
    sha256: str
    taken_at: datetime


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """`note` and `severity` as they were read out; `fixed` says how it was put right during the visit. `extent` runs
    from 1 to 5; so many photos are still `missing`."""

    question: Text
    answer: Text | None
    severity: Severity
    note: str
    extent: int | None
    fixed: str
    laws: Sequence[Law]
    photos: Sequence[Photo]
    missing: int


class Difference(msgspec.Struct, frozen=True):
    """Between what was `read` out and what was `kept` as a finding; see `inspections.minutes.minutes_differences`."""

    question: Text
    kind: Literal["not-read", "not-kept", "severity", "words"]
    read: str
    kept: str


class Signature(msgspec.Struct, frozen=True):
    """`at` is null where the paper is signed by hand. `drawn` is an SVG of what was written on the phone."""

    name: str
    post: Text
    at: datetime | None
    drawn: bytes | None = None


class Refusal(msgspec.Struct, frozen=True):
    """The unit does not sign: who, where somebody said so, why, and who saw it."""

    who: Person | None
    reason: str
    witness: Signature


class Minutes(msgspec.Struct, frozen=True, kw_only=True):
    """`read_at` is when they were read to the unit; `remarks` are its reservations, word by word. `pages` are photos of
    what was signed by hand. `record` is the SHA-256 of the minutes as the phone sent them, in hex."""

    number: str
    code: str
    address: str
    public_page: str
    unit_name: str
    unit_code: str
    above: Sequence[str]
    zone: str
    kind: str
    checklist: Text
    opened_at: datetime
    ended_at: datetime
    read_at: datetime
    team: Sequence[Member]
    unit_side: Sequence[Person]
    counts: Sequence[Count]
    observations: Sequence[Observation]
    differences: Sequence[Difference]
    gaps: int
    gaps_reason: str
    closing: Closing
    remarks: str
    signatures: Sequence[Signature]
    refusal: Refusal | None
    pages: Sequence[Photo]
    pages_missing: int
    record: str
    demonstration: bool
