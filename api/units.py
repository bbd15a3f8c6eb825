"""The tree of units: public facts, for every signed-in person."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, Parameter

from api.access import signed_in
from api.addresses import AnyRequest
from api.conditional import conditional
from api.lists import as_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from ledger.database import Row
from organisation.names import fold
from organisation.opening import OpeningHours
from organisation.refusing import not_found
from organisation.unit_queries import UnitFilter, find_unit, list_units

Word = Annotated[str | None, Parameter(max_length=40)]


class Unit(msgspec.Struct, frozen=True, rename="camel"):
    """`path` are the ids from the root down to the unit, `predecessors` the codes of what it was made of. In force
    from `validFrom` until the day before `validTo`."""

    id: UUID
    jurisdiction: str
    code: str
    kind: str
    name: str
    zone: str
    parent: UUID | None
    path: list[UUID]
    predecessors: list[str]
    latitude: float | None
    longitude: float | None
    opening_hours: OpeningHours | None
    valid_from: date
    valid_to: date | None


@get("/v1/units", operation_id="listUnits", summary="Units in force, by name", tags=["units"], **signed_in())
async def list_in_force(
    now: NamedDependency[datetime],
    parent: FromQuery[Annotated[UUID | None, Parameter(description="Directly below this unit")]] = None,
    kind: FromQuery[Word] = None,
    code: FromQuery[Word] = None,
    q: FromQuery[
        Annotated[str | None, Parameter(max_length=100, description="Part of the name; tones and case do not matter")]
    ] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Unit]:
    after = read_cursor(cursor, 2)
    wanted = UnitFilter(now, parent, _text(kind), _text(code), fold(_text(q) or "") or None)
    found = await list_units(wanted, (after[0], as_id(after[1])) if after else None, limit + 1)
    return page_of(found, limit, _unit, "search", "id")


@get("/v1/units/{unit:uuid}", operation_id="getUnit", summary="A unit", tags=["units"], **signed_in())
async def read(request: AnyRequest, unit: FromPath[UUID]) -> Response[Unit]:
    """Ended units stay. With `If-None-Match` 304 while nothing changed."""
    found = await find_unit(unit)
    if found is None:
        raise not_found()
    return conditional(request, _unit(found))


def _text(value: str | None) -> str | None:
    """PostgreSQL's texts know no NUL: what has one is found nowhere."""
    return value.replace("\x00", "\ufffd") if value else None


def _unit(row: Row) -> Unit:
    fields = {field: row[field] for field in Unit.__struct_fields__}
    hours = msgspec.json.decode(fields["opening_hours"], type=OpeningHours) if fields["opening_hours"] else None
    return Unit(
        **fields | {"opening_hours": hours} | {name: _degrees(fields[name]) for name in ("latitude", "longitude")}
    )


def _degrees(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


HANDLERS = [list_in_force, read]
