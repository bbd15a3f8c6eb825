"""Holds: while one stands, nothing of an inspection's photos is erased."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only
from inspections import access
from ledger.database import Row
from media import hold_queries, holding
from media.rules import Reason
from organisation.actors import Actor
from organisation.refusing import not_found


class NewHold(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    reason: Reason


class Hold(msgspec.Struct, frozen=True, rename="camel"):
    """It stands until `liftedAt`."""

    id: UUID
    inspection: UUID
    reason: str
    placed_by: UUID
    placed_by_name: str
    placed_at: datetime
    lifted_by: UUID | None
    lifted_by_name: str | None
    lifted_at: datetime | None


@post(
    "/v1/inspections/{inspection:uuid}/holds",
    operation_id="placeHold",
    summary="Keep an inspection's photos from being erased, at once",
    tags=["evidence"],
    **only(*access.OVERSIGHT),
)
async def place(
    inspection: FromPath[UUID],
    data: JSONBody[NewHold],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Hold:
    access.require_oversight(actor, await access.see(actor, inspection, now))
    return _hold(await _find(await holding.place(actor, inspection, data.reason, now)))


@get(
    "/v1/inspections/{inspection:uuid}/holds",
    operation_id="listHolds",
    summary="The holds on an inspection's photos, also those lifted",
    tags=["evidence"],
    **only(*access.OVERSIGHT),
)
async def listed(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Hold]:
    access.require_oversight(actor, await access.see(actor, inspection, now))
    return [_hold(row) for row in await hold_queries.listed(inspection)]


@post(
    "/v1/holds/{hold:uuid}/lifting",
    operation_id="liftHold",
    summary="Lift a hold that somebody else placed",
    tags=["evidence"],
    status_code=200,
    **only(*access.OVERSIGHT),
)
async def lift(hold: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> Hold:
    """By a reviewer or overseer who was not on the team and does not head the unit."""
    found = await _find(hold)
    access.require_custodian(actor, await access.see(actor, found["inspection"], now))
    await holding.lift(actor, found, now)
    return _hold(await _find(hold))


async def _find(hold: UUID) -> Row:
    found = await hold_queries.find(hold)
    if found is None:
        raise not_found()
    return found


def _hold(row: Row) -> Hold:
    return Hold(**row)


HANDLERS = [place, listed, lift]
