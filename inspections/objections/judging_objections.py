"""An objection is answered, and then decided by somebody who took no part in what it is about."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections import access
from inspections.clocks.deadlines import told
from inspections.concluding import conclusion_queries
from inspections.evidence.holding import held
from inspections.objections import objection_queries as queries
from inspections.objections import telling_objections
from inspections.objections.objecting import Ground, Words
from inspections.steps.lifecycle import Action, check
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused, not_found

Result = Literal["upheld", "amended"]
Step = Literal["answer", "decision", "amendment"]
ANSWERS: dict[Ground, Action] = {"facts": "answer_facts", "process": "answer_process"}


class ObjectionAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    answer: Words


class ObjectionDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`result` says what becomes of the conclusion: "upheld", it stands; "amended", it is written anew."""

    result: Result
    decision: Annotated[str, Meta(min_length=10, max_length=5000, pattern=r"\S")]


async def answer(actor: Actor, inspection: Row, objection: UUID, said: ObjectionAnswer, now: datetime) -> None:
    """`inspection` as the actor sees it; what somebody else did meanwhile counts."""
    async with change(by=str(actor.person), at=now) as record:
        ground = (await _found(objection))["ground"]
        current = await held(inspection["id"], ANSWERS[ground])
        found = await _found(objection)
        await require_answerer(actor, inspection, found, now)
        if found["answered_by"]:
            raise Refused("objection-answered")
        if found["decided_by"]:
            raise Refused("objection-decided")
        await queries.answer(objection, said.answer.strip(), actor.person, now)
        await record("objection.answered", subject=str(inspection["id"]), facts={"objection": str(objection)})
        await telling_objections.answered(record, current, objection, ground)


async def decide(actor: Actor, inspection: Row, objection: UUID, said: ObjectionDecision, now: datetime) -> None:
    """`inspection` as the actor sees it. Without an answer only once its time is over: nothing is shelved."""
    async with change(by=str(actor.person), at=now) as record:
        current = await held(inspection["id"], "decide_objection")
        found = await _found(objection)
        await require_judge(actor, inspection, found, now)
        if found["decided_by"]:
            raise Refused("objection-decided")
        if not found["answered_by"] and now <= found["due_at"]:
            raise Refused("objection-unanswered", due=await told(current["unit"], found["due_at"]))
        await queries.decide(objection, said.result, said.decision.strip(), actor.person, now)
        facts = {"objection": str(objection), "result": said.result}
        await record("objection.decided", subject=str(inspection["id"]), facts=facts)
        await telling_objections.decided(record, current, objection, said.result)


async def require_answerer(actor: Actor, inspection: Row, objection: Row, now: datetime) -> None:
    """The leader knows the facts, or whoever of the team is left; the process is nobody's own who was in it."""
    access.may_do(actor, ANSWERS[objection["ground"]], inspection)
    await require_another(actor.person, [objection["made_by"]], now)
    if objection["ground"] == "process":
        await _require_no_signer(actor, inspection, now)
    elif inspection["leader"] != actor.person and not await queries.has_left(inspection, inspection["leader"], now):
        raise Refused("leader-only")


async def require_judge(actor: Actor, inspection: Row, objection: Row, now: datetime) -> None:
    """Of the facts a reviewer, of the process also an overseer; none who answered, drafted or signed."""
    access.may_do(actor, "decide_objection", inspection)
    if objection["ground"] == "facts":
        access.require_reviewer(actor, inspection)
    await _require_no_signer(actor, inspection, now)
    earlier = [objection["made_by"], *([objection["answered_by"]] if objection["answered_by"] else [])]
    await require_another(actor.person, earlier, now)


def next_step(objection: Row, now: datetime) -> Step | None:
    if objection["settled_at"]:
        return None
    if objection["decided_by"]:
        return "amendment"
    return "decision" if objection["answered_by"] or now > objection["due_at"] else "answer"


async def is_for(actor: Actor, inspection: Row, objection: Row, now: datetime) -> bool:
    """Whether the next step is the actor's to take."""
    try:
        match next_step(objection, now):
            case "answer":
                check(ANSWERS[objection["ground"]], inspection["state"])
                await require_answerer(actor, inspection, objection, now)
            case "decision":
                check("decide_objection", inspection["state"])
                await require_judge(actor, inspection, objection, now)
            case "amendment":
                access.may_do(actor, "amend", inspection)
            case None:
                return False
    except Refused:
        return False
    return True


async def _require_no_signer(actor: Actor, inspection: Row, now: datetime) -> None:
    try:
        await require_another(actor.person, await conclusion_queries.signers_of(inspection["id"]), now)
    except Refused:
        raise Refused("objection-own-conclusion") from None


async def _found(objection: UUID) -> Row:
    found = await queries.find_objection(objection)
    if found is None:
        raise not_found()
    return found
