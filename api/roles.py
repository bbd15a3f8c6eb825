"""Who holds which role where, asked for by one person and approved by another."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, Parameter
from msgspec import Meta

from api.access import only, signed_in
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from ledger.database import Row
from organisation import data_accesses, granting
from organisation.actors import Actor, Role
from organisation.grant_queries import GrantFilter, find_grant, list_grants
from organisation.refusing import not_found

Instant = Annotated[datetime, Meta(tz=True)]


class RoleGrant(msgspec.Struct, frozen=True, rename="camel"):
    """In force from `validFrom` until `validTo`, once `approvedBy` signed; a deputy stands in for `actingFor`."""

    id: UUID
    person: UUID
    person_name: str
    role: Role
    unit: UUID
    unit_name: str
    acting_for: UUID | None
    valid_from: datetime
    valid_to: datetime | None
    requested_by: UUID
    requested_by_name: str | None
    approved_by: UUID | None
    approved_by_name: str | None
    approved_at: datetime | None


class NewRoleGrant(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Without `validFrom` from the approval on. A unit head who appoints a deputy names themselves in `actingFor`."""

    person: UUID
    role: Role
    unit: UUID
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    acting_for: UUID | None = None


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Without `at` now."""

    reason: granting.Reason
    at: Instant | None = None


@get(
    "/v1/role-grants",
    operation_id="listRoleGrants",
    summary="Roles in my scope, and my own",
    tags=["people"],
    **signed_in(),
)
async def list_visible(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    person: FromQuery[UUID | None] = None,
    unit: FromQuery[Annotated[UUID | None, Parameter(description="In this unit or below it")]] = None,
    pending: FromQuery[Annotated[bool | None, Parameter(description="Those that wait for a second person")]] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[RoleGrant]:
    """Whose names were shown is written down."""
    found = await list_grants(actor, GrantFilter(person, unit, pending), now, after_id(cursor), limit + 1)
    await data_accesses.note(actor, "people_list", [grant["person"] for grant in found[:limit]], now)
    return page_of(found, limit, _grant, "id")


@get("/v1/role-grants/{grant:uuid}", operation_id="getRoleGrant", summary="A role", tags=["people"], **signed_in())
async def read(actor: NamedDependency[Actor], grant: FromPath[UUID]) -> RoleGrant:
    return await _find(actor, grant)


@post(
    "/v1/role-grants",
    operation_id="requestRole",
    summary="Ask for a role for somebody else",
    tags=["people"],
    **only("administrator", "unit_head"),
)
async def request(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewRoleGrant]
) -> RoleGrant:
    wish = granting.Wish(data.person, data.role, data.unit, data.valid_from or now, data.valid_to, data.acting_for)
    return await _find(actor, await granting.request(actor, wish, now))


@post(
    "/v1/role-grants/{grant:uuid}/approval",
    operation_id="approveRole",
    summary="Sign a role second",
    tags=["people"],
    status_code=200,
    **only("reviewer", "planner", "administrator"),
)
async def approve(actor: NamedDependency[Actor], now: NamedDependency[datetime], grant: FromPath[UUID]) -> RoleGrant:
    await granting.approve(actor, grant, now)
    return await _find(actor, grant)


@post(
    "/v1/role-grants/{grant:uuid}/ending",
    operation_id="endRole",
    summary="End a role, or take back what was asked for",
    tags=["people"],
    status_code=200,
    **only("administrator", "reviewer", "unit_head"),
)
async def end(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], grant: FromPath[UUID], data: JSONBody[Ending]
) -> RoleGrant:
    await granting.end(actor, grant, data.reason, data.at or now, now)
    return await _find(actor, grant)


async def _find(actor: Actor, grant: UUID) -> RoleGrant:
    found = await find_grant(actor, grant)
    if found is None:
        raise not_found()
    return _grant(found)


def _grant(row: Row) -> RoleGrant:
    return RoleGrant(**{field: row[field] for field in RoleGrant.__struct_fields__})


HANDLERS = [list_visible, read, request, approve, end]
