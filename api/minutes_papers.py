"""The minutes as paper: the same bytes for the same data, and the first whole one is kept."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from api.access import signed_in
from api.attachments import PDF, file_answer, to_keep
from api.minutes_content import Visit, content_of
from api.minutes_photos import Shown, gather
from api.papers.minutes import Minutes
from api.papers.minutes_page import minutes_pdf
from api.parts import Parts
from api.printing import PaperLanguages, Server, chosen, digest_of, spoken
from inspections import access
from inspections.minutes import minutes_documents, minutes_queries
from inspections.sources import read_sources
from inspections.visiting import sheet_queries
from ledger.database import Row
from media import papers
from media.papers import Made
from organisation.actors import Actor
from organisation.refusing import Refused, not_found
from organisation.texts import Language

AnyRequest = Request[Any, Any, Any]


@get(
    "/v1/inspections/{inspection:uuid}/minutes.pdf",
    operation_id="printMinutes",
    summary="The minutes as PDF",
    tags=["minutes"],
    **signed_in() | file_answer(PDF),
)
async def print_minutes(
    request: AnyRequest,
    inspection: FromPath[UUID],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    languages: FromQuery[PaperLanguages] = None,
) -> Response[bytes]:
    """In the language of the unit it is kept as it is once all its photos are here; its hash stands in the ledger."""
    found = await access.see(actor, inspection, now)
    if not access.may_see_findings(actor, found):
        raise Refused("not-yet")
    visit = await _visit(found)
    shown = await gather(actor, inspection, await _cited(visit), visit.document.paper, parts)
    content = await content_of(visit, shown, Server.of(request, parts))
    wanted = chosen(languages, visit.sources.jurisdiction)
    if shown.complete and wanted == [spoken(visit.sources.jurisdiction)]:
        pdf = await _kept(actor, inspection, content, shown, wanted, parts, now)
    else:
        pdf = await asyncio.to_thread(minutes_pdf, content, wanted)
    return Response(pdf, media_type=PDF, headers=to_keep(f"{found['letter_number']}-minutes.pdf"))


async def _visit(inspection: Row) -> Visit:
    row = await minutes_queries.find_minutes(inspection["id"])
    submission = await sheet_queries.find_submission(inspection["id"])
    if row is None or submission is None:
        raise not_found()
    return Visit(inspection, submission, row, minutes_documents.read(row["body"]), await read_sources(inspection))


async def _cited(visit: Visit) -> list[UUID]:
    """By the findings that were read out, in that order."""
    findings = await minutes_queries.submitted_findings(visit.inspection["id"])
    by_item: dict[str, list[UUID]] = {finding["item"]: finding["photos"] for finding in findings}
    return [photo for each in visit.document.read for photo in by_item.get(each.item, [])]


async def _kept(
    actor: Actor,
    inspection: UUID,
    content: Minutes,
    shown: Shown,
    languages: list[Language],
    parts: Parts,
    now: datetime,
) -> bytes:
    digest = digest_of(content, languages)
    kept = await papers.find(inspection, "minutes", digest, parts.store)
    if kept is not None:
        return kept
    pdf = await asyncio.to_thread(minutes_pdf, content, languages)
    made = Made(
        inspection=inspection,
        kind="minutes",
        content=digest,
        pdf=pdf,
        photos=shown.pictured,
        redactions=shown.redactions,
    )
    return await papers.keep(str(actor.person), made, parts.store, parts.spool, now)


HANDLERS = [print_minutes]
