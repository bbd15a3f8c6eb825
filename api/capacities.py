"""The capacity calendar of a programme."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from api.programmes import find_programme
from ledger.database import Row
from organisation.actors import DESK, Actor
from organisation.refusing import not_found
from scheduler import capacities, capacity_queries
from scheduler.plans import MOST_VISITS_A_DAY


class NewCapacityDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """With 0 nobody is drawn on that day."""

    day: date
    capacity: Annotated[int, Meta(ge=0, le=MOST_VISITS_A_DAY)]
    reason: Annotated[str, Meta(min_length=1, max_length=200)]


class CapacityDay(msgspec.Struct, frozen=True, rename="camel"):
    """In force once `approvedBy` signed; of several for one day the one approved last."""

    id: UUID
    programme: UUID
    day: date
    capacity: int
    reason: str
    proposed_by: UUID
    proposed_at: datetime
    approved_by: UUID | None
    approved_at: datetime | None


@get(
    "/v1/programmes/{programme:uuid}/capacity-days",
    operation_id="listCapacityDays",
    summary="Days with another capacity than the plan's, and proposals; newest first",
    tags=["programmes"],
    **only(*DESK),
)
async def list_visible(
    actor: NamedDependency[Actor],
    programme: FromPath[UUID],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[CapacityDay]:
    await find_programme(actor, programme)
    found = await capacity_queries.visible_days(actor, programme, after_id(cursor), limit + 1)
    return page_of(found, limit, _capacity_day, "id")


@get(
    "/v1/capacity-days/waiting",
    operation_id="listWaitingCapacityDays",
    summary="Proposals of all programmes that can still be signed, newest first",
    tags=["programmes"],
    **only(*DESK),
)
async def list_waiting(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[CapacityDay]:
    found = await capacity_queries.waiting_days(actor, now, after_id(cursor), limit + 1)
    return page_of(found, limit, _capacity_day, "id")


@post(
    "/v1/programmes/{programme:uuid}/capacity-days",
    operation_id="proposeCapacityDay",
    summary="Propose another capacity for one day, before its freeze",
    tags=["programmes"],
    **only("planner"),
)
async def propose(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    programme: FromPath[UUID],
    data: JSONBody[NewCapacityDay],
) -> CapacityDay:
    found = await find_programme(actor, programme)
    proposal = capacities.Proposal(data.day, data.capacity, data.reason)
    return _capacity_day(await _find(actor, await capacities.propose(actor, found, proposal, now)))


@post(
    "/v1/capacity-days/{day:uuid}/approval",
    operation_id="approveCapacityDay",
    summary="Sign a proposed capacity as the second person, before the freeze",
    tags=["programmes"],
    status_code=200,
    **only("planner", "reviewer"),
)
async def approve(actor: NamedDependency[Actor], now: NamedDependency[datetime], day: FromPath[UUID]) -> CapacityDay:
    await capacities.approve(actor, await _find(actor, day), now)
    return _capacity_day(await _find(actor, day))


async def _find(actor: Actor, day: UUID) -> Row:
    found = await capacity_queries.visible_day(actor, day)
    if found is None:
        raise not_found()
    return found


def _capacity_day(row: Row) -> CapacityDay:
    return CapacityDay(**{field: row[field] for field in CapacityDay.__struct_fields__})


HANDLERS = [list_visible, list_waiting, propose, approve]
