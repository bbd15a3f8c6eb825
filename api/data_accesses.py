"""Who looked at whose personal data: for whom they are about, and for who watches over it."""

from datetime import date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery, Parameter

from api.access import only, signed_in
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from ledger.database import Row
from organisation import data_access_queries as queries
from organisation.actors import Actor
from organisation.data_access_queries import AccessFilter
from organisation.data_access_rules import AccessKind
from organisation.people_queries import home_zone

Day = Annotated[date | None, Parameter(description="A day at my own office")]


class OwnDataAccess(msgspec.Struct, frozen=True, rename="camel"):
    """Somebody read my data; `alone` where it was not a list with others."""

    id: UUID
    at: datetime
    by: UUID
    by_name: str
    kind: AccessKind
    alone: bool
    reason: str | None


class AccessedPerson(msgspec.Struct, frozen=True):
    """`name` is null for people named in findings: who they are is told there."""

    id: UUID
    name: str | None


class DataAccess(msgspec.Struct, frozen=True, rename="camel"):
    """`people` are those of my scope among `count`, twenty at the most; none where a file or a photo shows whoever it
    shows at `unit`."""

    id: UUID
    at: datetime
    by: UUID
    by_name: str
    kind: AccessKind
    people: list[AccessedPerson]
    count: int
    unit: UUID | None
    unit_name: str | None
    inspection: UUID | None
    reason: str | None


@get(
    "/v1/me/data-accesses",
    operation_id="listOwnDataAccesses",
    summary="Who looked at my data, the newest first",
    tags=["personal data"],
    **signed_in(),
)
async def list_own(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[OwnDataAccess]:
    """What planners, reviewers and overseers looked up is told 180 days later: earlier it could tell of a visit that
    lies ahead."""
    found = await queries.of_own(actor, now, after_id(cursor), limit + 1)
    return page_of(found, limit, lambda row: OwnDataAccess(**row), "id")


@get(
    "/v1/data-accesses",
    operation_id="listDataAccesses",
    summary="Who looked at whose data in my scope, the newest first",
    tags=["personal data"],
    **only("administrator", "overseer"),
)
async def list_visible(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    person: FromQuery[Annotated[UUID | None, Parameter(description="Whose data")]] = None,
    by: FromQuery[Annotated[UUID | None, Parameter(description="Who read them")]] = None,
    kind: FromQuery[AccessKind | None] = None,
    first: FromQuery[Day] = None,
    last: FromQuery[Day] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[DataAccess]:
    """Administrators see nothing of inspections, and what desks looked up 180 days later; overseers see all.
    Named is who belongs to my scope; the others are a number."""
    start, end = span(first, last, await home_zone(actor))
    wanted = AccessFilter(person, by, kind, start, end)
    found = await queries.within_scope(actor, wanted, now, after_id(cursor), limit + 1)
    names = await queries.names_of([person for row in found for person in row["people"]])
    return page_of(found, limit, lambda row: _access(row, names), "id")


def span(first: date | None, last: date | None, zone: str) -> tuple[datetime | None, datetime | None]:
    """From the beginning of the first day up to the end of the last, both in this zone."""
    return _midnight(first, zone), _midnight(last + timedelta(days=1), zone) if last and last < date.max else None


def _midnight(day: date | None, zone: str) -> datetime | None:
    if day is None:
        return None
    # Midnights of the first and last years there are have no instant in UTC.
    within = min(max(day, date(1900, 1, 1)), date(9000, 1, 1))
    return datetime.combine(within, time(), ZoneInfo(zone))


def _access(row: Row, names: dict[UUID, str]) -> DataAccess:
    people = [AccessedPerson(each, names.get(each)) for each in row["people"]]
    fields = dict(row) | {"people": people, "count": row["counted"]}
    return DataAccess(**{field: fields[field] for field in DataAccess.__struct_fields__})


HANDLERS = [list_own, list_visible]
