"""The letter of an inspection as paper, for the team that shows it at the door."""

import asyncio
from datetime import datetime
from typing import Annotated, Any, cast
from urllib.parse import quote
from uuid import UUID

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, Parameter

from api.access import only
from api.addresses import came_by_https, host_of
from api.attachments import PDF, file_answer, to_keep
from api.papers.letter import Letter, Member, letter_pdf
from api.parts import Parts
from inspections import access, queries
from inspections.sources import Sources, read_sources
from ledger.database import Row
from organisation.actors import Actor
from organisation.texts import Language
from organisation.unit_queries import names_on

SPOKEN: dict[str, Language] = {"VN": "vi", "ID": "id"}
"""By jurisdiction, as the phone does it."""

AnyRequest = Request[Any, Any, Any]
PaperLanguages = Annotated[
    str | None,
    Parameter(
        pattern=r"^(vi|id|en)(,(vi|id|en)){0,2}(?![\s\S])",
        description="`vi,en`: in the first, with the others beside it; without it in the language of the unit",
    ),
]


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
    """For the team alone. The same data give the same bytes."""
    found = await access.see(actor, inspection, now)
    access.require_team(found)
    sources = await read_sources(found)
    letter = await _letter(found, sources, came_by_https(request, parts.settings), host_of(request))
    content = await asyncio.to_thread(letter_pdf, letter, _chosen(languages, sources.jurisdiction))
    return Response(content, media_type=PDF, headers=to_keep(f"{found['letter_number']}.pdf"))


def _chosen(languages: str | None, jurisdiction: str) -> list[Language]:
    """Each once."""
    return cast(list[Language], list(dict.fromkeys((languages or SPOKEN.get(jurisdiction, "vi")).split(","))))


async def _letter(found: Row, sources: Sources, https: bool, host: str) -> Letter:
    number, code = found["letter_number"], found["check_code"]
    team = await queries.team(found["id"])
    # What follows # stays in the browser that opens it: no log has the code.
    path = f"#/check/{quote(number, safe='')}/{quote(code, safe='')}"
    return Letter(
        number=number,
        code=code,
        address=f"{'https' if https else 'http'}://{host}/{path}",
        public_page=f"{host}/#/check",
        unit_name=found["unit_name"],
        unit_code=found["unit_code"],
        above=list(reversed(await names_on(found["path"][:-1]))),
        kind=found["kind"],
        checklist=sources.document.title,
        arrives_at=found["arrives_at"],
        ends_at=found["ends_at"],
        zone=found["zone"],
        team=[Member(member["name"], member["leader"]) for member in team],
        released_at=found["released_at"],
        demonstration=found["demonstration"],
    )


HANDLERS = [print_letter]
