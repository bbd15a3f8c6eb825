"""What citizens told the team, and what it saw at the counters: rows for whoever works on the case, figures for the
unit."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only, signed_in
from checklists.publishing import published_version
from inspections import access
from inspections.observing import observation_queries as queries
from inspections.observing import observing
from inspections.observing.observation_documents import InteractionDocument, InterviewDocument, ObservationDocument
from inspections.observing.observation_figures import (
    FEWEST,
    InteractionFigures,
    InterviewFigures,
    for_the_unit,
    of_interactions,
    of_interviews,
)
from inspections.observing.observation_queries import FIELDS, Kind
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused

BODY_LIMIT = 20_000
SHARED = ("id", "inspector", "claimed_at", "received_at")


class Interview(InterviewDocument, frozen=True, kw_only=True, rename="camel"):
    """As it was kept."""

    inspector: UUID
    received_at: datetime


class Interaction(InteractionDocument, frozen=True, kw_only=True, rename="camel"):
    """As it was kept."""

    inspector: UUID
    received_at: datetime


class Interviews(msgspec.Struct, frozen=True, rename="camel"):
    """`there` are so many, of the `wanted` (null: the checklist asks for none). `figures` are null while there are too
    few; `rows` are null for whoever may not read what one citizen said."""

    there: int
    wanted: int | None
    figures: InterviewFigures | None
    rows: list[Interview] | None


class Interactions(msgspec.Struct, frozen=True, rename="camel"):
    """Like `Interviews`."""

    there: int
    wanted: int | None
    figures: InteractionFigures | None
    rows: list[Interaction] | None


class Observations(msgspec.Struct, frozen=True):
    interviews: Interviews
    interactions: Interactions


@put(
    "/v1/inspections/{inspection:uuid}/interviews/{interview:uuid}",
    operation_id="putInterview",
    summary="Keep what a citizen told the team",
    tags=["observations"],
    request_max_body_size=BODY_LIMIT,
    **only("inspector"),
)
async def put_interview(
    inspection: FromPath[UUID],
    interview: FromPath[UUID],
    data: JSONBody[InterviewDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Interview]:
    """By a member of the team. The same again: 200; something else under this id: 409. Nothing changes it later."""
    created = await _keep(inspection, interview, data, actor, now)
    return Response(_interview(await _kept("interview", interview)), status_code=201 if created else 200)


@put(
    "/v1/inspections/{inspection:uuid}/interactions/{interaction:uuid}",
    operation_id="putInteraction",
    summary="Keep how somebody was served at a counter",
    tags=["observations"],
    request_max_body_size=BODY_LIMIT,
    **only("inspector"),
)
async def put_interaction(
    inspection: FromPath[UUID],
    interaction: FromPath[UUID],
    data: JSONBody[InteractionDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Interaction]:
    """Like an interview."""
    created = await _keep(inspection, interaction, data, actor, now)
    return Response(_interaction(await _kept("interaction", interaction)), status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection:uuid}/observations",
    operation_id="getObservations",
    summary="Interviews with citizens and interactions that were seen",
    tags=["observations"],
    **signed_in(),
)
async def get_observations(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Observations:
    """Rows for the team, its reviewers and overseers. The unit, once the visit has ended, gets figures of three at
    least, which change by three at a time, so that no citizen can be recognised."""
    found = await access.see(actor, inspection, now)
    if not access.may_see_findings(actor, found):
        raise Refused("not-yet")
    whole = access.reads_observations(actor, found)
    document = (await published_version(found["checklist_version"])).document
    talks, scenes = await queries.listed("interview", inspection), await queries.listed("interaction", inspection)
    return Observations(
        _interviews(talks, document.min_citizen_interviews, whole),
        _interactions(scenes, document.min_observed_interactions, whole),
    )


def _interviews(talks: list[Row], wanted: int | None, whole: bool) -> Interviews:
    figures = of_interviews(talks) if whole else of_interviews(for_the_unit(talks), FEWEST)
    return Interviews(len(talks), wanted, figures, [_interview(each) for each in talks] if whole else None)


def _interactions(scenes: list[Row], wanted: int | None, whole: bool) -> Interactions:
    figures = of_interactions(scenes) if whole else of_interactions(for_the_unit(scenes), FEWEST)
    return Interactions(len(scenes), wanted, figures, [_interaction(each) for each in scenes] if whole else None)


async def _keep(inspection: UUID, identifier: UUID, document: ObservationDocument, actor: Actor, now: datetime) -> bool:
    found = await access.see(actor, inspection, now)
    access.may_do(actor, observing.ACTS[observing.kind_of(document)], found)
    return await observing.keep(actor, found, identifier, document, now)


async def _kept(kind: Kind, identifier: UUID) -> Row:
    row = await queries.find(kind, identifier)
    assert row
    return row


def _interview(row: Row) -> Interview:
    return Interview(**{field: row[field] for field in (*SHARED, *FIELDS["interview"])})


def _interaction(row: Row) -> Interaction:
    return Interaction(**{field: row[field] for field in (*SHARED, *FIELDS["interaction"])})


HANDLERS = [put_interview, put_interaction, get_observations]
