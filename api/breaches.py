"""Breaches of personal data: a checklist against the law's clock, for administrators and overseers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only
from api.addresses import AnyRequest
from api.breach_shapes import Breach, breach_of, said_of
from api.languages import language_of
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from organisation import breach_queries as queries
from organisation import breaching
from organisation.actors import Actor
from organisation.breach_rules import Step

Title = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"\S")]
Note = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"\S")]
Instant = Annotated[datetime, Meta(tz=True)]


class NewBreach(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`unit` is the office it happened in, or a unit above all offices concerned."""

    title: Title
    what: Note
    unit: UUID
    discovered_at: Instant


class StepDone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was done, or why it is not needed; `done: false` opens the step again."""

    note: Note
    done: bool = True


class ClosingNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    note: Note


class ReturnReason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: Note


@get(
    "/v1/breaches",
    operation_id="listBreaches",
    summary="Breaches of personal data in my scope, the newest first",
    tags=["personal data"],
    **only(*queries.READERS),
)
async def list_visible(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Breach]:
    found = await queries.list_breaches(actor, after_id(cursor), limit + 1)
    said = await said_of(found)
    language = language_of(request)
    return page_of(found, limit, lambda row: breach_of(row, said[row["id"]], language, now), "id")


@get(
    "/v1/breaches/{breach:uuid}",
    operation_id="getBreach",
    summary="A breach, its steps and its deadline",
    tags=["personal data"],
    **only(*queries.READERS),
)
async def read(
    request: AnyRequest, actor: NamedDependency[Actor], now: NamedDependency[datetime], breach: FromPath[UUID]
) -> Breach:
    return await _find(request, actor, breach, now)


@post(
    "/v1/breaches",
    operation_id="openBreach",
    summary="Put a breach of personal data on record: the law's 72 hours run from its discovery",
    tags=["personal data"],
    **only(*queries.READERS),
)
async def begin(
    request: AnyRequest, actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewBreach]
) -> Breach:
    """Administrators and overseers of the unit are told at once, and again a day and six hours before the deadline."""
    opened = await breaching.open_breach(actor, data.unit, data.title, data.what, data.discovered_at, now)
    return await _find(request, actor, opened, now)


@post(
    "/v1/breaches/{breach:uuid}/steps/{step:str}",
    operation_id="tickBreachStep",
    summary="Say that a step is done, or open it again",
    tags=["personal data"],
    status_code=200,
    **only(*queries.READERS),
)
async def tick(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    breach: FromPath[UUID],
    step: FromPath[Step],
    data: JSONBody[StepDone],
) -> Breach:
    """What was said before stays on record; of each step the newest counts."""
    await breaching.tick(actor, breach, step, data.done, data.note, now)
    return await _find(request, actor, breach, now)


@post(
    "/v1/breaches/{breach:uuid}/closing",
    operation_id="proposeBreachClosing",
    summary="Propose to close a breach all of whose steps are done",
    tags=["personal data"],
    status_code=200,
    **only(*queries.READERS),
)
async def propose_closing(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    breach: FromPath[UUID],
    data: JSONBody[ClosingNote],
) -> Breach:
    await breaching.propose_closing(actor, breach, data.note, now)
    return await _find(request, actor, breach, now)


@post(
    "/v1/breaches/{breach:uuid}/closing/approval",
    operation_id="closeBreach",
    summary="Close a breach as the second person",
    tags=["personal data"],
    status_code=200,
    **only(*queries.READERS),
)
async def close(
    request: AnyRequest, actor: NamedDependency[Actor], now: NamedDependency[datetime], breach: FromPath[UUID]
) -> Breach:
    await breaching.close(actor, breach, now)
    return await _find(request, actor, breach, now)


@post(
    "/v1/breaches/{breach:uuid}/closing/return",
    operation_id="returnBreachClosing",
    summary="Send a proposed closing back: the breach is open again",
    tags=["personal data"],
    status_code=200,
    **only(*queries.READERS),
)
async def send_back(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    breach: FromPath[UUID],
    data: JSONBody[ReturnReason],
) -> Breach:
    await breaching.send_back(actor, breach, data.reason, now)
    return await _find(request, actor, breach, now)


async def _find(request: AnyRequest, actor: Actor, breach: UUID, now: datetime) -> Breach:
    found = await breaching.find(actor, breach)
    return breach_of(found, (await said_of([found]))[breach], language_of(request), now)


HANDLERS = [list_visible, read, begin, tick, propose_closing, close, send_back]
