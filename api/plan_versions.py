"""Versions of a programme's plan: one person proposes, another approves."""

from datetime import date, datetime
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from api.access import only
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from api.parts import Parts
from api.programmes import find_programme
from ledger.database import Row
from organisation.actors import DESK, Actor
from organisation.refusing import Refused, not_found
from scheduler import planning, queries
from scheduler.plans import Plan

LAST_NUMBER = 2**31 - 1


class NewPlanVersion(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`validTo` is the last day."""

    plan: Plan
    valid_from: date
    valid_to: date


class PlanVersion(msgspec.Struct, frozen=True, rename="camel"):
    """`planHash` is what both signers sign; `policyHash`, without the people, stands in every manifest."""

    id: UUID
    programme: UUID
    number: int
    plan: Plan
    plan_hash: str
    policy_hash: str
    valid_from: date
    valid_to: date
    proposed_by: UUID
    proposed_at: datetime
    approved_by: UUID | None
    approved_at: datetime | None


@get(
    "/v1/programmes/{programme:uuid}/plan-versions",
    operation_id="listPlanVersions",
    summary="Newest first",
    tags=["programmes"],
    **only(*DESK),
)
async def list_versions(
    actor: NamedDependency[Actor],
    programme: FromPath[UUID],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[PlanVersion]:
    await find_programme(actor, programme)
    found = await queries.visible_versions(actor, programme, _number(cursor), limit + 1)
    return page_of(found, limit, _version, "number")


@post(
    "/v1/programmes/{programme:uuid}/plan-versions",
    operation_id="proposePlanVersion",
    summary="Propose a plan; it is in force once another person approved it",
    tags=["programmes"],
    **only("planner"),
)
async def propose_version(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    programme: FromPath[UUID],
    data: JSONBody[NewPlanVersion],
) -> PlanVersion:
    found = await find_programme(actor, programme)
    version = await planning.propose(actor, found, data.plan, data.valid_from, data.valid_to, now)
    return await _find_version(actor, version)


@get(
    "/v1/plan-versions/{version:uuid}",
    operation_id="getPlanVersion",
    summary="A plan version",
    tags=["programmes"],
    **only(*DESK),
)
async def get_version(actor: NamedDependency[Actor], version: FromPath[UUID]) -> PlanVersion:
    return await _find_version(actor, version)


@post(
    "/v1/plan-versions/{version:uuid}/approval",
    operation_id="approvePlanVersion",
    summary="Sign a plan version as the second person; the commitments to its secrets go into the ledger",
    tags=["programmes"],
    status_code=200,
    **only("planner", "reviewer"),
)
async def approve_version(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    version: FromPath[UUID],
) -> PlanVersion:
    found = await queries.visible_version(actor, version)
    if found is None:
        raise not_found()
    await planning.approve(actor, found, parts.keys, now)
    return await _find_version(actor, version)


async def _find_version(actor: Actor, version: UUID) -> PlanVersion:
    found = await queries.visible_version(actor, version)
    if found is None:
        raise not_found()
    return _version(found)


def _number(cursor: str | None) -> int:
    """Below which the next page starts."""
    after = read_cursor(cursor, 1)
    if after is None:
        return LAST_NUMBER
    if not after[0].isascii() or not after[0].isdigit() or len(after[0]) > 9:
        raise Refused("bad-cursor")
    return int(after[0])


def _version(row: Row) -> PlanVersion:
    values = {name: row[name] for name in PlanVersion.__struct_fields__}
    hashes = {"plan_hash": row["plan_hash"].hex(), "policy_hash": row["policy_hash"].hex()}
    return PlanVersion(**values | hashes | {"plan": queries.plan_of(row)})


HANDLERS = [list_versions, propose_version, get_version, approve_version]
