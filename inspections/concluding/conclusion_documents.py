"""What a conclusion says of each finding, and whether it says all that it must."""

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists.items import Severity
from inspections.remedies.remedy_documents import RemedyPlan
from inspections.remedies.remedy_rules import check_remediable
from inspections.rules import needs_second_signature
from ledger.database import Row
from organisation.refusing import Refused

Words = Annotated[str, Meta(min_length=3, max_length=5000, pattern=r"\S")]
Result = Literal["upheld", "withdrawn"]


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
    result: Result
    severity: Severity
    answer: Words | None = None
    remedy: RemedyPlan | None = None
    corrections: Annotated[list[CorrectionAnswer], Meta(max_length=400)] = []


class ConclusionDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`after` is the number of the newest version when this was written, 0 for the first: a copy that the line brings
    late makes no further version, and nobody writes over what they have not read. Without it neither is noticed."""

    summary: Words
    decisions: Annotated[list[Decision], Meta(max_length=200)]
    after: Annotated[int, Meta(ge=0)] | None = None


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


def decisions_of(conclusion: Row) -> list[Decision]:
    return msgspec.json.decode(conclusion["decisions"], type=list[Decision])


def is_serious(findings: Sequence[Row], decisions: Sequence[Decision]) -> bool:
    """Serious once is enough: taking S3 or S4 back needs the second signature as well."""
    ever = {severity for finding in findings for severity in finding["severities"]}
    return needs_second_signature(ever | {decision.severity for decision in decisions})
