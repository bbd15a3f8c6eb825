"""Proposed revisits: for the desk, which orders them like any other visit or does without."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only
from api.lists import as_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from inspections.remedies import revisit_queries, revisiting
from ledger.database import Row
from organisation.actors import DESK, Actor
from organisation.refusing import Refused, not_found


class Revisit(msgspec.Struct, frozen=True, rename="camel"):
    """`inspection` is the one with the bad `grade`."""

    id: UUID
    inspection: UUID
    unit: UUID
    unit_code: str
    unit_name: str
    zone: str
    demonstration: bool
    grade: Literal["C", "D"]
    due_on: date
    proposed_at: datetime


class RevisitReason(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    reason: Annotated[str, Meta(min_length=3, max_length=1000, pattern=r"\S")]


@get(
    "/v1/revisits",
    operation_id="listRevisits",
    summary="Units that somebody should visit again, what is due first coming first",
    tags=["remedies"],
    **only(*DESK),
)
async def list_waiting(
    actor: NamedDependency[Actor],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Revisit]:
    """Until a revisit was opened at the unit, or a planner does without."""
    found = await revisit_queries.waiting(actor, _after(cursor), limit + 1)
    return page_of(found, limit, _revisit, "due_on", "id")


@post(
    "/v1/revisits/{revisit:uuid}/dropping",
    operation_id="dropRevisit",
    summary="Do without a proposed revisit",
    tags=["remedies"],
    status_code=204,
    **only("planner"),
)
async def drop(
    revisit: FromPath[UUID],
    data: JSONBody[RevisitReason],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> None:
    found = await revisit_queries.find(actor, revisit)
    if found is None:
        raise not_found()
    revisiting.require_planner(actor, found)
    await revisiting.drop(actor, found, data.reason, now)


def _after(cursor: str | None) -> tuple[date, UUID] | None:
    values = read_cursor(cursor, 2)
    if values is None:
        return None
    try:
        return date.fromisoformat(values[0]), as_id(values[1])
    except ValueError:
        raise Refused("bad-cursor") from None


def _revisit(row: Row) -> Revisit:
    return Revisit(**{name: row[name] for name in Revisit.__struct_fields__})


HANDLERS = [list_waiting, drop]
