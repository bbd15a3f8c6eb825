"""Conflicts of interest."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from api.access import only
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from ledger.database import Row
from organisation import recusing
from organisation.actors import DESK, Actor
from organisation.recusal_queries import find_recusal, list_recusals
from organisation.refusing import not_found


class Recusal(msgspec.Struct, frozen=True, rename="camel"):
    """`person` may not inspect `unit` or anything below it. What was declared about somebody else `counts` once a
    second person has declared the same."""

    id: UUID
    person: UUID
    unit: UUID
    reason: recusing.RecusalReason
    declared_by: UUID
    declared_at: datetime
    valid_to: datetime | None
    counts: bool


class NewRecusal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Without `person` about oneself; about somebody else it needs a second declaration by another person.

    The details stay on paper: `reason` is all that is kept here.
    """

    unit: UUID
    reason: recusing.RecusalReason
    person: UUID | None = None


@get(
    "/v1/recusals",
    operation_id="listRecusals",
    summary="Declarations in force: my own, and those in my scope",
    tags=["people"],
    **only("inspector", *DESK),
)
async def list_visible(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    person: FromQuery[UUID | None] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Recusal]:
    found = await list_recusals(actor, person, now, after_id(cursor), limit + 1)
    return page_of(found, limit, _recusal, "id")


@post(
    "/v1/recusals",
    operation_id="declareRecusal",
    summary="Declare that I, or somebody I send out, may not inspect a unit",
    tags=["people"],
    **only("inspector", "planner", "reviewer"),
)
async def declare(actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewRecusal]) -> Recusal:
    declaration = recusing.Declaration(data.person or actor.person, data.unit, data.reason)
    return await _find(actor, await recusing.declare(actor, declaration, now), now)


@post(
    "/v1/recusals/{recusal:uuid}/ending",
    operation_id="liftRecusal",
    summary="Lift the declaration of somebody I send out",
    tags=["people"],
    status_code=200,
    **only("planner", "reviewer"),
)
async def lift(actor: NamedDependency[Actor], now: NamedDependency[datetime], recusal: FromPath[UUID]) -> Recusal:
    await recusing.lift(actor, recusal, now)
    return await _find(actor, recusal, now)


async def _find(actor: Actor, recusal: UUID, now: datetime) -> Recusal:
    found = await find_recusal(actor, recusal, now)
    if found is None:
        raise not_found()
    return _recusal(found)


def _recusal(row: Row) -> Recusal:
    return Recusal(**{field: row[field] for field in Recusal.__struct_fields__})


HANDLERS = [list_visible, declare, lift]
