"""Conclusions, all their versions, and who signed them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only, signed_in
from inspections import access
from inspections.concluding import concluding, conclusion_queries
from inspections.concluding.conclusion_documents import ConclusionDocument, Decision, decisions_of, is_serious
from inspections.findings import finding_queries
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused, not_found

Stage = Literal["draft", "issued", "sent_back", "concluded", "replaced"]
SIGNATURES = [
    f"{signature}_{what}" for signature in ("drafted", "issued", "second") for what in ("by", "by_name", "at")
]


class Conclusion(msgspec.Struct, frozen=True, rename="camel"):
    """`needs_second_signature`: serious findings are concluded only when a third person has signed. A version is
    "replaced" when a later one came into force."""

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
    in_force_at: datetime | None
    state: Stage


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
    """The newest version for the team and those who review or oversee, the one in force for others."""
    found = await access.see(actor, inspection, now)
    if access.reads_working_papers(actor, found):
        return await _shown(inspection, await conclusion_queries.newest(inspection))
    row = await conclusion_queries.in_force(inspection)
    if row is None:
        raise Refused("not-allowed")
    return await _shown(inspection, row)


@get(
    "/v1/inspections/{inspection:uuid}/conclusions",
    operation_id="listConclusions",
    summary="All versions of the conclusion, those that were replaced too",
    tags=["hearing"],
    **signed_in(),
)
async def list_conclusions(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Conclusion]:
    """Oldest first; what never came into force only for the team and those who review or oversee."""
    found = await access.see(actor, inspection, now)
    works = access.reads_working_papers(actor, found)
    shown = [each for each in await conclusion_queries.versions_of(inspection) if works or each["in_force_at"]]
    newest = max((each["number"] for each in shown if each["in_force_at"]), default=0)
    findings = await finding_queries.findings_of(inspection) if shown else []
    return [conclusion_of(each, findings, replaced_by=newest) for each in shown]


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
    access.may_do(actor, "draft", found)
    return await _version(inspection, await concluding.draft(actor, found, data, now))


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
    access.may_do(actor, "issue", found)
    await concluding.issue(actor, found, number, now)
    return await _version(inspection, number)


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
    access.may_do(actor, "sign_second", found)
    await concluding.sign_second(actor, found, number, now)
    return await _version(inspection, number)


async def _version(inspection: UUID, number: int) -> Conclusion:
    """That which was acted on: a newer one may have been drafted by another since."""
    return await _shown(inspection, await conclusion_queries.version(inspection, number))


async def _shown(inspection: UUID, row: Row | None) -> Conclusion:
    if row is None:
        raise not_found()
    return conclusion_of(row, await finding_queries.findings_of(inspection))


def conclusion_of(row: Row, findings: Sequence[Row], replaced_by: int = 0) -> Conclusion:
    """`replaced_by` is the number of the version in force, where this may be an earlier one."""
    decisions = decisions_of(row)
    return Conclusion(
        number=row["number"],
        summary=row["summary"],
        decisions=decisions,
        **{name: row[name] for name in SIGNATURES},
        needs_second_signature=is_serious(findings, decisions),
        in_force_at=row["in_force_at"],
        state=_state(row, replaced_by),
    )


def _state(row: Row, replaced_by: int) -> Stage:
    if row["in_force_at"]:
        return "replaced" if row["number"] < replaced_by else "concluded"
    if row["sent_back_at"]:
        return "sent_back"
    return "issued" if row["issued_by"] else "draft"


HANDLERS = [get_conclusion, list_conclusions, draft_conclusion, issue_conclusion, sign_conclusion]
