"""More time to explain: the unit asks, the leader grants once, after that two others; never beyond the longest time."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections import access
from inspections.clocks.deadline_rules import Span, catalogue, span_of
from inspections.clocks.deadlines import after, spans_of, told
from inspections.concluding import conclusion_queries
from inspections.evidence.holding import held
from inspections.hearing import extension_queries, telling_extensions
from inspections.steps.lifecycle import Action
from inspections.visiting import sheet_queries
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused, not_found

LONGEST_DAYS = catalogue()["explanation"].most
"""Working days from the beginning, with all extensions."""

Reason = Annotated[str, Meta(min_length=10, max_length=1000, pattern=r"\S")]
Answer = Annotated[str, Meta(min_length=3, max_length=1000, pattern=r"\S")]


class ExtensionRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender, so that asking again is harmless."""

    id: UUID
    reason: Reason


class ExtensionDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`days` are working days, for a further extension; the leader's first one is as long as the plan says."""

    granted: bool
    answer: Answer
    days: Annotated[int, Meta(ge=1, le=LONGEST_DAYS)] | None = None


async def ask(actor: Actor, inspection: UUID, wanted: ExtensionRequest, now: datetime) -> bool:
    """False for a replay. In time only, and one request after the other."""
    known = await extension_queries.find_extension(wanted.id)
    if known is not None:
        return _replayed(known, inspection, wanted)
    async with change(by=str(actor.person), at=now) as record:
        current = await _explaining(inspection, "ask_time")
        if now > current["explanation_due"]:
            raise Refused("extension-too-late", due=await told(current["unit"], current["explanation_due"]))
        if await extension_queries.is_any_open(inspection):
            raise Refused("extension-open")
        due = current["explanation_due"]
        await extension_queries.add_extension([wanted.id, inspection, wanted.reason, actor.person, now, due])
        await record("extension.asked", subject=str(inspection), facts={"extension": str(wanted.id)})
        further = await extension_queries.is_any_granted(inspection)
        await telling_extensions.asked(record, current, wanted.id, further=further)
    return True


async def decide(actor: Actor, inspection: Row, extension: UUID, decision: ExtensionDecision, now: datetime) -> None:
    """`inspection` as the actor sees it. A further extension is granted when the second person agrees."""
    async with change(by=str(actor.person), at=now) as record:
        current = await _explaining(inspection["id"], "grant_time")
        asked = await extension_queries.find_extension(extension)
        if asked is None:
            raise not_found()
        if asked["granted"] is not None:
            raise Refused("extension-decided")
        first = not await extension_queries.is_any_granted(inspection["id"])
        action = _decision(asked, leads=inspection["leader"] == actor.person, first=first)
        access.may_do(actor, action, inspection)
        await require_another(actor.person, [asked["asked_by"], *_proposer(asked)], now)
        if not decision.granted:
            await _decline(record, current, asked, decision)
        elif action == "grant_time":
            await _grant(record, current, asked, _leaders_days(current), decision)
        elif action == "propose_time":
            await _propose(record, current, asked, decision)
        else:
            await _grant(record, current, asked, asked["days"], decision)


def _decision(asked: Row, *, leads: bool, first: bool) -> Action:
    """The leader the first one alone; a further one only as the second person, whom a reviewer goes before."""
    if asked["first_by"] is not None:
        return "agree_time"
    return "grant_time" if first and leads else "propose_time"


def _proposer(asked: Row) -> list[UUID]:
    return [asked["first_by"]] if asked["first_by"] else []


async def _propose(record: Record, inspection: Row, asked: Row, decision: ExtensionDecision) -> None:
    days = decision.days or _leaders_days(inspection)
    due = await _extended(inspection, days, record.at)
    await extension_queries.propose(asked["id"], UUID(record.by), days, decision.answer, record.at)
    facts = {"extension": str(asked["id"]), "days": days, "due": due.isoformat()}
    await record("extension.proposed", subject=str(inspection["id"]), facts=facts)
    await telling_extensions.second_wanted(record, inspection, asked["id"])


async def _grant(record: Record, inspection: Row, asked: Row, days: int, decision: ExtensionDecision) -> None:
    due = await _extended(inspection, days, record.at)
    answer = asked["answer"] or decision.answer
    await extension_queries.decide(asked["id"], UUID(record.by), record.at, days=days, answer=answer, due_after=due)
    await sheet_queries.begin_hearing(inspection["id"], due)
    facts = {
        "extension": str(asked["id"]),
        "days": days,
        "before": inspection["explanation_due"].isoformat(),
        "due": due.isoformat(),
    }
    await record("extension.granted", subject=str(inspection["id"]), facts=facts)
    await telling_extensions.granted(record, inspection, asked["id"], due.isoformat())


async def _decline(record: Record, inspection: Row, asked: Row, decision: ExtensionDecision) -> None:
    await extension_queries.decide(
        asked["id"], UUID(record.by), record.at, days=None, answer=decision.answer, due_after=None
    )
    await record("extension.declined", subject=str(inspection["id"]), facts={"extension": str(asked["id"])})
    await telling_extensions.declined(record, inspection, asked["id"])


async def _extended(inspection: Row, days: int, now: datetime) -> datetime:
    """Counted from the time in force, or from now where it ran out while the request waited."""
    due = await after(Span(days, "working_days"), inspection["unit"], max(now, inspection["explanation_due"]))
    latest = await after(Span(LONGEST_DAYS, "working_days"), inspection["unit"], inspection["explaining_at"])
    if due > latest:
        raise Refused("extension-too-long", latest=await told(inspection["unit"], latest))
    return due


def _leaders_days(inspection: Row) -> int:
    return span_of("explanation_extension", spans_of(inspection)).amount


async def _explaining(inspection: UUID, action: Action) -> Row:
    """Locked; nothing is extended once the conclusion is issued."""
    current = await held(inspection, action)
    conclusion = await conclusion_queries.newest(inspection)
    if conclusion and conclusion["issued_by"] and not (conclusion["in_force_at"] or conclusion["sent_back_at"]):
        raise Refused("conclusion-issued")
    return current


def _replayed(known: Row, inspection: UUID, wanted: ExtensionRequest) -> bool:
    if (known["inspection"], known["reason"]) != (inspection, wanted.reason):
        raise Refused("extension-differs")
    return False
