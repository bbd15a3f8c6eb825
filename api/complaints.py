"""Complaints about units: written down by one person, looked into by another."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, Parameter
from msgspec import Meta

from api.access import only
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from inspections.hearing import complaining, complaint_queries
from ledger.database import Row
from organisation.actors import DESK, Actor
from organisation.refusing import not_found


class NewComplaint(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`text` names nobody: neither who complained nor about whom."""

    unit: UUID
    happened_on: date
    text: Annotated[str, Meta(min_length=3, max_length=1000, pattern=r"\S")]


class Verification(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    founded: bool


class Complaint(msgspec.Struct, frozen=True, rename="camel"):
    """`founded` is null until a second person looked into it; only what is founded counts in the risk score."""

    id: UUID
    unit: UUID
    unit_code: str
    unit_name: str
    happened_on: date
    text: str
    recorded_by: UUID
    recorded_at: datetime
    founded: bool | None
    verified_by: UUID | None
    verified_at: datetime | None


@get(
    "/v1/complaints",
    operation_id="listComplaints",
    summary="Complaints about units of my part of the organisation, newest first",
    tags=["complaints"],
    **only(*DESK),
)
async def list_visible(
    actor: NamedDependency[Actor],
    unit: FromQuery[Annotated[UUID | None, Parameter(description="Of this unit or below it")]] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Complaint]:
    found = await complaint_queries.visible(actor, unit, after_id(cursor), limit + 1)
    return page_of(found, limit, _complaint, "id")


@post(
    "/v1/complaints",
    operation_id="recordComplaint",
    summary="Write down a complaint; it counts once another person found it true",
    tags=["complaints"],
    **only(*complaining.SIGNERS),
)
async def write_down(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewComplaint]
) -> Complaint:
    new = complaining.NewComplaint(data.unit, data.happened_on, data.text)
    return _complaint(await _find(actor, await complaining.write_down(actor, new, now)))


@post(
    "/v1/complaints/{complaint:uuid}/verification",
    operation_id="verifyComplaint",
    summary="Say as the second person whether it is true",
    tags=["complaints"],
    status_code=200,
    **only(*complaining.SIGNERS),
)
async def verify(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    complaint: FromPath[UUID],
    data: JSONBody[Verification],
) -> Complaint:
    await complaining.verify(actor, await _find(actor, complaint), data.founded, now)
    return _complaint(await _find(actor, complaint))


async def _find(actor: Actor, complaint: UUID) -> Row:
    found = await complaint_queries.find(actor, complaint)
    if found is None:
        raise not_found()
    return found


def _complaint(row: Row) -> Complaint:
    return Complaint(**{field: row[field] for field in Complaint.__struct_fields__})


HANDLERS = [list_visible, write_down, verify]
