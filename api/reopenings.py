"""Hearings that begin again on new evidence: proposed by a reviewer, signed by another."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only, signed_in
from inspections import access
from inspections.objections import reopening as reopenings
from inspections.objections import reopening_queries
from inspections.objections.reopening import ReopeningDecision, ReopeningDocument
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found


class Reopening(msgspec.Struct, frozen=True, rename="camel"):
    """`agreed` is null until another reviewer has decided; from then on the unit is heard about these `findings`."""

    id: UUID
    reason: str
    findings: list[UUID]
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    agreed: bool | None
    comment: str | None
    decided_by_name: str | None
    decided_at: datetime | None


@post(
    "/v1/inspections/{inspection:uuid}/reopenings",
    operation_id="proposeReopening",
    summary="Propose to hear the unit again about some findings, because of new evidence",
    tags=["hearing"],
    **only("reviewer"),
)
async def propose(
    inspection: FromPath[UUID],
    data: JSONBody[ReopeningDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Reopening]:
    """201 the first time, 200 for the same again."""
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "propose_reopening", found)
    created = await reopenings.propose(actor, inspection, data, now)
    return Response(await _one(inspection, data.id), status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection:uuid}/reopenings",
    operation_id="listReopenings",
    summary="Why and about what the hearing began again, and what was proposed",
    tags=["hearing"],
    **signed_in(),
)
async def listed(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Reopening]:
    """Oldest first; what was not signed only for the team and those who review or oversee."""
    found = await access.see(actor, inspection, now)
    works = access.reads_working_papers(actor, found)
    return [_reopening(row) for row in await reopening_queries.reopenings_of(inspection) if works or row["agreed"]]


@post(
    "/v1/reopenings/{reopening:uuid}/decision",
    operation_id="decideReopening",
    summary="Sign as the second reviewer that the hearing begins again, or decline it",
    tags=["hearing"],
    status_code=200,
    **only("reviewer"),
)
async def decide(
    reopening: FromPath[UUID],
    data: JSONBody[ReopeningDecision],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Reopening:
    inspection = await reopening_queries.find_inspection_of(actor, reopening)
    if inspection is None:
        raise not_found()
    access.may_do(actor, "reopen", await access.see(actor, inspection, now))
    await reopenings.decide(actor, inspection, reopening, data, now)
    return await _one(inspection, reopening)


async def _one(inspection: UUID, identifier: UUID) -> Reopening:
    listed = await reopening_queries.reopenings_of(inspection)
    return next(_reopening(row) for row in listed if row["id"] == identifier)


def _reopening(row: Row) -> Reopening:
    return Reopening(**{name: row[name] for name in Reopening.__struct_fields__})


HANDLERS = [propose, listed, decide]
