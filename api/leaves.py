"""Leave: when somebody is not on duty."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from api.access import only
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from ledger.database import Row
from organisation import leaving
from organisation.actors import DESK, Actor
from organisation.leave_queries import find_leave, list_leaves
from organisation.refusing import not_found


class Leave(msgspec.Struct, frozen=True, rename="camel"):
    """`counts` once it is approved, until its withdrawal has a second signature too (`endedBy`)."""

    id: UUID
    person: UUID
    first_day: date
    last_day: date
    proposed_by: UUID
    proposed_at: datetime
    approved_by: UUID | None
    approved_at: datetime | None
    withdrawn_by: UUID | None
    withdrawn_at: datetime | None
    ended_by: UUID | None
    ended_at: datetime | None
    counts: bool


class NewLeave(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Without `person` my own. Its reason stays on paper."""

    first_day: date
    last_day: date
    person: UUID | None = None


@get(
    "/v1/leaves",
    operation_id="listLeaves",
    summary="Leave: my own, and of people in my scope, newest proposal first",
    tags=["people"],
    **only("inspector", *DESK),
)
async def list_visible(
    actor: NamedDependency[Actor],
    person: FromQuery[UUID | None] = None,
    not_over_on: Annotated[date | None, QueryParameter(name="notOverOn")] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Leave]:
    """`notOverOn` leaves out what ended before that day."""
    found = await list_leaves(actor, person, not_over_on, after_id(cursor), limit + 1)
    return page_of(found, limit, _leave, "id")


@post(
    "/v1/leaves",
    operation_id="proposeLeave",
    summary="Propose leave for me or for somebody I send out",
    tags=["people"],
    **only("inspector", "planner", "reviewer"),
)
async def propose(actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewLeave]) -> Leave:
    proposal = leaving.Proposal(data.person or actor.person, data.first_day, data.last_day)
    return await _find(actor, await leaving.propose(actor, proposal, now))


@post(
    "/v1/leaves/{leave:uuid}/approval",
    operation_id="approveLeave",
    summary="Sign proposed leave second",
    tags=["people"],
    status_code=200,
    **only("planner", "reviewer"),
)
async def approve(actor: NamedDependency[Actor], now: NamedDependency[datetime], leave: FromPath[UUID]) -> Leave:
    await leaving.approve(actor, leave, now)
    return await _find(actor, leave)


@post(
    "/v1/leaves/{leave:uuid}/withdrawal",
    operation_id="withdrawLeave",
    summary="Withdraw leave; what is approved already still needs a second signature",
    tags=["people"],
    status_code=200,
    **only("inspector", "planner", "reviewer"),
)
async def withdraw(actor: NamedDependency[Actor], now: NamedDependency[datetime], leave: FromPath[UUID]) -> Leave:
    await leaving.withdraw(actor, leave, now)
    return await _find(actor, leave)


@post(
    "/v1/leaves/{leave:uuid}/ending",
    operation_id="endLeave",
    summary="Sign the withdrawal of approved leave second",
    tags=["people"],
    status_code=200,
    **only("planner", "reviewer"),
)
async def end(actor: NamedDependency[Actor], now: NamedDependency[datetime], leave: FromPath[UUID]) -> Leave:
    await leaving.end(actor, leave, now)
    return await _find(actor, leave)


async def _find(actor: Actor, leave: UUID) -> Leave:
    found = await find_leave(actor, leave)
    if found is None:
        raise not_found()
    return _leave(found)


def _leave(row: Row) -> Leave:
    return Leave(**{field: row[field] for field in Leave.__struct_fields__})


HANDLERS = [list_visible, propose, approve, withdraw, end]
