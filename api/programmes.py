"""Programmes and their plan versions: what is drawn, how often, by whom; one proposes, another signs."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from api.parts import Parts
from checklists.items import END, Words
from ledger.database import Row
from organisation.actors import DESK, Actor
from organisation.refusing import Refused, not_found
from organisation.texts import Text
from scheduler import planning, queries
from scheduler.forecast import next_odds
from scheduler.plans import Calendar, Plan

LAST_NUMBER = 2**31 - 1

Kind = Annotated[str, Meta(pattern=rf"^[a-z][a-z_]{{1,39}}{END}")]


class NewProgramme(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Units of these kinds, below this unit, are drawn together. The stratum is `code.unitCode`."""

    code: Annotated[str, Meta(pattern=rf"^[A-Z][A-Z0-9]{{1,11}}{END}")]
    name: Words
    unit: UUID
    kinds: Annotated[list[Kind], Meta(min_length=1, max_length=20)]
    calendar: Calendar
    demonstration: bool = False


class Programme(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    code: str
    name: Text
    unit: UUID
    stratum: str
    kinds: list[str]
    calendar: Calendar
    demonstration: bool


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


class UnitOdds(msgspec.Struct, frozen=True, rename="camel"):
    unit_code: str
    odds: float


class DayOdds(msgspec.Struct, frozen=True, rename="camel"):
    """Of the next open day; `day` is null when no approved plan covers one soon."""

    day: date | None
    capacity: int
    units: list[UnitOdds]


@get(
    "/v1/programmes",
    operation_id="listProgrammes",
    summary="The programmes of my part of the organisation",
    tags=["programmes"],
    **only(*DESK),
)
async def list_programmes(
    actor: NamedDependency[Actor], cursor: FromQuery[Cursor] = None, limit: FromQuery[Limit] = DEFAULT_LIMIT
) -> Page[Programme]:
    after = read_cursor(cursor, 1)
    found = await queries.visible_programmes(actor, after[0] if after else "", limit + 1)
    return page_of(found, limit, _programme, "code")


@post(
    "/v1/programmes",
    operation_id="createProgramme",
    summary="Create a programme; nothing is drawn before a plan version is approved",
    tags=["programmes"],
    **only("planner"),
)
async def create_programme(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewProgramme]
) -> Programme:
    new = planning.NewProgramme(
        data.code, data.name, data.unit, tuple(dict.fromkeys(data.kinds)), data.calendar, data.demonstration
    )
    return _programme(await find_programme(actor, await planning.create(actor, new, now)))


@get(
    "/v1/programmes/{programme:uuid}",
    operation_id="getProgramme",
    summary="A programme",
    tags=["programmes"],
    **only(*DESK),
)
async def get_programme(actor: NamedDependency[Actor], programme: FromPath[UUID]) -> Programme:
    return _programme(await find_programme(actor, programme))


@get(
    "/v1/programmes/{programme:uuid}/odds",
    operation_id="getOdds",
    summary="Each unit's odds on the next open day",
    tags=["programmes"],
    **only("planner", "overseer"),
)
async def get_odds(actor: NamedDependency[Actor], now: NamedDependency[datetime], programme: FromPath[UUID]) -> DayOdds:
    found = await find_programme(actor, programme)
    if not (actor.holds("planner", found["path"]) or actor.holds("overseer", found["path"])):
        raise Refused("not-allowed")
    day = await next_odds(found, now)
    return DayOdds(day.day, day.capacity, [UnitOdds(unit.code, unit.odds) for unit in day.units])


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


async def find_programme(actor: Actor, programme: UUID) -> Row:
    found = await queries.visible_programme(actor, programme)
    if found is None:
        raise not_found()
    return found


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


def _programme(row: Row) -> Programme:
    values = {name: row[name] for name in Programme.__struct_fields__}
    return Programme(**values | {"name": msgspec.json.decode(row["name"], type=Text)})


def _version(row: Row) -> PlanVersion:
    values = {name: row[name] for name in PlanVersion.__struct_fields__}
    hashes = {"plan_hash": row["plan_hash"].hex(), "policy_hash": row["policy_hash"].hex()}
    return PlanVersion(**values | hashes | {"plan": queries.plan_of(row)})


HANDLERS = [
    list_programmes,
    create_programme,
    get_programme,
    get_odds,
    list_versions,
    propose_version,
    get_version,
    approve_version,
]
