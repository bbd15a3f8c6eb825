"""The letter of an inspection as paper, for the team that shows it at the door."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from api.access import only
from api.attachments import PDF, file_answer, to_keep
from api.papers.letter import Letter, Member, letter_pdf
from api.parts import Parts
from api.printing import PaperLanguages, Server, chosen, digest_of, spoken
from inspections import access, queries
from inspections.sources import Sources, read_sources
from ledger.database import Row
from media import papers
from media.papers import Made
from organisation.actors import Actor
from organisation.unit_queries import names_on

AnyRequest = Request[Any, Any, Any]


@get(
    "/v1/inspections/{inspection:uuid}/letter.pdf",
    operation_id="printLetter",
    summary="The letter to show at the door, as PDF",
    tags=["inspections"],
    **only("inspector") | file_answer(PDF),
)
async def print_letter(
    request: AnyRequest,
    inspection: FromPath[UUID],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    languages: FromQuery[PaperLanguages] = None,
) -> Response[bytes]:
    """For the team alone. The same data give the same bytes; in the language of the unit the first is kept."""
    found = await access.see(actor, inspection, now)
    access.require_team(found)
    sources = await read_sources(found)
    letter = await _letter(found, sources, Server.of(request, parts))
    wanted = chosen(languages, sources.jurisdiction)
    content = await asyncio.to_thread(letter_pdf, letter, wanted)
    if wanted == [spoken(sources.jurisdiction)]:
        await _keep(actor, inspection, digest_of(letter, wanted), content, parts, now)
    return Response(content, media_type=PDF, headers=to_keep(f"{found['letter_number']}.pdf"))


async def _keep(actor: Actor, inspection: UUID, content: bytes, pdf: bytes, parts: Parts, now: datetime) -> None:
    """The first that says this, in the language of the unit."""
    if not await papers.is_kept(inspection, "letter", content):
        made = Made(inspection=inspection, kind="letter", content=content, pdf=pdf)
        await papers.keep(str(actor.person), made, parts.store, parts.spool, now)


async def _letter(found: Row, sources: Sources, server: Server) -> Letter:
    return Letter(
        number=found["letter_number"],
        code=found["check_code"],
        address=server.address_of(found),
        public_page=server.page,
        unit_name=found["unit_name"],
        unit_code=found["unit_code"],
        above=list(reversed(await names_on(found["path"][:-1]))),
        kind=found["kind"],
        checklist=sources.document.title,
        arrives_at=found["arrives_at"],
        ends_at=found["ends_at"],
        zone=found["zone"],
        team=[Member(member["name"], member["leader"]) for member in await queries.team(found["id"])],
        released_at=found["released_at"],
        demonstration=found["demonstration"],
    )


HANDLERS = [print_letter]
