"""With the submission the findings come into being: what people say of each, then what the rules make of it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from checklists.answer_kinds import Answer, Remark
from checklists.answers import Answers
from checklists.items import Severity
from checklists.scoring import Assessment, ProposedFinding
from inspections.findings import finding_fact_queries, finding_queries
from inspections.findings.finding_facts import RULES, modified
from inspections.visiting.submission_documents import FixedOnSpot, LeaderSeverity, SubmissionDocument
from ledger.changes import Record
from ledger.database import Row
from organisation.refusing import Refused


async def open_findings(
    record: Record, inspection: Row, document: SubmissionDocument, answers: Answers, assessment: Assessment
) -> None:
    decided, fixed = _decided(document, assessment), _fixed(document, assessment)
    found = [each.item for each in assessment.findings]
    earlier = await finding_fact_queries.earlier_findings(inspection["id"], found) if found else {}
    for proposed in assessment.findings:
        fix = fixed.get(proposed.item)
        finding = await _add_finding(inspection["id"], proposed, answers[proposed.item], fix, record.at)
        await record("finding.opened", subject=str(finding), facts=_facts(inspection, proposed))
        said = await _judge(record, finding, proposed.severity, decided.get(proposed.item))
        await _modify(record, finding, said, fix, earlier.get(proposed.item))


async def _add_finding(
    inspection: UUID, proposed: ProposedFinding, answer: Answer, fix: FixedOnSpot | None, now: datetime
) -> UUID:
    photos = list(dict.fromkeys([*answer.evidence, *(fix.photos if fix else [])]))
    finding = await finding_queries.add_finding(
        inspection, proposed.item, _said(answer), proposed.extent_step, photos, now
    )
    await finding_queries.add_decision(finding, proposed.severity, None, "checklist", now)
    return finding


async def _judge(record: Record, finding: UUID, proposed: Severity, leaders: LeaderSeverity | None) -> Severity:
    """What people say of it: the leader, else the checklist."""
    if leaders is None or leaders.severity == proposed:
        return proposed
    await finding_queries.add_decision(finding, leaders.severity, leaders.reason, record.by, record.at)
    await record("finding.severity", subject=str(finding), facts={"severity": leaders.severity})
    return leaders.severity


async def _modify(record: Record, finding: UUID, said: Severity, fix: FixedOnSpot | None, earlier: UUID | None) -> None:
    """By the rules, each step a decision of its own. Praise is neither put right nor repeated."""
    if said == "S0":
        return
    if fix:
        await finding_fact_queries.add_fix(finding, fix.how.strip(), fix.photos)
        await record("finding.fixed", subject=str(finding), facts={"photos": [str(photo) for photo in fix.photos]})
    if earlier:
        await finding_fact_queries.add_repeat(finding, earlier)
        await record("finding.repeated", subject=str(finding), facts={"earlier": str(earlier)})
    for rule, severity in modified(said, fixed=fix is not None, repeated=earlier is not None):
        await finding_queries.add_decision(finding, severity, rule, RULES, record.at)
        await record("finding.severity", subject=str(finding), facts={"severity": severity, "rule": rule})


def _said(answer: Answer) -> str:
    """What is commended stands in the remark itself."""
    return answer.value if isinstance(answer, Remark) else answer.note


def _decided(document: SubmissionDocument, assessment: Assessment) -> Mapping[str, LeaderSeverity]:
    found = {finding.item for finding in assessment.findings}
    for severity in document.severities:
        if severity.item not in found:
            raise Refused("severity-without-finding", item=severity.item)
    return {severity.item: severity for severity in document.severities}


def _fixed(document: SubmissionDocument, assessment: Assessment) -> Mapping[str, FixedOnSpot]:
    """Each item once, and only what was found and is no praise."""
    severities = {finding.item: finding.severity for finding in assessment.findings}
    severities |= {judged.item: judged.severity for judged in document.severities}
    by_item = {each.item: each for each in document.fixed}
    for item in by_item:
        if severities.get(item, "S0") == "S0":
            raise Refused("fixed-without-finding", item=item)
    if len(by_item) != len(document.fixed):
        raise Refused("fixed-twice")
    return by_item


def _facts(inspection: Row, proposed: ProposedFinding) -> dict[str, object]:
    return {"inspection": str(inspection["id"]), "item": proposed.item, "severity": proposed.severity}
