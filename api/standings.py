"""Where inspections stand: what is expected of whom, the most urgent first."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from api.access import signed_in
from api.conditional import conditional
from api.inspection_shapes import InspectionSummary, summary
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from inspections import access
from inspections.visiting import standing_queries
from inspections.visiting.standing import Standing, standing
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found


class Matter(msgspec.Struct, frozen=True, rename="camel"):
    inspection: InspectionSummary
    standing: Standing


@get(
    "/v1/inbox",
    operation_id="listInbox",
    summary="Inspections under way that I may see, the most urgent first",
    tags=["inspections"],
    **signed_in(),
)
async def list_inbox(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Response[Page[Matter]]:
    """From the opening until they are closed and no objection is open. Answers 304 to `If-None-Match` when nothing
    changed."""
    found = await standing_queries.under_way(actor, read_instant_cursor(cursor), limit + 1)

    def matter(row: Row) -> Matter:
        return Matter(InspectionSummary(**summary(row)), standing(actor, row, now))

    return conditional(request, page_of(found, limit, matter, "due", "id"))


@get(
    "/v1/inspections/{inspection:uuid}/standing",
    operation_id="getStanding",
    summary="What happens next with an inspection, and whether it is for me to do",
    tags=["inspections"],
    **signed_in(),
)
async def get_standing(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Standing:
    await access.see(actor, inspection, now)
    found = await standing_queries.find(actor, inspection)
    if found is None:
        raise not_found()
    return standing(actor, found, now)


HANDLERS = [list_inbox, get_standing]
