"""The conclusion: drafted by one, issued by another who was not on the team, signed by a third where it is serious."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists.items import Severity
from inspections import finding_queries, queries, remedying, revisiting, sheet_queries, telling, telling_remedies
from inspections.deadlines import told
from inspections.hearing import wants_explanation
from inspections.lifecycle import check
from inspections.remedy_rules import check_remediable
from inspections.remedying import RemedyPlan
from inspections.rules import needs_second_signature
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused

Words = Annotated[str, Meta(min_length=3, max_length=5000, pattern=r"\S")]


class CorrectionAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """To the correction with this `number`, from 1 on, of an explanation. What is not accepted is answered in words."""

    explanation: UUID
    number: Annotated[int, Meta(ge=1, le=20)]
    accepted: bool
    answer: Words | None = None


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """What is concluded of one finding; `answer` answers what the unit contested, `corrections` each that it asked
    for, `remedy` is for it to put right."""

    finding: UUID
    result: Literal["upheld", "withdrawn"]
    severity: Severity
    answer: Words | None = None
    remedy: RemedyPlan | None = None
    corrections: Annotated[list[CorrectionAnswer], Meta(max_length=400)] = []


class ConclusionDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    summary: Words
    decisions: Annotated[list[Decision], Meta(max_length=200)]


async def draft(actor: Actor, inspection: Row, document: ConclusionDocument, now: datetime) -> int:
    """The number of the new version; an issued one is not drafted over."""
    check("conclude", inspection["state"])
    async with change(by=str(actor.person), at=now) as record:
        current = await _locked(inspection["id"])
        findings = await finding_queries.findings_of(inspection["id"])
        await _check_heard(current, findings, now)
        check_complete(findings, document.decisions)
        newest = await finding_queries.newest_conclusion(inspection["id"])
        if newest and newest["issued_by"]:
            raise Refused("conclusion-issued")
        number = (newest["number"] if newest else 0) + 1
        decisions = msgspec.json.encode(document.decisions).decode()
        await finding_queries.add_conclusion(inspection["id"], number, document.summary, decisions, actor.person, now)
        await record("conclusion.drafted", subject=str(inspection["id"]), facts={"number": number})
        await telling.drafted(record, current, number)
    return number


async def _check_heard(inspection: Row, findings: Sequence[Row], now: datetime) -> None:
    """Nobody is concluded on unheard: every finding is explained, or its time is over."""
    unheard = [finding["item"] for finding in findings if wants_explanation(finding)]
    if unheard and now <= inspection["explanation_due"]:
        due = await told(inspection["unit"], inspection["explanation_due"])
        raise Refused("not-heard-yet", items=", ".join(unheard)[:400], due=due)


def check_complete(findings: Sequence[Row], decisions: Sequence[Decision]) -> None:
    """Each finding once, each contested point and each correction asked for answered."""
    by_finding = {decision.finding: decision for decision in decisions}
    if len(by_finding) != len(decisions) or by_finding.keys() != {finding["id"] for finding in findings}:
        raise Refused("conclusion-incomplete", findings=len(findings))
    for finding in findings:
        if finding["contested"] and not by_finding[finding["id"]].answer:
            raise Refused("contested-unanswered", item=finding["item"])
        _check_corrections(by_finding[finding["id"]], finding)
        _check_remedy(by_finding[finding["id"]], finding["item"])


def _check_corrections(decision: Decision, finding: Row) -> None:
    asked = msgspec.json.decode(finding["corrections"], type=dict[UUID, int])
    wanted = sorted((explanation, number) for explanation, most in asked.items() for number in range(1, most + 1))
    answered = sorted((each.explanation, each.number) for each in decision.corrections)
    if answered != wanted or any(not (each.accepted or each.answer) for each in decision.corrections):
        raise Refused("correction-unanswered", item=finding["item"])


def _check_remedy(decision: Decision, item: str) -> None:
    if decision.remedy is not None:
        check_remediable(decision.result, decision.severity, item)


async def issue(actor: Actor, inspection: Row, number: int, now: datetime) -> None:
    """By a reviewer who did not draft it. Without serious findings the inspection is concluded at once."""
    check("conclude", inspection["state"])
    async with change(by=str(actor.person), at=now) as record:
        await _locked(inspection["id"])
        conclusion = await _newest(inspection["id"], number)
        await require_another(actor.person, [conclusion["drafted_by"]], now)
        findings = await finding_queries.findings_of(inspection["id"])
        _refuse_news(findings, conclusion)
        if not await finding_queries.issue_conclusion(conclusion["id"], actor.person, now):
            raise Refused("conclusion-issued")
        await record("conclusion.issued", subject=str(inspection["id"]), facts={"number": number})
        if is_serious(findings, decisions_of(conclusion)):
            await telling.second_wanted(record, inspection, number, [conclusion["drafted_by"]])
        else:
            await _conclude(record, inspection, findings, decisions_of(conclusion), now)


def _refuse_news(findings: Sequence[Row], conclusion: Row) -> None:
    """An explanation that came after the draft has not been weighed yet."""
    if any(finding["explained_at"] and finding["explained_at"] > conclusion["drafted_at"] for finding in findings):
        raise Refused("explanation-after-draft")


async def sign_second(actor: Actor, inspection: Row, number: int, now: datetime) -> None:
    """A third person signs what is serious; only then it is concluded."""
    check("conclude", inspection["state"])
    async with change(by=str(actor.person), at=now) as record:
        await _locked(inspection["id"])
        conclusion = await _newest(inspection["id"], number)
        if conclusion["issued_by"] is None:
            raise Refused("not-issued-yet")
        await require_another(actor.person, [conclusion["drafted_by"], conclusion["issued_by"]], now)
        if not await finding_queries.sign_conclusion_second(conclusion["id"], actor.person, now):
            raise Refused("not-issued-yet")
        await record("conclusion.signed-second", subject=str(inspection["id"]), facts={"number": number})
        findings = await finding_queries.findings_of(inspection["id"])
        await _conclude(record, inspection, findings, decisions_of(conclusion), now)


async def close(actor: Actor, inspection: Row, now: datetime) -> None:
    check("close", inspection["state"])
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.move(inspection["id"], "close", now):
            raise Refused("changed-meanwhile")
        await remedying.require_settled(inspection["id"])
        await record("inspection.closed", subject=str(inspection["id"]))
        await telling.closed(record, inspection)


def decisions_of(conclusion: Row) -> list[Decision]:
    return msgspec.json.decode(conclusion["decisions"], type=list[Decision])


def is_serious(findings: Sequence[Row], decisions: Sequence[Decision]) -> bool:
    """Serious once is enough: taking S3 or S4 back needs the second signature as well."""
    ever = {severity for finding in findings for severity in finding["severities"]}
    return needs_second_signature(ever | {decision.severity for decision in decisions})


async def _locked(inspection: UUID) -> Row:
    current = await sheet_queries.lock(inspection)
    if current is None or current["state"] != "explaining":
        raise Refused("changed-meanwhile")
    return current


async def _newest(inspection: UUID, number: int) -> Row:
    conclusion = await finding_queries.newest_conclusion(inspection)
    if conclusion is None or conclusion["number"] != number:
        raise Refused("conclusion-overtaken", newest=conclusion["number"] if conclusion else 0)
    return conclusion


async def _conclude(
    record: Record, inspection: Row, findings: Sequence[Row], decisions: Sequence[Decision], now: datetime
) -> None:
    before = {finding["id"]: finding["severity"] for finding in findings}
    for decision in decisions:
        if decision.severity != before[decision.finding]:
            await finding_queries.add_decision(decision.finding, decision.severity, decision.answer, record.by, now)
    await queries.move(inspection["id"], "conclude", now)
    await record(
        "inspection.concluded",
        subject=str(inspection["id"]),
        facts={"decisions": [{"finding": str(one.finding), "result": one.result} for one in decisions]},
    )
    await telling.concluded(record, inspection)
    await _require_remedies(record, inspection, decisions)
    await revisiting.propose(record, inspection)


async def _require_remedies(record: Record, inspection: Row, decisions: Sequence[Decision]) -> None:
    due = [
        await remedying.require(record, inspection, decision.finding, decision.severity, decision.remedy)
        for decision in decisions
        if decision.remedy is not None
    ]
    if due:
        await telling_remedies.required(record, inspection, len(due), min(due))
