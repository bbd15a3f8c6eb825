"""Findings and the unit's explanations, conclusions and who signed them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only, signed_in
from checklists.items import Severity
from checklists.legal import Citation
from inspections import access, concluding, finding_queries, hearing
from inspections.concluding import ConclusionDocument, Decision
from inspections.hearing import Correction, GivenAs, Position
from inspections.sources import Sources, read_sources
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused, not_found
from organisation.texts import Text

SIGNATURES = [
    f"{signature}_{what}" for signature in ("drafted", "issued", "second") for what in ("by", "by_name", "at")
]


class Explanation(msgspec.Struct, frozen=True, rename="camel"):
    """`photos` are evidence of the unit; which of them are here, the list of the inspection's evidence tells. Of a
    named official the `post` is told, and no name; what was given on paper may have no `reasons` but those in its
    photos, and names who entered it."""

    id: UUID
    number: int
    position: Position
    reasons: str
    photos: list[UUID]
    corrections: list[Correction]
    given_as: GivenAs
    post: str | None
    explained_by_name: str | None
    explained_at: datetime


class SeverityStep(msgspec.Struct, frozen=True, rename="camel"):
    """`by` is the name of the person, null for the checklist."""

    severity: Severity
    reason: str | None
    by: str | None
    decided_at: datetime


class Finding(msgspec.Struct, frozen=True, rename="camel"):
    """`proposed_by`: "checklist", or the person who set the severity in force.

    `legal_basis` is what was in force in the unit's jurisdiction on the day of the visit, each with how far it was
    compared with the law. `history` is how the severity came about and `explanations` all of them, oldest first;
    `explanation` is the newest of the unit's own. `contested`: by the last word of the unit, or of a named official.
    """

    id: UUID
    item: str
    question: Text
    legal_basis: list[Citation]
    severity: Severity
    proposed_by: str
    note: str
    extent: int | None
    photos: list[UUID]
    arrived: int
    history: list[SeverityStep]
    explanations: list[Explanation]
    explanation: Explanation | None
    contested: bool


class Conclusion(msgspec.Struct, frozen=True, rename="camel"):
    """`needs_second_signature`: serious findings are concluded only when a third person has signed."""

    number: int
    summary: str
    decisions: list[Decision]
    drafted_by: UUID
    drafted_by_name: str
    drafted_at: datetime
    issued_by: UUID | None
    issued_by_name: str | None
    issued_at: datetime | None
    second_by: UUID | None
    second_by_name: str | None
    second_at: datetime | None
    needs_second_signature: bool
    state: Literal["draft", "issued", "concluded"]


@get(
    "/v1/inspections/{inspection:uuid}/findings",
    operation_id="listFindings",
    summary="What was found, with the law it rests on and the unit's explanations",
    tags=["hearing"],
    **signed_in(),
)
async def list_findings(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Finding]:
    found = await access.see(actor, inspection, now)
    if not access.may_see_findings(actor, found):
        raise Refused("not-yet")
    sources, told = await read_sources(found), await finding_queries.history_of(inspection)
    return [_finding(row, sources, told) for row in await finding_queries.findings_of(inspection)]


@get(
    "/v1/inspections/{inspection:uuid}/conclusion",
    operation_id="getConclusion",
    summary="The newest version of the conclusion",
    tags=["hearing"],
    **signed_in(),
)
async def get_conclusion(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Conclusion:
    """The newest version; a draft only for the team and those who review or oversee."""
    found = await access.see(actor, inspection, now)
    if found["state"] not in ("concluded", "closed"):
        access.require_working_papers(actor, found)
    return await _newest(found)


@post(
    "/v1/inspections/{inspection:uuid}/conclusions",
    operation_id="draftConclusion",
    summary="Draft a conclusion; another person issues it",
    tags=["hearing"],
    **only("inspector", "reviewer"),
)
async def draft_conclusion(
    inspection: FromPath[UUID],
    data: JSONBody[ConclusionDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Conclusion:
    """By the leader or a reviewer; whoever drafts cannot issue."""
    found = await access.see(actor, inspection, now)
    if found["leader"] != actor.person:
        access.require_reviewer(actor, found)
    await concluding.draft(actor, found, data, now)
    return await _newest(found)


@post(
    "/v1/inspections/{inspection:uuid}/conclusions/{number:int}/issuance",
    operation_id="issueConclusion",
    summary="Issue a conclusion that another person drafted",
    tags=["hearing"],
    **only("reviewer"),
)
async def issue_conclusion(
    inspection: FromPath[UUID],
    number: FromPath[int],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Conclusion:
    found = await access.see(actor, inspection, now)
    access.may_move(actor, "conclude", found)
    await concluding.issue(actor, found, number, now)
    return await _newest(found)


@post(
    "/v1/inspections/{inspection:uuid}/conclusions/{number:int}/second-signature",
    operation_id="signConclusion",
    summary="Sign a serious conclusion as the third person",
    tags=["hearing"],
    **only("reviewer"),
)
async def sign_conclusion(
    inspection: FromPath[UUID],
    number: FromPath[int],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Conclusion:
    """By a third person, where a finding is or was S3 or S4."""
    found = await access.see(actor, inspection, now)
    access.may_move(actor, "conclude", found)
    await concluding.sign_second(actor, found, number, now)
    return await _newest(found)


def _finding(row: Row, sources: Sources, told: finding_queries.History) -> Finding:
    explanations = [_explanation(each) for each in told.explanations if each["finding"] == row["id"]]
    return Finding(
        id=row["id"],
        item=row["item"],
        question=sources.question(row["item"]),
        legal_basis=sources.legal_basis(row["item"]),
        severity=row["severity"],
        proposed_by=row["decided_by"],
        note=row["note"] or "",
        extent=row["extent"],
        photos=row["photos"],
        arrived=row["arrived"],
        history=[_step(each) for each in told.severities if each["finding"] == row["id"]],
        explanations=explanations,
        explanation=next((each for each in reversed(explanations) if each.given_as != "official"), None),
        contested=row["contested"],
    )


def _explanation(row: Row) -> Explanation:
    fields = {name: row[name] for name in Explanation.__struct_fields__}
    return Explanation(**fields | {"corrections": hearing.corrections_of(row)})


def _step(row: Row) -> SeverityStep:
    return SeverityStep(row["severity"], row["reason"], row["name"], row["decided_at"])


async def _newest(inspection: Row) -> Conclusion:
    row = await finding_queries.newest_conclusion(inspection["id"])
    if row is None:
        raise not_found()
    findings = await finding_queries.findings_of(inspection["id"])
    decisions = concluding.decisions_of(row)
    serious = concluding.is_serious(findings, decisions)
    return Conclusion(
        number=row["number"],
        summary=row["summary"],
        decisions=decisions,
        **{name: row[name] for name in SIGNATURES},
        needs_second_signature=serious,
        state=_state(row, serious),
    )


def _state(row: Row, serious: bool) -> Literal["draft", "issued", "concluded"]:
    if row["issued_by"] is None:
        return "draft"
    return "issued" if serious and row["second_by"] is None else "concluded"


HANDLERS = [
    list_findings,
    get_conclusion,
    draft_conclusion,
    issue_conclusion,
    sign_conclusion,
]
