"""Where the cause of a finding lies: proposed by the leader or a reviewer, decided by another reviewer."""

from datetime import datetime
from uuid import UUID

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only
from api.finding_marks import Marks, told_of
from inspections import access
from inspections.findings import cause_queries, finding_queries, routing
from inspections.findings.routing import CauseDecision, CauseDocument
from inspections.steps.lifecycle import Action
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found


@post(
    "/v1/findings/{finding:uuid}/causes",
    operation_id="proposeCause",
    summary="Say that the cause of a finding lies outside the unit, or in the unit after all",
    tags=["hearing"],
    **only("inspector", "reviewer"),
)
async def propose(
    finding: FromPath[UUID],
    data: JSONBody[CauseDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Marks]:
    """By the leader or a reviewer. 201 the first time, 200 for the same again."""
    inspection = await seen_for("set_cause", actor, finding, now)
    created = await routing.propose(actor, inspection, finding, data, now)
    marks = (await told_of(actor, inspection, now)).marks(finding)
    return Response(marks, status_code=201 if created else 200)


@post(
    "/v1/causes/{cause:uuid}/decision",
    operation_id="decideCause",
    summary="Decide where a cause lies that another person proposed; its owner is told",
    tags=["hearing"],
    status_code=200,
    **only("reviewer"),
)
async def decide(
    cause: FromPath[UUID],
    data: JSONBody[CauseDecision],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Marks:
    found = await cause_queries.find_seen(actor, cause)
    if found is None:
        raise not_found()
    inspection = await access.see(actor, found["inspection"], now)
    access.may_do(actor, "decide_cause", inspection)
    await routing.decide(actor, inspection, found, data, now)
    return (await told_of(actor, inspection, now)).marks(found["finding"])


async def seen_for(action: Action, actor: Actor, finding: UUID, now: datetime) -> Row:
    """The inspection of a finding, for whoever may do this there."""
    found = await finding_queries.find_finding(actor, finding)
    if found is None:
        raise not_found()
    inspection = await access.see(actor, found["inspection"], now)
    access.may_do(actor, action, inspection)
    return inspection


HANDLERS = [propose, decide]
