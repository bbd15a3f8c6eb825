"""The certificate of what was concluded, for a personnel office, and its check by whoever is handed the paper."""

import asyncio
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only, public
from api.attachments import PDF, file_answer, to_keep
from api.papers.closure import Certificate, closure_pdf
from api.parts import Parts
from api.printing import PaperLanguages, Server, chosen
from inspections import access
from inspections.concluding import certificate_queries, certifying
from inspections.sources import read_sources
from inspections.steps.lifecycle import CONCLUDED
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused
from organisation.unit_queries import names_on

AnyRequest = Request[Any, Any, Any]


class CertificateCheck(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """As printed on the certificate; case, spaces and hyphens do not matter."""

    code: Annotated[str, Meta(min_length=4, max_length=40)]


class GenuineCertificate(msgspec.Struct, frozen=True, rename="camel"):
    """`sha256` is that of the file. `current`: everything that it tells is still so; else ask for a new one."""

    number: str
    unit_name: str
    zone: str
    made_at: datetime
    sha256: str
    current: bool
    demonstration: bool


@get(
    "/v1/inspections/{inspection:uuid}/certificate.pdf",
    operation_id="printClosureCertificate",
    summary="What was concluded and what became of it, as a paper for the personnel office",
    tags=["hearing"],
    **only(*access.OVERSIGHT, "unit_head") | file_answer(PDF),
)
async def print_certificate(
    request: AnyRequest,
    inspection: FromPath[UUID],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    languages: FromQuery[PaperLanguages] = None,
) -> Response[bytes]:
    """Once it is concluded. As long as nothing changes it is the same file; the ledger has the hash of each."""
    found = await access.see(actor, inspection, now)
    access.may_see_certificate(actor, found)
    sources = await read_sources(found)
    told = await certifying.standing(found, sources)
    spoken = chosen(languages, sources.jurisdiction)
    made = await certificate_queries.find_made(inspection, told.sha256, ",".join(spoken))
    if made is None:
        code, server = certifying.new_code(), Server.of(request, parts)
        above = list(reversed(await names_on(found["path"][:-1])))
        certificate = Certificate(told, code, server.scheme, server.host, above)
        content = await asyncio.to_thread(closure_pdf, certificate, spoken)
        made = await certifying.keep(actor, inspection, told, ",".join(spoken), code, content, now)
    headers = to_keep(f"certificate-{quote(found['letter_number'])}.pdf")
    return Response(made["content"], media_type=PDF, headers=headers)


@post(
    "/v1/certificate-checks",
    operation_id="checkCertificate",
    summary="Whether a closure certificate is genuine, and whether what it tells is still so",
    tags=["public"],
    status_code=200,
    **public(),
)
async def check_certificate(data: JSONBody[CertificateCheck]) -> GenuineCertificate:
    """The code travels in the body, so that no log has it."""
    found = await certificate_queries.find_by_code(certifying.as_printed(data.code))
    if found is None:
        raise Refused("certificate-unknown")
    return GenuineCertificate(
        number=found["letter_number"],
        unit_name=found["unit_name"],
        zone=found["zone"],
        made_at=found["made_at"],
        sha256=found["sha256"].hex(),
        current=await _is_current(found),
        demonstration=found["demonstration"],
    )


async def _is_current(found: Row) -> bool:
    """An inspection that was opened again has no conclusion that anybody could rely on."""
    if found["state"] not in CONCLUDED:
        return False
    told = await certifying.standing(found, await read_sources(found))
    return bool(told.sha256 == found["facts"])


HANDLERS = [print_certificate, check_certificate]
