"""What a named official sees through a link: one finding with its photos, and nothing about anybody else."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from api.evidence import LINK_SECONDS
from api.parts import Parts
from checklists.items import Severity
from checklists.legal import Citation
from inspections.evidence import link_queries
from inspections.findings import finding_queries
from inspections.hearing.explanation_links import host_of
from inspections.sources import read_sources
from ledger.database import Row
from media import queries
from media.arriving import RENDITION_TYPE
from media.renditions import renditions
from media.stores import Download, StoredFile
from organisation.refusing import not_found
from organisation.texts import Text


class GuestPhoto(msgspec.Struct, frozen=True, rename="camel"):
    """For viewing: upright, without metadata, blurred where it was decided. The `url` must not be passed on."""

    url: str
    expires_at: datetime
    width: int
    height: int


class GuestFinding(msgspec.Struct, frozen=True, rename="camel"):
    """`due` is the end of the unit's time, told in its `zone`; `post` is whom the link was made for."""

    post: str
    unit_name: str
    zone: str
    due: datetime
    question: Text
    legal_basis: list[Citation]
    severity: Severity
    extent: int | None
    note: str
    photos: list[GuestPhoto]


async def guest_finding(link: Row, parts: Parts, now: datetime) -> GuestFinding:
    inspection = await link_queries.read_inspection(link["inspection"])
    if inspection is None:
        raise not_found()
    findings = await finding_queries.findings_of(inspection["id"])
    finding = next(each for each in findings if each["id"] == link["finding"])
    sources = await read_sources(inspection)
    return GuestFinding(
        post=link["post"],
        unit_name=inspection["unit_name"],
        zone=inspection["zone"],
        due=inspection["explanation_due"],
        question=sources.question(finding["item"]),
        legal_basis=sources.legal_basis(finding["item"]),
        severity=finding["severity"],
        extent=finding["extent"],
        note=finding["note"] or "",
        photos=[shown for photo in finding["photos"] if (shown := await _photo(photo, link, parts, now))],
    )


async def _photo(photo: UUID, link: Row, parts: Parts, now: datetime) -> GuestPhoto | None:
    """None for what is not here, or not any more."""
    found = await queries.find_evidence(photo)
    if found is None or found["inspection"] != link["inspection"]:
        return None
    picture = (await renditions(host_of(link), found, parts.store, parts.spool, parts.clock)).get("viewing")
    if picture is None:
        return None
    file = StoredFile("renditions", picture["sha256"])
    url = await parts.store.signed_url(Download(file, RENDITION_TYPE, f"{photo}.jpg", LINK_SECONDS), now)
    return GuestPhoto(url, now + timedelta(seconds=LINK_SECONDS), picture["width"], picture["height"])
