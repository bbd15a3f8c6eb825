"""People and their accounts."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, Parameter
from msgspec import Meta

from api.access import only
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from ledger.database import Row
from organisation import data_accesses, people
from organisation.actors import Actor, Role
from organisation.names import fold
from organisation.people_queries import READERS, PeopleFilter, find_person, list_people
from organisation.refusing import not_found
from organisation.texts import Language


class Person(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    username: str
    name: str
    language: Language
    home: UUID
    created_at: datetime
    left_at: datetime | None


class NewPerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`home` is the unit the person works for. They get a password through a reset."""

    username: Annotated[str, Meta(min_length=1, max_length=100)]
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    language: Language
    home: UUID


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`home` is the unit the person works for from now on."""

    home: UUID


@get("/v1/people", operation_id="listPeople", summary="People in my scope", tags=["people"], **only(*READERS))
async def list_visible(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    unit: FromQuery[Annotated[UUID | None, Parameter(description="Of this unit or below it")]] = None,
    role: FromQuery[Annotated[Role | None, Parameter(description="Who hold this role now")]] = None,
    q: FromQuery[
        Annotated[str | None, Parameter(max_length=100, description="Part of the name, without tones, or user name")]
    ] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Person]:
    """Whose names were shown is written down."""
    after = read_cursor(cursor, 1)
    wanted = PeopleFilter(unit, role, fold((q or "").replace("\x00", "\ufffd")) or None)
    found = await list_people(actor, now, wanted, after[0] if after else None, limit + 1)
    await data_accesses.note(actor, "people_list", [person["id"] for person in found[:limit]], now)
    return page_of(found, limit, _person, "username")


@get(
    "/v1/people/{person:uuid}",
    operation_id="getPerson",
    summary="A person in my scope",
    tags=["people"],
    **only(*READERS),
)
async def read(actor: NamedDependency[Actor], now: NamedDependency[datetime], person: FromPath[UUID]) -> Person:
    """That it was read is written down."""
    found = await _find(actor, person)
    await data_accesses.note(actor, "person", [person], now)
    return found


@post(
    "/v1/people",
    operation_id="addPerson",
    summary="Take a person in; without a password yet",
    tags=["people"],
    **only("administrator"),
)
async def add(actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewPerson]) -> Person:
    new = people.NewPerson(data.username, data.name, data.language, data.home)
    return await _find(actor, await people.take_in(actor, new, now))


@post(
    "/v1/people/{person:uuid}/departure",
    operation_id="letPersonGo",
    summary="End a person's account, roles and devices",
    tags=["people"],
    status_code=200,
    **only("administrator"),
)
async def let_go(actor: NamedDependency[Actor], now: NamedDependency[datetime], person: FromPath[UUID]) -> Person:
    await people.let_go(actor, person, now)
    return await _find(actor, person)


@post(
    "/v1/people/{person:uuid}/home",
    operation_id="movePerson",
    summary="Move a person to another office; for a year they do not inspect the one they leave",
    tags=["people"],
    status_code=200,
    **only("administrator"),
)
async def move(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], person: FromPath[UUID], data: JSONBody[Move]
) -> Person:
    await people.move(actor, person, data.home, now)
    return await _find(actor, person)


async def _find(actor: Actor, person: UUID) -> Person:
    found = await find_person(actor, person)
    if found is None:
        raise not_found()
    return _person(found)


def _person(row: Row) -> Person:
    return Person(**{field: row[field] for field in Person.__struct_fields__})


HANDLERS = [list_visible, read, add, let_go, move]
