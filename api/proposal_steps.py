"""The steps of a proposal: checked, signed by two, sent to the competent authority, answered by it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only
from api.proposal_acts import require_unsealer
from api.proposal_shapes import NewProposalCheck, Proposal, ProposalReason, ProposalSignature
from api.proposals import one, seen
from inspections import access
from inspections.proposals import proposal_answers, proposing
from inspections.proposals.proposal_answers import OutcomeDocument, Sending
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


@post(
    "/v1/proposals/{proposal:uuid}/checks",
    operation_id="checkProposal",
    summary="Write down what was looked at before L4 to L6",
    tags=["proposals"],
    **only("inspector", "reviewer"),
)
async def check(
    proposal: FromPath[UUID],
    data: JSONBody[NewProposalCheck],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Proposal:
    """Exemption, grounds not to consider, relatives: each by hand, the newest of a kind counts."""
    found, inspection = await seen(actor, proposal, now)
    access.may_do(actor, "propose", inspection)
    await proposing.note_check(actor, found, data.kind, data.clear, data.reason, now)
    return await one(actor, proposal, now)


@post(
    "/v1/proposals/{proposal:uuid}/signature",
    operation_id="signProposal",
    summary="Sign a proposal that somebody else made, or refuse it",
    tags=["proposals"],
    status_code=200,
    **only("reviewer"),
)
async def sign(
    proposal: FromPath[UUID],
    data: JSONBody[ProposalSignature],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Proposal:
    """L3 to L6 once the unit was heard, the inspection is concluded and the checks are done; L7 at once."""
    return await _sign(actor, proposal, data, now, proposing.sign)


@post(
    "/v1/proposals/{proposal:uuid}/second-signature",
    operation_id="signProposalSecond",
    summary="Sign a proposal of L4 or above as the second signer, or refuse it",
    tags=["proposals"],
    status_code=200,
    **only("reviewer"),
)
async def sign_second(
    proposal: FromPath[UUID],
    data: JSONBody[ProposalSignature],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Proposal:
    """A referral (L7) then seals the inspection: findings and conclusion stay as they are, its photos are kept."""
    return await _sign(actor, proposal, data, now, proposing.sign_second)


@post(
    "/v1/proposals/{proposal:uuid}/withdrawal",
    operation_id="withdrawProposal",
    summary="Take back a proposal of mine that nobody has signed",
    tags=["proposals"],
    status_code=200,
    **only("inspector", "reviewer"),
)
async def withdraw(
    proposal: FromPath[UUID],
    data: JSONBody[ProposalReason],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Proposal:
    found, _ = await seen(actor, proposal, now)
    await proposing.withdraw(actor, found, data.reason, now)
    return await one(actor, proposal, now)


@post(
    "/v1/proposals/{proposal:uuid}/sending",
    operation_id="sendProposal",
    summary="Write down that a signed proposal went to the authority",
    tags=["proposals"],
    status_code=200,
    **only("reviewer"),
)
async def send(
    proposal: FromPath[UUID],
    data: JSONBody[Sending],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Proposal:
    """Nothing is sent by the system itself."""
    found, inspection = await seen(actor, proposal, now)
    access.require_reviewer(actor, inspection)
    await proposal_answers.send(actor, found, data, now)
    return await one(actor, proposal, now)


@post(
    "/v1/proposals/{proposal:uuid}/outcomes",
    operation_id="answerProposal",
    summary="Write down what the authority answered",
    tags=["proposals"],
    **only("reviewer"),
)
async def answer(
    proposal: FromPath[UUID],
    data: JSONBody[OutcomeDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Proposal]:
    """201 the first time, 200 for the same again. A further answer puts right the one before."""
    found, inspection = await seen(actor, proposal, now)
    access.require_reviewer(actor, inspection)
    created = await proposal_answers.answer(actor, found, data, now)
    return Response(await one(actor, proposal, now), status_code=201 if created else 200)


@post(
    "/v1/proposals/{proposal:uuid}/unsealing",
    operation_id="unsealInspection",
    summary="Lift the seal that a referral (L7) put on its inspection",
    tags=["proposals"],
    status_code=200,
    **only("overseer"),
)
async def unseal(
    proposal: FromPath[UUID],
    data: JSONBody[ProposalReason],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Proposal:
    """By an overseer who was neither on the team nor sealed it; the photos stay kept until that hold is lifted too."""
    found, inspection = await seen(actor, proposal, now)
    require_unsealer(actor, inspection)
    await proposal_answers.unseal(actor, found, data.reason, now)
    return await one(actor, proposal, now)


Signing = Callable[[Actor, Row, datetime], Awaitable[None]]


async def _sign(actor: Actor, proposal: UUID, data: ProposalSignature, now: datetime, signing: Signing) -> Proposal:
    found, inspection = await seen(actor, proposal, now)
    access.may_do(actor, "sign_proposal", inspection)
    if data.signed:
        await signing(actor, found, now)
    elif data.reason is None:
        raise Refused("proposal-reason-missing")
    else:
        await proposing.refuse(actor, found, data.reason, now)
    return await one(actor, proposal, now)


HANDLERS = [check, sign, sign_second, withdraw, send, answer, unseal]
