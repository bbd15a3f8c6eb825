"""More time to explain: asked for by the unit, decided by the leader, further ones by two."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only, signed_in
from inspections import access
from inspections.hearing import extending, extension_queries
from inspections.hearing.extending import ExtensionDecision, ExtensionRequest
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found


class Extension(msgspec.Struct, frozen=True, rename="camel"):
    """`granted` is null until it is decided. `first_by` proposed or decided it alone, `second_by` decided what the
    first proposed; `answer` is why. `days` are working days of the unit."""

    id: UUID
    reason: str
    asked_by_name: str
    asked_at: datetime
    due_before: datetime
    days: int | None
    answer: str | None
    first_by: UUID | None
    first_by_name: str | None
    first_at: datetime | None
    second_by: UUID | None
    second_by_name: str | None
    second_at: datetime | None
    granted: bool | None
    due_after: datetime | None


@post(
    "/v1/inspections/{inspection:uuid}/extensions",
    operation_id="askForExtension",
    summary="Ask for more time to explain, as the unit's head or acting deputy",
    tags=["hearing"],
    **only("unit_head"),
)
async def ask(
    inspection: FromPath[UUID],
    data: JSONBody[ExtensionRequest],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Extension]:
    """201 the first time, 200 for the same again."""
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "ask_time", found)
    created = await extending.ask(actor, inspection, data, now)
    return Response(await _find(inspection, data.id), status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection:uuid}/extensions",
    operation_id="listExtensions",
    summary="Requests for more time to explain, with who decided and why",
    tags=["hearing"],
    **signed_in(),
)
async def listed(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Extension]:
    await access.see(actor, inspection, now)
    return [_extension(row) for row in await extension_queries.extensions_of(inspection)]


@post(
    "/v1/extensions/{extension:uuid}/decision",
    operation_id="decideExtension",
    summary="Grant or decline more time to explain",
    tags=["hearing"],
    status_code=200,
    **only("inspector", "reviewer"),
)
async def decide(
    extension: FromPath[UUID],
    data: JSONBody[ExtensionDecision],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Extension:
    """The leader grants the first one alone. A further one a reviewer proposes, and another reviewer or the leader
    grants it with its days."""
    inspection = await extension_queries.find_inspection_of(actor, extension)
    if inspection is None:
        raise not_found()
    await extending.decide(actor, await access.see(actor, inspection, now), extension, data, now)
    return await _find(inspection, extension)


async def _find(inspection: UUID, extension: UUID) -> Extension:
    listed = await extension_queries.extensions_of(inspection)
    return next(_extension(row) for row in listed if row["id"] == extension)


def _extension(row: Row) -> Extension:
    return Extension(**{name: row[name] for name in Extension.__struct_fields__})


HANDLERS = [ask, listed, decide]
