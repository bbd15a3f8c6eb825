"""A finding whose cause lies outside the unit is passed to whoever can do something about it.

The leader or a reviewer proposes it, another reviewer decides. It then counts neither as a repeat nor in the unit's
risk; the score of the visit stays, which describes what the visitors met. The other unit's head answers once.
"""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from inspections.clocks import deadlines
from inspections.findings import cause_queries as queries
from inspections.findings import telling_causes
from inspections.findings.finding_facts import Cause
from inspections.proposals.proposal_seal import require_unsealed
from inspections.steps.lifecycle import Action, check
from inspections.visiting import sheet_queries
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused
from organisation.unit_queries import path_in_force

Words = Annotated[str, Meta(min_length=10, max_length=2000, pattern=r"\S")]
OutsideOwner = Annotated[str, Meta(min_length=3, max_length=200, pattern=r"\S")]


class CauseDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender. A cause outside names its `owner`, another unit, or `outsideOwner`, a post of a body
    that is no unit here and never a name; "unit" takes such a cause back and names neither."""

    id: UUID
    cause: Cause
    reason: Words
    owner: UUID | None = None
    outside_owner: OutsideOwner | None = None


class CauseDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """What is not accepted says why."""

    accepted: bool
    reason: Annotated[str, Meta(min_length=3, max_length=2000, pattern=r"\S")] | None = None


class RoutedAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """Whoever takes it says in `words` what will be done, and by which day; whoever does not says why."""

    takes_it: bool
    words: Words
    done_by: date | None = None


async def propose(actor: Actor, inspection: Row, finding: UUID, document: CauseDocument, now: datetime) -> bool:
    """False for a replay."""
    known = await queries.find(document.id)
    if known is not None:
        return _replayed(known, finding, document)
    check("set_cause", inspection["state"])
    await _check_owner(inspection, document, now)
    async with change(by=str(actor.person), at=now) as record:
        await _locked("set_cause", inspection["id"])
        await _check_news(finding, document)
        said = (document.id, finding, document.cause, document.owner, document.outside_owner, document.reason.strip())
        if not await queries.add([*said, actor.person, now]):
            raise Refused("cause-undecided")
        await record("finding.cause-proposed", subject=str(finding), facts=_facts(document))
        await telling_causes.proposed(record, inspection, document.id)
    return True


async def _locked(action: Action, inspection: UUID) -> None:
    """Nothing concludes or seals it meanwhile."""
    current = await sheet_queries.lock(inspection)
    check(action, current["state"] if current else "?")
    await require_unsealed(inspection)


async def _check_owner(inspection: Row, document: CauseDocument, now: datetime) -> None:
    owners = (document.owner is not None) + (document.outside_owner is not None)
    if owners != (0 if document.cause == "unit" else 1):
        raise Refused("cause-owner")
    if document.owner is None:
        return
    path = await path_in_force(document.owner, now)
    if path is None or inspection["unit"] in path:
        raise Refused("cause-owner-within")


async def _check_news(finding: UUID, document: CauseDocument) -> None:
    """Where nothing outside is in force there is nothing to take back."""
    newest = await queries.newest_accepted(finding)
    if document.cause == "unit" and (newest is None or newest["cause"] == "unit"):
        raise Refused("cause-in-unit-already")


def _replayed(known: Row, finding: UUID, document: CauseDocument) -> bool:
    said = (finding, document.cause, document.owner, document.outside_owner, document.reason.strip())
    if tuple(known[name] for name in ("finding", "cause", "owner", "outside_owner", "reason")) != said:
        raise Refused("cause-differs")
    return False


def _facts(document: CauseDocument) -> dict[str, object]:
    owner = str(document.owner) if document.owner else ""
    return {"cause": str(document.id), "where": document.cause, "owner": owner}


async def decide(actor: Actor, inspection: Row, cause: Row, said: CauseDecision, now: datetime) -> None:
    """By a reviewer who did not propose it and does not head its owner. The owner's time to answer begins."""
    check("decide_cause", inspection["state"])
    if not said.accepted and not said.reason:
        raise Refused("cause-reason-missing")
    await require_another(actor.person, [cause["proposed_by"]], now)
    await _require_no_owner(actor, cause)
    routed = said.accepted and cause["owner"] is not None
    answer_due = await deadlines.due("reply_to_consultation", inspection, now) if routed else None
    async with change(by=str(actor.person), at=now) as record:
        await _locked("decide_cause", inspection["id"])
        reason = said.reason.strip() if said.reason else None
        if not await queries.decide(cause["id"], said.accepted, reason, actor.person, now, answer_due):
            raise Refused("cause-decided")
        facts = {"cause": str(cause["id"]), "accepted": said.accepted}
        await record("finding.cause-decided", subject=str(cause["finding"]), facts=facts)
        if answer_due:
            await telling_causes.routed(record, inspection, cause, answer_due)


async def _require_no_owner(actor: Actor, cause: Row) -> None:
    """Nobody decides whether their own unit has it, or keeps it."""
    for each in await queries.of_inspection(cause["inspection"]):
        concerned = each["id"] == cause["id"] or (each["finding"] == cause["finding"] and each["in_force"])
        if concerned and each["owner_path"] and actor.holds("unit_head", each["owner_path"]):
            raise Refused("own-work")


async def answer(actor: Actor, inspection: Row, cause: Row, said: RoutedAnswer, now: datetime) -> None:
    """By the head of the unit it was passed to, once; late answers are taken too."""
    check("answer_routed", inspection["state"])
    await require_another(actor.person, [cause["proposed_by"], cause["decided_by"]], now)
    _check_day(said, now.astimezone(ZoneInfo(cause["zone"])).date())
    async with change(by=str(actor.person), at=now) as record:
        told = (said.takes_it, said.words.strip(), said.done_by, actor.person, now)
        if not await queries.answer(cause["id"], told):
            raise Refused("cause-answered")
        facts = {"cause": str(cause["id"]), "takes_it": said.takes_it}
        await record("finding.cause-answered", subject=str(cause["finding"]), facts=facts)
        await telling_causes.answered(record, inspection, cause["id"])


def _check_day(said: RoutedAnswer, today: date) -> None:
    if said.takes_it != (said.done_by is not None) or (said.done_by is not None and said.done_by < today):
        raise Refused("cause-day")
