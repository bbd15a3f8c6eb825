"""Proposals L3 to L7 to a competent authority: who reads them, who makes one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, Parameter

from api.access import only, signed_in
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from api.proposal_acts import acts_of
from api.proposal_shapes import Beside, Proposal, proposal_of
from inspections import access
from inspections.proposals import proposal_queries, proposal_reading, proposing
from inspections.proposals.proposal_queries import Show
from inspections.proposals.proposing import ProposalDocument
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found

Shown = Annotated[Show, Parameter(description="Those that wait for my signature, for their sending, for an answer")]


@get(
    "/v1/proposals",
    operation_id="listProposals",
    summary="Proposals I may see, newest first",
    tags=["proposals"],
    **signed_in(),
)
async def listed(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    show: FromQuery[Shown] = "all",
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Proposal]:
    """The unit's head sees what is signed. That an overseer read what concerns a person enters the ledger."""
    found = await proposal_queries.listed(actor, show, read_instant_cursor(cursor), limit + 1)
    told = {each.id: each for each in await _told(actor, found[:limit], now)}
    return page_of(found, limit, lambda each: told[each["id"]], "proposed_at", "id")


@get(
    "/v1/inspections/{inspection:uuid}/proposals",
    operation_id="listProposalsOfInspection",
    summary="The proposals that came of an inspection",
    tags=["proposals"],
    **signed_in(),
)
async def list_of_inspection(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Proposal]:
    """The unit's head reads what is signed; the team, reviewers and overseers also what is only proposed."""
    await access.see(actor, inspection, now)
    return await _told(actor, await proposal_queries.of_inspection(actor, inspection), now)


@get(
    "/v1/proposals/{proposal:uuid}",
    operation_id="getProposal",
    summary="One proposal with its checks, signatures and answers",
    tags=["proposals"],
    **signed_in(),
)
async def read(proposal: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> Proposal:
    return await one(actor, proposal, now)


@post(
    "/v1/inspections/{inspection:uuid}/proposals",
    operation_id="makeProposal",
    summary="Propose as the leader or a reviewer that an authority looks at what was found",
    tags=["proposals"],
    **only("inspector", "reviewer"),
)
async def make(
    inspection: FromPath[UUID],
    data: JSONBody[ProposalDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Proposal]:
    """201 the first time, 200 for the same again. It names a post, never a person, and no form of discipline."""
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "propose", found)
    created = await proposing.propose(actor, found, data, now)
    return Response(await one(actor, data.id, now), status_code=201 if created else 200)


async def seen(actor: Actor, proposal: UUID, now: datetime) -> tuple[Row, Row]:
    """The proposal and its inspection."""
    found = await proposal_queries.find(actor, proposal)
    if found is None:
        raise not_found()
    return found, await access.see(actor, found["inspection"], now)


async def one(actor: Actor, proposal: UUID, now: datetime) -> Proposal:
    found, _ = await seen(actor, proposal, now)
    return (await _told(actor, [found], now))[0]


async def _told(actor: Actor, found: Sequence[Row], now: datetime) -> list[Proposal]:
    await proposal_reading.note_persons_read(actor, found, now)
    cited = await proposal_reading.cited_of(found, now)
    identifiers = [each["id"] for each in found]
    checks = await proposal_queries.checks_of(identifiers)
    outcomes = await proposal_queries.outcomes_of(identifiers)
    visits = {
        each["id"]: each
        for each in await proposal_queries.inspections_of(actor, [each["inspection"] for each in found])
    }
    return [
        proposal_of(
            each,
            Beside(
                cited=cited[each["id"]],
                checks=_of(checks, each) if access.reads_working_papers(actor, visits[each["inspection"]]) else [],
                outcomes=_of(outcomes, each),
                may=acts_of(actor, each, visits[each["inspection"]], cited[each["id"]]),
            ),
            now,
        )
        for each in found
    ]


def _of(beside: Sequence[Row], proposal: Row) -> list[Row]:
    return [each for each in beside if each["proposal"] == proposal["id"]]


HANDLERS = [listed, list_of_inspection, read, make]
