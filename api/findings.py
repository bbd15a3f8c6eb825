"""Findings and the unit's explanations, conclusions and who signed them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only, signed_in
from checklists.items import Severity
from checklists.legal import Citation
from inspections import access, concluding, finding_queries, hearing
from inspections.concluding import ConclusionDocument, Decision
from inspections.hearing import ExplanationDocument, Position
from inspections.sources import Sources, read_sources
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused, not_found
from organisation.texts import Text


class Explanation(msgspec.Struct, frozen=True, rename="camel"):
    number: int
    position: Position
    reasons: str
    explained_at: datetime


class Finding(msgspec.Struct, frozen=True, rename="camel"):
    """`proposed_by`: "checklist", or the person who set the severity in force.

    `legal_basis` is what was in force in the unit's jurisdiction on the day of the visit, each with how far it was
    compared with the law.
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
    explanation: Explanation | None


class Conclusion(msgspec.Struct, frozen=True, rename="camel"):
    """`needs_second_signature`: serious findings are concluded only when a third person has signed."""

    number: int
    summary: str
    decisions: list[Decision]
    drafted_by: UUID
    drafted_at: datetime
    issued_by: UUID | None
    issued_at: datetime | None
    second_by: UUID | None
    second_at: datetime | None
    needs_second_signature: bool
    state: Literal["draft", "issued", "concluded"]


@get("/v1/inspections/{inspection_id:uuid}/findings", operation_id="listFindings", tags=["hearing"], **signed_in())
async def list_findings(
    inspection_id: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Finding]:
    found = await access.see(actor, inspection_id, now)
    if not access.may_see_findings(actor, found):
        raise Refused("not-yet")
    sources = await read_sources(found)
    return [_finding(row, sources) for row in await finding_queries.findings_of(inspection_id)]


@post(
    "/v1/findings/{finding_id:uuid}/explanations",
    operation_id="explainFinding",
    tags=["hearing"],
    **only("unit_head"),
)
async def explain_finding(
    finding_id: FromPath[UUID],
    data: JSONBody[ExplanationDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[ExplanationDocument]:
    """By the unit's head or acting deputy. 201 the first time, 200 for the same again."""
    finding = await finding_queries.find_finding(actor, finding_id)
    if finding is None:
        raise not_found()
    inspection = await access.see(actor, finding["inspection"], now)
    access.require_head(actor, inspection)
    created = await hearing.explain(actor, inspection, finding_id, data, now)
    return Response(data, status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection_id:uuid}/conclusion",
    operation_id="getConclusion",
    tags=["hearing"],
    **signed_in(),
)
async def get_conclusion(
    inspection_id: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Conclusion:
    """The newest version; a draft only for the team and those who review or oversee."""
    found = await access.see(actor, inspection_id, now)
    if found["state"] not in ("concluded", "closed"):
        access.require_working_papers(actor, found)
    return await _newest(found)


@post(
    "/v1/inspections/{inspection_id:uuid}/conclusions",
    operation_id="draftConclusion",
    tags=["hearing"],
    **only("inspector", "reviewer"),
)
async def draft_conclusion(
    inspection_id: FromPath[UUID],
    data: JSONBody[ConclusionDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Conclusion:
    """By the leader or a reviewer; whoever drafts cannot issue."""
    found = await access.see(actor, inspection_id, now)
    if found["leader"] != actor.person:
        access.require_reviewer(actor, found)
    await concluding.draft(actor, found, data, now)
    return await _newest(found)


@post(
    "/v1/inspections/{inspection_id:uuid}/conclusions/{number:int}/issuance",
    operation_id="issueConclusion",
    tags=["hearing"],
    **only("reviewer"),
)
async def issue_conclusion(
    inspection_id: FromPath[UUID],
    number: FromPath[int],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Conclusion:
    found = await access.see(actor, inspection_id, now)
    access.require_reviewer(actor, found)
    await concluding.issue(actor, found, number, now)
    return await _newest(found)


@post(
    "/v1/inspections/{inspection_id:uuid}/conclusions/{number:int}/second-signature",
    operation_id="signConclusion",
    tags=["hearing"],
    **only("reviewer"),
)
async def sign_conclusion(
    inspection_id: FromPath[UUID],
    number: FromPath[int],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Conclusion:
    """By a third person, where a finding is or was S3 or S4."""
    found = await access.see(actor, inspection_id, now)
    access.require_reviewer(actor, found)
    await concluding.sign_second(actor, found, number, now)
    return await _newest(found)


def _finding(row: Row, sources: Sources) -> Finding:
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
        explanation=_explanation(row),
    )


def _explanation(row: Row) -> Explanation | None:
    if row["explanation_number"] is None:
        return None
    return Explanation(row["explanation_number"], row["position"], row["reasons"], row["explained_at"])


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
        drafted_by=row["drafted_by"],
        drafted_at=row["drafted_at"],
        issued_by=row["issued_by"],
        issued_at=row["issued_at"],
        second_by=row["second_by"],
        second_at=row["second_at"],
        needs_second_signature=serious,
        state=_state(row, serious),
    )


def _state(row: Row, serious: bool) -> Literal["draft", "issued", "concluded"]:
    if row["issued_by"] is None:
        return "draft"
    return "issued" if serious and row["second_by"] is None else "concluded"


HANDLERS = [
    list_findings,
    explain_finding,
    get_conclusion,
    draft_conclusion,
    issue_conclusion,
    sign_conclusion,
]
