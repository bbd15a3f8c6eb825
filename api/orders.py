"""Inspections outside the lottery, for those who order and sign them."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from api.parts import Parts
from api.programmes import find_programme
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found
from scheduler import order_queries, orders
from scheduler.plans import Code, OrderKind, Team
from scheduler.sealing import LONGEST_REASON

Instant = Annotated[datetime, Meta(tz=True)]


class NewOrder(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    programme: UUID
    kind: OrderKind
    unit_code: Code
    team: Team
    reason: Annotated[str, Meta(min_length=3, max_length=LONGEST_REASON, pattern=r"\S")]
    release_at: Instant
    arrives_at: Instant
    ends_at: Instant


class Order(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Lists tell neither unit nor team; `commitment` is the hash of what the signers read."""

    id: UUID
    programme: UUID
    kind: OrderKind
    state: Literal["proposed", "approved", "released", "missed"]
    commitment: str
    release_at: datetime
    arrives_at: datetime
    ends_at: datetime
    proposed_by: UUID
    proposed_at: datetime
    approved_by: UUID | None
    approved_at: datetime | None


class OrderDetail(Order, frozen=True, rename="camel", kw_only=True):
    unit_code: str
    team: Team
    reason: str


@get(
    "/v1/orders",
    operation_id="listOrders",
    summary="Orders of my part of the organisation, newest first, without their units",
    tags=["orders"],
    **only(*orders.SIGNERS),
)
async def list_orders(
    actor: NamedDependency[Actor], cursor: FromQuery[Cursor] = None, limit: FromQuery[Limit] = DEFAULT_LIMIT
) -> Page[Order]:
    found = await order_queries.visible_orders(actor, after_id(cursor), limit + 1)
    return page_of(found, limit, lambda row: Order(**_values(row)), "id")


@post(
    "/v1/orders",
    operation_id="proposeOrder",
    summary="Order an inspection outside the lottery; it needs a second signer",
    tags=["orders"],
    **only(*orders.PROPOSERS),
)
async def propose_order(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    data: JSONBody[NewOrder],
) -> Order:
    programme = await find_programme(actor, data.programme)
    values = {name: getattr(data, name) for name in orders.NewOrder.__struct_fields__}
    order = await orders.propose(actor, programme, orders.NewOrder(**values), parts.keys, now)
    return Order(**_values(await _find(actor, order)))


@get(
    "/v1/orders/{order:uuid}",
    operation_id="getOrder",
    summary="What an order says, for whoever signs it; every reading is recorded",
    tags=["orders"],
    **only(*orders.SIGNERS),
)
async def get_order(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    order: FromPath[UUID],
) -> OrderDetail:
    found = await _find(actor, order)
    content = await orders.read(actor, found, parts.keys, now)
    return OrderDetail(**_values(found), unit_code=content.unit_code, team=content.team, reason=content.reason)


@post(
    "/v1/orders/{order:uuid}/approval",
    operation_id="approveOrder",
    summary="Sign an order as the second person",
    tags=["orders"],
    status_code=200,
    **only(*orders.SIGNERS),
)
async def approve_order(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    order: FromPath[UUID],
) -> Order:
    await orders.approve(actor, await _find(actor, order), parts.keys, now)
    return Order(**_values(await _find(actor, order)))


async def _find(actor: Actor, order: UUID) -> Row:
    found = await order_queries.visible_order(actor, order)
    if found is None:
        raise not_found()
    return found


def _values(row: Row) -> dict[str, Any]:
    values = {name: row[name] for name in Order.__struct_fields__}
    return values | {"commitment": row["commitment"].hex()}


HANDLERS = [list_orders, propose_order, get_order, approve_order]
