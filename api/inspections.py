"""Inspections: whose they are now, opening at the door, calling off, closing."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from api.access import only, signed_in
from api.conditional import conditional
from api.evidence import Metres
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor, write_cursor
from inspections import access, concluding, ending, opening, queries
from inspections.lifecycle import Outcome, State
from ledger.database import Row
from media.rules import degrees, metres
from organisation.actors import Actor

Kind = Literal["drawn", "ordered", "revisit", "announced"]


class TeamMember(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    name: str
    leader: bool


class InspectionSummary(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`demonstration` is true for what only shows how Sidak works; times are told in the unit's `zone`."""

    id: UUID
    kind: Kind
    state: State
    outcome: Outcome | None
    demonstration: bool
    programme: UUID
    unit: UUID
    unit_code: str
    unit_name: str
    zone: str
    released_at: datetime
    arrives_at: datetime
    ends_at: datetime
    opened_at: datetime | None
    submitted_at: datetime | None
    explanation_due: datetime | None
    concluded_at: datetime | None


class InspectionDetail(InspectionSummary, frozen=True, rename="camel", kw_only=True):
    """`letter_number` and `check_code` are for the team alone, who show them at the door. `minutes` is null while there
    are none."""

    checklist_version: UUID
    profile: str
    team: list[TeamMember]
    letter_number: str | None
    check_code: str | None
    outcome_reason: str | None
    outcome_by: str | None
    minutes: UUID | None


class Opening(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`id` is made on the phone; the place is left out where the phone did not know it."""

    id: UUID
    claimed_at: Annotated[datetime, Meta(tz=True)]
    latitude: Annotated[float, Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Meta(ge=-180, le=180)] | None = None
    accuracy: Metres | None = None

    def door(self) -> opening.Door:
        place = degrees(self.latitude), degrees(self.longitude), metres(self.accuracy)
        return opening.Door(self.id, self.claimed_at, *place)


class CallingOff(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`claimedAt` is the phone's clock: it may have been without a network since."""

    reason: Annotated[str, Meta(min_length=3, max_length=500, pattern=r"\S")]
    claimed_at: Annotated[datetime, Meta(tz=True)] | None = None


def summary(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in InspectionSummary.__struct_fields__}


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


async def detail(found: Row) -> InspectionDetail:
    team = [TeamMember(member["id"], member["name"], member["leader"]) for member in await queries.team(found["id"])]
    return InspectionDetail(
        **summary(found),
        checklist_version=found["checklist_version"],
        profile=found["profile"],
        team=team,
        letter_number=found["letter_number"] if found["on_team"] else None,
        check_code=found["check_code"] if found["on_team"] else None,
        outcome_reason=found["outcome_reason"],
        outcome_by=found["outcome_by"],
        minutes=found["minutes"],
    )


HANDLERS = [
    list_inspections,
    get_inspection,
    open_inspection,
    cancel_inspection,
    abort_inspection,
    close_inspection,
]
