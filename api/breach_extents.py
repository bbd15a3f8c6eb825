"""Whose data were read while a breach lasted, by the access log."""

from datetime import date, datetime
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from api.access import only
from api.data_accesses import span
from organisation import breach_extent_queries, breach_queries, breaching, data_accesses
from organisation.actors import Actor
from organisation.data_access_queries import AccessFilter
from organisation.data_access_rules import AccessKind

MOST = 500


class KindRead(msgspec.Struct, frozen=True):
    kind: AccessKind
    accesses: int
    people: int


class Reader(msgspec.Struct, frozen=True):
    person: UUID
    name: str
    accesses: int
    people: int


class Concerned(msgspec.Struct, frozen=True):
    """`name` is null for people named in findings."""

    id: UUID
    name: str | None
    times: int
    last: datetime


class Extent(msgspec.Struct, frozen=True):
    """Whose data of the breach's unit were read within this time. `concerned` and `readers` are 500 at the most."""

    accesses: int
    people: int
    kinds: list[KindRead]
    readers: list[Reader]
    concerned: list[Concerned]


@get(
    "/v1/breaches/{breach:uuid}/extent",
    operation_id="getBreachExtent",
    summary="Whose data were read within a time, by the access log",
    tags=["personal data"],
    **only(*breach_queries.READERS),
)
async def extent(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    breach: FromPath[UUID],
    first: FromQuery[date],
    last: FromQuery[date],
    by: FromQuery[UUID | None] = None,
) -> Extent:
    """Days are the unit's; `by` is an account that was misused. As far as I see the access log: an overseer sees all
    of it. That it was asked for is written down too."""
    found = await breaching.find(actor, breach)
    start, end = span(first, last, found["zone"])
    wanted = AccessFilter(by=by, first=start, last=end)
    asked = (actor, found["unit"], wanted, now)
    totals = await breach_extent_queries.totals(*asked)
    concerned = await breach_extent_queries.concerned(*asked, MOST)
    readers = await breach_extent_queries.by_reader(*asked, MOST)
    kinds = await breach_extent_queries.by_kind(*asked)
    await data_accesses.note(actor, "breach_extent", [each["id"] for each in concerned], now, unit=found["unit"])
    return Extent(
        totals["accesses"],
        totals["people"],
        [KindRead(**each) for each in kinds],
        [Reader(**each) for each in readers],
        [Concerned(**each) for each in concerned],
    )


HANDLERS = [extent]
