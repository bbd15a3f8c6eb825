"""The conclusion: drafted by one, issued by another who was not on the team, signed by a third where it is serious."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from inspections import queries
from inspections.clocks.deadlines import told
from inspections.concluding import conclusion_queries
from inspections.concluding.conclusion_documents import (
    ConclusionDocument,
    Decision,
    check_complete,
    decisions_of,
    is_serious,
)
from inspections.findings import finding_queries
from inspections.hearing import telling
from inspections.hearing.hearing import wants_explanation
from inspections.objections import amending, objecting
from inspections.proposals.proposal_seal import require_unsealed
from inspections.remedies import remedying, revisiting, telling_remedies
from inspections.steps.lifecycle import BY_ACTION, check
from inspections.visiting import resuming, sheet_queries
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused


async def draft(actor: Actor, inspection: Row, document: ConclusionDocument, now: datetime) -> int:
    """The number of the new version; an issued one is not drafted over. The same again is the same version: the line
    may have doubled it, or lost the answer. What it weighed is not later than it, also when the clock was set back."""
    await amending.check_open("draft", inspection)
    async with change(by=str(actor.person), at=now) as record:
        current = await _locked(inspection["id"])
        findings = await finding_queries.findings_of(inspection["id"])
        await _check_heard(current, findings, now)
        check_complete(findings, document.decisions)
        newest = await conclusion_queries.newest(inspection["id"])
        copied = await _copied(actor, inspection["id"], document, newest["number"] if newest else 0)
        if copied is not None:
            return copied
        if newest and newest["issued_by"] and not (newest["sent_back_at"] or newest["in_force_at"]):
            raise Refused("conclusion-issued")
        if newest and _is_the_same(newest, actor, document, findings):
            return int(newest["number"])
        number = (newest["number"] if newest else 0) + 1
        decisions = msgspec.json.encode(document.decisions).decode()
        await amending.check_against_former(current, findings, document.decisions)
        at = max([now, *(finding["explained_at"] or now for finding in findings)])
        await conclusion_queries.add(inspection["id"], number, document.summary, decisions, actor.person, at)
        await record("conclusion.drafted", subject=str(inspection["id"]), facts={"number": number})
        await telling.drafted(record, current, number)
    return number


async def _copied(actor: Actor, inspection: UUID, document: ConclusionDocument, newest: int) -> int | None:
    """The version that this very document became before, when it comes again; else what was written beside an older
    version is refused."""
    if document.after is None or document.after == newest:
        return None
    became = await conclusion_queries.version(inspection, document.after + 1)
    if became and _wrote(became, actor, document):
        return document.after + 1
    raise Refused("conclusion-drafted-meanwhile", newest=newest)


def _wrote(version: Row, actor: Actor, document: ConclusionDocument) -> bool:
    written = (version["drafted_by"], version["summary"], decisions_of(version))
    return written == (actor.person, document.summary, document.decisions)


def _is_the_same(newest: Row, actor: Actor, document: ConclusionDocument, findings: Sequence[Row]) -> bool:
    """Nobody has answered it, and the unit has said nothing new since."""
    waits = not (newest["issued_by"] or newest["sent_back_at"] or _has_news(findings, newest))
    return waits and _wrote(newest, actor, document)


async def _check_heard(inspection: Row, findings: Sequence[Row], now: datetime) -> None:
    """Nobody is concluded on unheard: every finding is explained, or its time is over."""
    unheard = [finding["item"] for finding in findings if wants_explanation(finding)]
    if unheard and now <= inspection["explanation_due"]:
        due = await told(inspection["unit"], inspection["explanation_due"])
        raise Refused("not-heard-yet", items=", ".join(unheard)[:400], due=due)


async def issue(actor: Actor, inspection: Row, number: int, now: datetime) -> None:
    """By a reviewer who did not draft it. Without serious findings the inspection is concluded at once."""
    await amending.check_open("issue", inspection)
    async with change(by=str(actor.person), at=now) as record:
        current = await _locked(inspection["id"])
        conclusion = await version_to_sign(inspection["id"], number)
        await require_another(actor.person, [conclusion["drafted_by"]], now)
        findings = await finding_queries.findings_of(inspection["id"])
        _refuse_news(findings, conclusion)
        if not await conclusion_queries.issue(conclusion["id"], actor.person, now):
            raise Refused("conclusion-issued")
        await record("conclusion.issued", subject=str(inspection["id"]), facts={"number": number})
        if is_serious(findings, decisions_of(conclusion)):
            await telling.second_wanted(record, inspection, number, [conclusion["drafted_by"]])
        else:
            await _conclude(record, current, findings, conclusion)


def _refuse_news(findings: Sequence[Row], conclusion: Row) -> None:
    """An explanation that came after the draft has not been weighed yet."""
    if _has_news(findings, conclusion):
        raise Refused("explanation-after-draft")


def _has_news(findings: Sequence[Row], conclusion: Row) -> bool:
    return any(finding["explained_at"] and finding["explained_at"] > conclusion["drafted_at"] for finding in findings)


async def sign_second(actor: Actor, inspection: Row, number: int, now: datetime) -> None:
    """A third person signs what is serious; only then it is concluded."""
    await amending.check_open("sign_second", inspection)
    async with change(by=str(actor.person), at=now) as record:
        current = await _locked(inspection["id"])
        conclusion = await version_to_sign(inspection["id"], number)
        if conclusion["issued_by"] is None:
            raise Refused("not-issued-yet")
        await require_another(actor.person, [conclusion["drafted_by"], conclusion["issued_by"]], now)
        if not await conclusion_queries.sign_second(conclusion["id"], actor.person, now):
            raise Refused("not-issued-yet")
        await record("conclusion.signed-second", subject=str(inspection["id"]), facts={"number": number})
        findings = await finding_queries.findings_of(inspection["id"])
        await _conclude(record, current, findings, conclusion)


async def close(actor: Actor, inspection: Row, now: datetime) -> None:
    check("close", inspection["state"])
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.move(inspection["id"], "close", now):
            raise Refused("changed-meanwhile")
        await remedying.require_settled(inspection["id"])
        await objecting.require_none_open(inspection["id"])
        await record("inspection.closed", subject=str(inspection["id"]))
        await telling.closed(record, inspection)


async def _locked(inspection: UUID) -> Row:
    current = await sheet_queries.lock(inspection)
    if current is None:
        raise Refused("changed-meanwhile")
    if current["state"] not in BY_ACTION["conclude"].sources and not await amending.is_awaited(current):
        raise Refused("changed-meanwhile")
    await require_unsealed(inspection)
    return current


async def version_to_sign(inspection: UUID, number: int) -> Row:
    """The newest, unless it was sent back or is in force: that ends no hearing which began again."""
    conclusion = await conclusion_queries.newest(inspection)
    if conclusion is None or conclusion["number"] != number:
        raise Refused("conclusion-overtaken", newest=conclusion["number"] if conclusion else 0)
    if conclusion["sent_back_at"]:
        raise Refused("conclusion-sent-back", number=number)
    if conclusion["in_force_at"]:
        raise Refused("conclusion-issued")
    return conclusion


async def _conclude(record: Record, inspection: Row, findings: Sequence[Row], version: Row) -> None:
    """With its last signature a version comes into force; the one before, if there is any, stays readable."""
    decisions, former = decisions_of(version), await conclusion_queries.in_force(inspection["id"])
    before = {finding["id"]: finding["severity"] for finding in findings}
    for decision in decisions:
        if decision.severity != before[decision.finding]:
            await finding_queries.add_decision(
                decision.finding, decision.severity, decision.answer, record.by, record.at
            )
    await conclusion_queries.bring_into_force(version["id"], record.at)
    if inspection["state"] in BY_ACTION["conclude"].sources:
        await _move_on(record, inspection, version, decisions)
    else:
        await amending.settle(record, inspection, version)
    wanted = await amending.replace_remedies(record, inspection, former, version)
    if former is not None and inspection["state"] == "explaining":
        await resuming.resume(record, inspection)
    await _require_remedies(record, inspection, [each for each in decisions if each.finding in wanted])
    if former is None:
        await revisiting.propose(record, inspection)


async def _move_on(record: Record, inspection: Row, version: Row, decisions: Sequence[Decision]) -> None:
    await queries.move(inspection["id"], "conclude", record.at)
    await record(
        "inspection.concluded",
        subject=str(inspection["id"]),
        facts={"decisions": [{"finding": str(one.finding), "result": one.result} for one in decisions]},
    )
    await telling.concluded(record, inspection, version["number"])


async def _require_remedies(record: Record, inspection: Row, decisions: Sequence[Decision]) -> None:
    due = [
        await remedying.require(record, inspection, decision.finding, decision.severity, decision.remedy)
        for decision in decisions
        if decision.remedy is not None
    ]
    if due:
        await telling_remedies.required(record, inspection, len(due), min(due))
