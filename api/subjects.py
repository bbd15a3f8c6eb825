"""Whom a finding concerns. People's names are asked for apart, and each asking is written down."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only
from api.causes import seen_for
from api.finding_marks import Marks, told_of
from inspections import access
from inspections.findings import finding_queries, subjects
from inspections.findings.subjects import SubjectDocument
from organisation import data_accesses
from organisation.actors import Actor
from organisation.refusing import Refused, not_found

UNSTORED = {"Cache-Control": "no-store"}


class ConcernedPerson(msgspec.Struct, frozen=True, rename="camel"):
    """Restricted: it must not be passed on."""

    id: UUID
    name: str
    post: str


@put(
    "/v1/findings/{finding:uuid}/subject",
    operation_id="nameSubject",
    summary="Say whom a finding concerns: the unit, a post, or people",
    tags=["hearing"],
    **only("inspector", "reviewer"),
)
async def name_subject(
    finding: FromPath[UUID],
    data: JSONBody[SubjectDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Marks:
    """By the leader or a reviewer. Names stand apart from everything else; they are in no list, export or notice."""
    inspection = await seen_for("set_subject", actor, finding, now)
    await subjects.name(actor, inspection, finding, data, now)
    return (await told_of(actor, inspection, now)).marks(finding)


@get(
    "/v1/findings/{finding:uuid}/people",
    operation_id="listConcernedPeople",
    summary="The names of the people whom a finding concerns",
    tags=["hearing"],
    **only("inspector", "unit_head", "reviewer", "overseer"),
)
async def list_people(
    finding: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Response[list[ConcernedPerson]]:
    """For the visit's team, its reviewers and overseers, and who heads the unit itself. Each reading enters the
    ledger."""
    found = await finding_queries.find_finding(actor, finding)
    if found is None:
        raise not_found()
    inspection = await access.see(actor, found["inspection"], now)
    if not await subjects.may_read_names(actor, inspection, now):
        raise Refused("not-allowed")
    people = await subjects.read_names(actor, finding, now)
    if people:
        whose = [each["id"] for each in people]
        await data_accesses.note(
            actor, "finding_names", whose, now, unit=inspection["unit"], inspection=inspection["id"]
        )
    return Response([ConcernedPerson(**dict(each)) for each in people], headers=UNSTORED)


HANDLERS = [name_subject, list_people]
