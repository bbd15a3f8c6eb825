"""Objections to conclusions: made by the unit, answered, decided by somebody who had no part in it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from api.access import only, signed_in
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from inspections import access
from inspections.objections import judging_objections, objecting, objection_queries
from inspections.objections.judging_objections import ObjectionAnswer, ObjectionDecision, Result, Step
from inspections.objections.objecting import Ground, ObjectionDocument
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found

OWN = {"unit_name", "zone", "step", "yours"}


class Objection(msgspec.Struct, frozen=True, rename="camel"):
    """To the conclusion of that `version`. `due_at` is by when it should be answered and decided.

    `result` is "upheld" where the conclusion stands, "amended" where it is written anew: `amended_to` is the version
    that came of it. `step` is what happens next, `yours` whether the reader may take it.
    """

    id: UUID
    inspection: UUID
    unit_name: str
    zone: str
    version: int
    ground: Ground
    findings: list[UUID]
    reasons: str
    photos: list[UUID]
    made_by_name: str
    made_at: datetime
    due_at: datetime
    answer: str | None
    answered_by_name: str | None
    answered_at: datetime | None
    result: Result | None
    decision: str | None
    decided_by_name: str | None
    decided_at: datetime | None
    amended_to: int | None
    settled_at: datetime | None
    step: Step | None
    yours: bool


class Objections(msgspec.Struct, frozen=True, rename="camel"):
    """Of one inspection, oldest first. `grounds` are those on which the unit may object now, `until` that instant."""

    until: datetime | None
    grounds: list[Ground]
    items: list[Objection]


@post(
    "/v1/inspections/{inspection:uuid}/objections",
    operation_id="objectToConclusion",
    summary="Object to the conclusion as the unit's head or acting deputy",
    tags=["hearing"],
    **only("unit_head"),
)
async def object_to(
    inspection: FromPath[UUID],
    data: JSONBody[ObjectionDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Objection]:
    """Once about the facts and once about the process. 201 the first time, 200 for the same again."""
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "object", found)
    created = await objecting.object_to(actor, inspection, data, now)
    return Response(await _one(actor, data.id, now), status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection:uuid}/objections",
    operation_id="listObjectionsOfInspection",
    summary="What the unit objected to, what was answered and decided, and whether it may still object",
    tags=["hearing"],
    **signed_in(),
)
async def list_of_inspection(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Objections:
    found = await access.see(actor, inspection, now)
    listed = await objection_queries.objections_of(inspection)
    items = [await _objection(actor, found, each, now) for each in listed]
    return Objections(await objecting.until(found), await objecting.open_grounds(found, now), items)


@get(
    "/v1/objections",
    operation_id="listObjections",
    summary="Unsettled objections I may see, what is due first coming first",
    tags=["hearing"],
    **signed_in(),
)
async def list_unsettled(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Objection]:
    found = await objection_queries.unsettled(actor, read_instant_cursor(cursor), limit + 1)
    told = await _told(actor, found[:limit], now)
    return page_of(found, limit, lambda each: told[each["id"]], "due_at", "id")


@post(
    "/v1/objections/{objection:uuid}/answer",
    operation_id="answerObjection",
    summary="Answer an objection: about facts as the team's leader, about the process as somebody outside it",
    tags=["hearing"],
    status_code=200,
    **only("inspector", "reviewer", "overseer"),
)
async def answer(
    objection: FromPath[UUID],
    data: JSONBody[ObjectionAnswer],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Objection:
    """About facts by another of the team where the leader has left. About the process by a reviewer or overseer who was
    neither on the team nor drafted or signed the conclusion."""
    found, inspection = await _seen(actor, objection, now)
    await judging_objections.require_answerer(actor, inspection, found, now)
    await judging_objections.answer(actor, inspection, objection, data, now)
    return await _one(actor, objection, now)


@post(
    "/v1/objections/{objection:uuid}/decision",
    operation_id="decideObjection",
    summary="Decide an objection as somebody who had no part in what it is about",
    tags=["hearing"],
    status_code=200,
    **only("reviewer", "overseer"),
)
async def decide(
    objection: FromPath[UUID],
    data: JSONBody[ObjectionDecision],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Objection:
    """About facts by a reviewer. Where the conclusion is amended, its next version is drafted and signed like the
    first, which stays in force until then."""
    found, inspection = await _seen(actor, objection, now)
    await judging_objections.require_judge(actor, inspection, found, now)
    await judging_objections.decide(actor, inspection, objection, data, now)
    return await _one(actor, objection, now)


async def _seen(actor: Actor, objection: UUID, now: datetime) -> tuple[Row, Row]:
    """The objection and its inspection."""
    found = await objection_queries.find_objection(objection)
    if found is None:
        raise not_found()
    return found, await access.see(actor, found["inspection"], now)


async def _one(actor: Actor, objection: UUID, now: datetime) -> Objection:
    found, inspection = await _seen(actor, objection, now)
    return await _objection(actor, inspection, found, now)


async def _told(actor: Actor, found: Sequence[Row], now: datetime) -> dict[UUID, Objection]:
    inspections = await objection_queries.inspections_of(actor, [each["inspection"] for each in found])
    return {each["id"]: await _objection(actor, inspections[each["inspection"]], each, now) for each in found}


async def _objection(actor: Actor, inspection: Row, row: Row, now: datetime) -> Objection:
    return Objection(
        **{name: row[name] for name in Objection.__struct_fields__ if name not in OWN},
        unit_name=inspection["unit_name"],
        zone=inspection["zone"],
        step=judging_objections.next_step(row, now),
        yours=await judging_objections.is_for(actor, inspection, row, now),
    )


HANDLERS = [object_to, list_of_inspection, list_unsettled, answer, decide]
