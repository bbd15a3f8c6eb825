"""Photos whose time is over: what is due, and what two people agreed to erase."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from api.access import only
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from api.parts import Parts
from inspections import access
from inspections.evidence import retention_queries
from inspections.findings import subject_queries
from inspections.observing import observation_queries
from ledger.database import Row
from media import erasing
from media.erasure_certificates import hash_of
from media.retention import RetentionClass, Terms, cutoffs, read_terms, require_due
from organisation.actors import Actor
from organisation.refusing import Refused, not_found

State = Literal["due", "proposed", "finished", "declined"]


class NewErasure(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    retention_class: RetentionClass


class ErasureDecision(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    confirmed: bool


class Erasure(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`id` is null while it is only due. A `held` one is not erased. `certificate` is the SHA-256 of the certificate,
    which the ledger has too."""

    id: UUID | None = None
    state: Literal["due", "proposed", "confirmed", "finished", "declined"]
    inspection: UUID
    unit_code: str
    unit_name: str
    zone: str
    retention_class: RetentionClass
    photos: int
    closed_at: datetime
    held: bool
    proposed_by: UUID | None = None
    proposed_by_name: str | None = None
    proposed_at: datetime | None = None
    decided_by: UUID | None = None
    decided_by_name: str | None = None
    decided_at: datetime | None = None
    finished_at: datetime | None = None
    certificate: str | None = None


@get(
    "/v1/erasures",
    operation_id="listErasures",
    summary="Photos due to be erased, proposed, erased, or kept after all",
    tags=["evidence"],
    **only(*access.OVERSIGHT),
)
async def listed(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    in_state: Annotated[State, QueryParameter(name="state")] = "due",
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Erasure]:
    """`due`: the time of that class is over since the inspection's end; the longest closed first. The others newest
    first; `proposed` are also those confirmed that the server is erasing."""
    if in_state == "due":
        after, closed_by = _after_due(cursor), cutoffs(_terms(parts), now)
        found = await retention_queries.due(actor, closed_by, after, limit + 1)
        return page_of(found, limit, _due, "closed_at", "inspection", "retention_class")
    found = await retention_queries.erasures(actor, in_state, after_id(cursor), limit + 1)
    return page_of(found, limit, _erasure, "id")


@post(
    "/v1/inspections/{inspection:uuid}/erasures",
    operation_id="proposeErasure",
    summary="Propose to erase an inspection's photos of one class; it needs a second person",
    tags=["evidence"],
    **only(*access.OVERSIGHT),
)
async def propose(
    inspection: FromPath[UUID],
    data: JSONBody[NewErasure],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
) -> Erasure:
    """By a reviewer or overseer who was not on the team and does not head the unit, once their time is over. The names
    of people whom findings concern, and the remarks of interviews and interactions, go with the photos of class
    `item`."""
    found, terms = await access.see(actor, inspection, now), _terms(parts)
    access.require_custodian(actor, found)
    require_due(data.retention_class, found["closed_at"], terms, now)
    months = terms[data.retention_class]
    words = data.retention_class == "item" and await _keeps_words(inspection)
    erasure = await erasing.propose(
        actor, inspection, data.retention_class, found["closed_at"], months, now, words=words
    )
    return _erasure(await find_erasure(erasure))


@post(
    "/v1/erasures/{erasure:uuid}/decision",
    operation_id="decideErasure",
    summary="Confirm or decline an erasure as the second person",
    tags=["evidence"],
    status_code=200,
    **only(*access.OVERSIGHT),
)
async def decide(
    erasure: FromPath[UUID],
    data: JSONBody[ErasureDecision],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
) -> Erasure:
    """Once confirmed the server erases within a minute, or as soon as the store's own lock lets it."""
    found = await find_erasure(erasure)
    access.require_custodian(actor, await access.see(actor, found["inspection"], now))
    await erasing.decide(actor, found, data.confirmed, _terms(parts), now)
    return _erasure(await find_erasure(erasure))


async def _keeps_words(inspection: UUID) -> bool:
    return await subject_queries.keeps_names(inspection) or await observation_queries.keeps_remarks(inspection)


def _terms(parts: Parts) -> Terms:
    return read_terms(parts.settings.retention_months)


def _after_due(cursor: str | None) -> tuple[datetime, UUID, str] | None:
    values = read_cursor(cursor, 3)
    if values is None:
        return None
    try:
        closed_at, inspection = datetime.fromisoformat(values[0]), UUID(values[1])
    except ValueError:
        raise Refused("bad-cursor") from None
    if closed_at.tzinfo is None:
        raise Refused("bad-cursor")
    return closed_at, inspection, values[2]


async def find_erasure(erasure: UUID) -> Row:
    found = await retention_queries.find_erasure(erasure)
    if found is None:
        raise not_found()
    return found


def _due(row: Row) -> Erasure:
    return Erasure(state="due", **{name: row[name] for name in Erasure.__struct_fields__ if name in row})


def _erasure(row: Row) -> Erasure:
    values = {name: row[name] for name in Erasure.__struct_fields__ if name in row}
    told = {"certificate": hash_of(row["certificate"]) if row["certificate"] else None}
    return Erasure(**values | told, state=_state(row))


def _state(row: Row) -> Literal["proposed", "confirmed", "finished", "declined"]:
    if row["finished_at"]:
        return "finished"
    if row["confirmed"] is None:
        return "proposed"
    return "confirmed" if row["confirmed"] else "declined"


HANDLERS = [listed, propose, decide]
