"""Inspections: whose they are now, opening at the door, calling off, closing."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from api.access import only, signed_in
from api.conditional import conditional
from api.inspection_shapes import (
    CallingOff,
    InspectionDetail,
    InspectionSummary,
    Opening,
    detail,
    summary,
)
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor, write_cursor
from inspections import access, queries
from inspections.concluding import concluding
from inspections.steps.lifecycle import State
from inspections.visiting import ending, opening
from organisation.actors import Actor


@get(
    "/v1/inspections",
    operation_id="listInspections",
    summary="The inspections I may see, newest release first",
    tags=["inspections"],
    **signed_in(),
)
async def list_inspections(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    in_state: Annotated[State | None, QueryParameter(name="state")] = None,
    unit_code: Annotated[str | None, QueryParameter(name="unitCode", max_length=40)] = None,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Response[Page[InspectionSummary]]:
    """What the reader may see, newest release first. Answers 304 to `If-None-Match` when nothing changed."""
    found = await queries.listed(actor, in_state, unit_code, read_instant_cursor(cursor), limit + 1)
    await access.note_early_reads(actor, found[:limit], now)
    following = write_cursor(found[limit - 1]["released_at"], found[limit - 1]["id"]) if len(found) > limit else None
    return conditional(request, Page([InspectionSummary(**summary(row)) for row in found[:limit]], following))


@get(
    "/v1/inspections/{inspection:uuid}",
    operation_id="getInspection",
    summary="An inspection",
    tags=["inspections"],
    **signed_in(),
)
async def get_inspection(
    request: Request[Any, Any, Any],
    inspection: FromPath[UUID],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[InspectionDetail]:
    found = await access.see(actor, inspection, now)
    return conditional(request, await detail(found))


@put(
    "/v1/inspections/{inspection:uuid}/opening",
    operation_id="openInspection",
    summary="The team stands at the unit's door",
    tags=["inspections"],
    **only("inspector"),
)
async def open_inspection(
    inspection: FromPath[UUID],
    data: JSONBody[Opening],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[InspectionDetail]:
    """At the unit's door; from here on the unit sees the inspection. 201 the first time, 200 for the same again."""
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "open", found)
    created = await opening.open_at_door(actor, found, data.door(), now)
    return await _answer(actor, inspection, now, 201 if created else 200)


@post(
    "/v1/inspections/{inspection:uuid}/cancellation",
    operation_id="cancelInspection",
    summary="Call a visit off before it is opened",
    tags=["inspections"],
    **only("inspector"),
)
async def cancel_inspection(
    inspection: FromPath[UUID],
    data: JSONBody[CallingOff],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[InspectionDetail]:
    """By the leader before the opening. The visit counts as undone; there is no second draw."""
    return await _call_off(actor, inspection, "cancel", data, now)


@post(
    "/v1/inspections/{inspection:uuid}/abortion",
    operation_id="abortInspection",
    summary="Break an opened visit off",
    tags=["inspections"],
    **only("inspector"),
)
async def abort_inspection(
    inspection: FromPath[UUID],
    data: JSONBody[CallingOff],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[InspectionDetail]:
    """By the leader on site: storm, danger, illness."""
    return await _call_off(actor, inspection, "abort", data, now)


@post(
    "/v1/inspections/{inspection:uuid}/closure",
    operation_id="closeInspection",
    summary="Close a concluded inspection",
    tags=["inspections"],
    **only("reviewer"),
)
async def close_inspection(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Response[InspectionDetail]:
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "close", found)
    await concluding.close(actor, found, now)
    return await _answer(actor, inspection, now, 201)


async def _call_off(
    actor: Actor, inspection: UUID, action: ending.CallingOff, said: CallingOff, now: datetime
) -> Response[InspectionDetail]:
    found = await access.see(actor, inspection, now)
    access.may_do(actor, action, found)
    await ending.call_off(actor, found, action, said.reason, said.claimed_at, now)
    return await _answer(actor, inspection, now, 201)


async def _answer(actor: Actor, inspection: UUID, now: datetime, status: int) -> Response[InspectionDetail]:
    return Response(await detail(await access.see(actor, inspection, now)), status_code=status)


HANDLERS = [
    list_inspections,
    get_inspection,
    open_inspection,
    cancel_inspection,
    abort_inspection,
    close_inspection,
]
