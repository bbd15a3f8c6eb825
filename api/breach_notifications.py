"""The notice to the authority, drafted from what is on record of a breach."""

import asyncio
from datetime import datetime
from uuid import UUID

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import only
from api.addresses import AnyRequest
from api.attachments import PDF, file_answer, to_keep
from api.languages import language_of
from api.papers.breach import Notification, breach_pdf, notification
from api.papers.words import told
from api.parts import Parts
from organisation import breach_queries as queries
from organisation import breaching
from organisation.actors import Actor


@get(
    "/v1/breaches/{breach:uuid}/notification",
    operation_id="draftBreachNotification",
    summary="A draft of the notice to the authority, in the reader's language",
    tags=["personal data"],
    **only(*queries.READERS),
)
async def draft(
    request: AnyRequest, actor: NamedDependency[Actor], now: NamedDependency[datetime], breach: FromPath[UUID]
) -> Notification:
    return await _drafted(request, actor, breach, now)


@get(
    "/v1/breaches/{breach:uuid}/notification.pdf",
    operation_id="printBreachNotification",
    summary="The draft as paper",
    tags=["personal data"],
    **only(*queries.READERS) | file_answer(PDF),
)
async def print_draft(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    breach: FromPath[UUID],
) -> Response[bytes]:
    drafted = await _drafted(request, actor, breach, now)
    example = told("demonstration", [drafted.language])[0] if parts.demonstration else None
    content = await asyncio.to_thread(breach_pdf, drafted, str(breach), demonstration=example, at=now)
    return Response(content, media_type=PDF, headers=to_keep(f"breach-{breach}.pdf"))


async def _drafted(request: AnyRequest, actor: Actor, breach: UUID, now: datetime) -> Notification:
    found = await breaching.find(actor, breach)
    said = {each["step"]: each for each in await queries.steps_of([breach])}
    return notification(found, said, language_of(request), now)


HANDLERS = [draft, print_draft]
