"""Photos of an inspection: announced, listed, looked at."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import signed_in
from api.evidence_shapes import (
    CONVERTED,
    STRIPPED,
    Announcement,
    Detail,
    Gathered,
    Link,
    Shown,
    Viewing,
)
from api.languages import language_of
from api.parts import Parts
from api.photo_notes import examined
from inspections import access
from ledger.database import Row
from media import announcing, custody, queries
from media.arriving import RENDITION_TYPE
from media.fixity import require_whole
from media.renditions import renditions
from media.rules import (
    completeness,
    require_here,
)
from media.sealed_viewing import require_open
from media.stores import Download, StoredFile
from organisation import data_accesses
from organisation.actors import Actor

LINK_SECONDS = 300


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
