"""Photos of an inspection: announced, listed, looked at."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from api.access import signed_in
from api.languages import language_of
from api.parts import Parts
from api.photo_notes import Examined, Note, examined
from inspections import access
from ledger.database import Row
from media import announcing, custody, queries
from media.arriving import RENDITION_TYPE
from media.fixity import require_whole
from media.renditions import renditions
from media.rules import (
    MOST_BYTES,
    Claim,
    ContentType,
    Purpose,
    State,
    Unusable,
    completeness,
    degrees,
    metres,
    require_here,
)
from media.sealed_viewing import require_open
from media.stores import Download, StoredFile
from organisation import data_accesses
from organisation.actors import Actor
from organisation.device_key_rules import Signature

LINK_SECONDS = 300
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


@put(
    "/v1/inspections/{inspection:uuid}/evidence/{evidence:uuid}",
    operation_id="announceEvidence",
    summary="Say which photo will come; the same again is harmless",
    tags=["evidence"],
    **signed_in(),
)
async def announce(
    inspection: FromPath[UUID],
    evidence: FromPath[UUID],
    data: JSONBody[Announcement],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Shown]:
    await access.may_add_evidence(actor, inspection, data.purpose)
    new = await announcing.announce(actor, inspection, evidence, data.claim(), now)
    found, _ = await _visible(actor, evidence)
    headers = {"Location": f"/v1/evidence/{evidence}"}
    return Response(_shown(found, whole=True), status_code=201 if new else 200, headers=headers)


@get(
    "/v1/inspections/{inspection:uuid}/evidence",
    operation_id="listEvidence",
    summary="The photos of an inspection: which are here, which are still expected",
    tags=["evidence"],
    **signed_in(),
)
async def listed(inspection: FromPath[UUID], actor: NamedDependency[Actor]) -> Gathered:
    whole = access.reads_working_papers(actor, await access.may_see_evidence(actor, inspection))
    photos = await queries.list_evidence(inspection)
    arrived, expected = completeness([photo["state"] for photo in photos])
    return Gathered(arrived, expected, [_shown(photo, whole) for photo in photos])


@get(
    "/v1/evidence/{evidence:uuid}",
    operation_id="getEvidence",
    summary="One photo, with a link to the picture for viewing",
    tags=["evidence"],
    **signed_in(),
)
async def find(
    request: Request[Any, Any, Any],
    evidence: FromPath[UUID],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
) -> Detail:
    found, whole = await _visible(actor, evidence)
    pictures = await renditions(actor, found, parts.store, parts.spool, parts.clock)
    viewing = await _viewing(found, pictures.get("viewing"), parts, now)
    thumbnail = await _viewing(found, pictures.get("thumbnail"), parts, now)
    state, notes = await examined(actor, found, language_of(request)) if whole else (None, [])
    return Detail(_shown(found, whole), viewing, thumbnail, state, notes)


@post(
    "/v1/evidence/{evidence:uuid}/original-views",
    operation_id="viewOriginal",
    summary="A link to the untouched original; that it was asked for enters the ledger",
    tags=["evidence"],
    **signed_in(),
)
async def view_original(
    evidence: FromPath[UUID],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
) -> Link:
    """For the team's leader, reviewers and overseers. Of a blurred photo only for the two who opened its seal."""
    found, inspection = await access.see_photo(actor, evidence)
    access.require_original_reader(actor, inspection)
    require_here(found)
    opened = await require_open(actor, found, now)
    await require_whole(parts.store, found, str(actor.person), now)
    await custody.record_view(actor, evidence, opened, now)
    await data_accesses.note(actor, "original", [], now, unit=inspection["unit"], inspection=inspection["id"])
    original = StoredFile("originals", found["sha256"])
    seconds = min(LINK_SECONDS, int((opened.until - now).total_seconds())) if opened else LINK_SECONDS
    name, opening = found["file_name"], opened is not None
    return await _link(parts, Download(original, found["content_type"], name, seconds, opening), now)


async def _visible(actor: Actor, evidence: UUID) -> tuple[Row, bool]:
    """The photo, and whether the reader also gets what is stripped from shared copies."""
    found, inspection = await access.see_photo(actor, evidence)
    return found, access.reads_working_papers(actor, inspection)


async def _viewing(evidence: Row, rendition: Row | None, parts: Parts, now: datetime) -> Viewing | None:
    """Under the evidence's id: the name that the phone gave is for the original's readers."""
    if rendition is None:
        return None
    file = StoredFile("renditions", rendition["sha256"])
    link = await _link(parts, Download(file, RENDITION_TYPE, f"{evidence['id']}.jpg", LINK_SECONDS), now)
    return Viewing(link.url, link.expires_at, rendition["width"], rendition["height"])


async def _link(parts: Parts, download: Download, now: datetime) -> Link:
    return Link(await parts.store.signed_url(download, now), now + timedelta(seconds=download.seconds))


def _shown(evidence: Row, whole: bool) -> Shown:
    """Without position and file name for whoever does not read the working papers."""
    if not whole:
        evidence = dict(evidence) | STRIPPED
    fields = {name: evidence[name] for name in Shown.__struct_fields__ if name not in CONVERTED}
    return Shown(
        **fields,
        sha256=evidence["sha256"].hex(),
        latitude=_number(evidence["latitude"]),
        longitude=_number(evidence["longitude"]),
        accuracy=_number(evidence["accuracy"]),
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


HANDLERS = [announce, listed, find, view_original]
