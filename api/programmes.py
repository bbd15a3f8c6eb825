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
from scheduler.plans import Calendar

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
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    data: JSONBody[NewProgramme],
) -> Programme:
    """One for a demonstration only where the whole server is one: its visits would be real, and count nowhere."""
    if data.demonstration and not parts.demonstration:
        raise Refused("demonstration-not-here")
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


async def find_programme(actor: Actor, programme: UUID) -> Row:
    found = await queries.visible_programme(actor, programme)
    if found is None:
        raise not_found()
    return found


def _programme(row: Row) -> Programme:
    values = {name: row[name] for name in Programme.__struct_fields__}
    return Programme(**values | {"name": msgspec.json.decode(row["name"], type=Text)})


HANDLERS = [list_programmes, create_programme, get_programme, get_odds]
