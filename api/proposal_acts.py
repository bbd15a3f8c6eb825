"""What a reader may do with a proposal now, for the pages; each act is asked again when it is done."""

from collections.abc import Callable, Iterator, Sequence

from api.proposal_shapes import May
from inspections import access
from inspections.proposals.proposal_rules import Cited, in_force, lost_grounds, takes_two
from inspections.steps.lifecycle import BY_ACTION
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


def acts_of(actor: Actor, proposal: Row, inspection: Row, cited: Sequence[Cited]) -> list[May]:
    if proposal["ended"]:
        return []
    lost = lost_grounds(proposal["level"], cited)
    if not in_force(proposal):
        return list(_before_signed(actor, proposal, inspection, lost))
    return list(_once_signed(actor, proposal, inspection, lost))


def _before_signed(actor: Actor, proposal: Row, inspection: Row, lost: bool) -> Iterator[May]:
    if inspection["state"] not in BY_ACTION["sign_proposal"].sources:
        return
    if _may(access.require_leader_or_reviewer, actor, inspection):
        yield "check"
    if proposal["proposed_by"] == actor.person:
        if proposal["signed_by"] is None or lost:
            yield "withdraw"
    elif _may(access.require_reviewer, actor, inspection) and proposal["signed_by"] != actor.person:
        yield "sign_second" if proposal["signed_by"] and takes_two(proposal["level"]) else "sign"


def _once_signed(actor: Actor, proposal: Row, inspection: Row, lost: bool) -> Iterator[May]:
    if _may(access.require_reviewer, actor, inspection) and (proposal["sent_at"] or not lost):
        yield "answer" if proposal["sent_at"] else "send"
    if lost and proposal["sent_at"] is None and proposal["proposed_by"] == actor.person:
        yield "withdraw"
    sealed_by = (proposal["proposed_by"], proposal["signed_by"], proposal["second_by"])
    if proposal["seals"] and actor.person not in sealed_by and _may(require_unsealer, actor, inspection):
        yield "unseal"


def require_unsealer(actor: Actor, inspection: Row) -> None:
    """Who watches over those who sealed it."""
    if not actor.holds("overseer", inspection["path"]):
        raise Refused("not-allowed")
    access.require_custodian(actor, inspection)


def _may(required: Callable[[Actor, Row], None], actor: Actor, inspection: Row) -> bool:
    try:
        required(actor, inspection)
    except Refused:
        return False
    return True
