"""The certificate of an erasure: for programs, and as paper."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import only
from api.attachments import PDF, file_answer, to_keep
from api.erasures import find_erasure
from api.languages import language_of
from api.papers.erasure import Place, erasure_pdf
from inspections import access
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused

AnyRequest = Request[Any, Any, Any]


@get(
    "/v1/erasures/{erasure:uuid}/certificate",
    operation_id="getErasureCertificate",
    summary="What was erased, by which rule and on whose word, as the bytes whose hash the ledger has",
    tags=["evidence"],
    media_type="application/json",
    **only(*access.OVERSIGHT, "unit_head"),
)
async def certificate(
    erasure: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Response[bytes]:
    found, _ = await _certified(actor, erasure, now)
    headers = to_keep(f"erasure-{erasure}.json")
    return Response(found["certificate"], media_type="application/json", headers=headers)


@get(
    "/v1/erasures/{erasure:uuid}/certificate.pdf",
    operation_id="printErasureCertificate",
    summary="The certificate of an erasure as paper, in the reader's language",
    tags=["evidence"],
    **only(*access.OVERSIGHT, "unit_head") | file_answer(PDF),
)
async def print_certificate(
    request: AnyRequest, erasure: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Response[bytes]:
    found, inspection = await _certified(actor, erasure, now)
    place = Place(
        unit_name=found["unit_name"],
        unit_code=found["unit_code"],
        zone=inspection["zone"],
        demonstration=inspection["demonstration"],
        proposed_by=found["proposed_by_name"],
        confirmed_by=found["decided_by_name"],
    )
    content = await asyncio.to_thread(erasure_pdf, found["certificate"], place, language_of(request))
    return Response(content, media_type=PDF, headers=to_keep(f"erasure-{erasure}.pdf"))


async def _certified(actor: Actor, erasure: UUID, now: datetime) -> tuple[Row, Row]:
    """The erasure, finished, and its inspection."""
    found = await find_erasure(erasure)
    inspection = await access.see(actor, found["inspection"], now)
    access.may_see_certificate(actor, inspection)
    if found["certificate"] is None:
        raise Refused("erasure-unfinished")
    return found, inspection


HANDLERS = [certificate, print_certificate]
