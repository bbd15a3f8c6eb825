"""Remedies: what units put right after a conclusion, who looks at it, what is overdue at whom."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, Parameter

from api.access import only, signed_in
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from api.remedy_shapes import Judgement, NewRemedy, Remedy, RemedyAgreement, WaiverReason, remedy_of
from checklists.items import Severity
from inspections import access
from inspections.concluding import conclusion_queries
from inspections.concluding.conclusion_documents import decisions_of
from inspections.findings import finding_queries
from inspections.remedies import remedy_queries, remedying
from inspections.remedies.remedy_documents import RemedyReportDocument
from inspections.steps.lifecycle import check
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused, not_found


@get(
    "/v1/remedies",
    operation_id="listRemedies",
    summary="Unsettled remedies I may see, what is due first coming first",
    tags=["remedies"],
    **signed_in(),
)
async def list_unsettled(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    overdue: FromQuery[Annotated[bool, Parameter(description="Only what is overdue")]] = False,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Remedy]:
    """What is overdue, at whom, since when."""
    after = read_instant_cursor(cursor)
    found = await remedy_queries.unsettled(actor, now if overdue else None, after, limit + 1)
    said = await remedy_queries.said_of([each["id"] for each in found])
    return page_of(found, limit, lambda each: remedy_of(each, said, now), "due_at", "id")


@get(
    "/v1/inspections/{inspection:uuid}/remedies",
    operation_id="listRemediesOfInspection",
    summary="What is to be put right after an inspection, with every report and waiver",
    tags=["remedies"],
    **signed_in(),
)
async def list_of_inspection(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Remedy]:
    await access.see(actor, inspection, now)
    return await _all_of(inspection, now)


@post(
    "/v1/inspections/{inspection:uuid}/remedies",
    operation_id="requireRemedy",
    summary="Require a remedy after the conclusion",
    tags=["remedies"],
    **only("reviewer"),
)
async def require(
    inspection: FromPath[UUID],
    data: JSONBody[NewRemedy],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> list[Remedy]:
    """All of the inspection's, the new one among them."""
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "require_remedy", found)
    check("require_remedy", found["state"])
    result, severity, finding = await _decided(inspection, data.finding)
    await remedying.add(actor, found, finding, severity, result, data.remedy, now)
    return await _all_of(inspection, now)


@post(
    "/v1/remedies/{remedy:uuid}/reports",
    operation_id="reportRemedy",
    summary="Report as the unit's head or acting deputy what was put right",
    tags=["remedies"],
    **only("unit_head"),
)
async def report(
    remedy: FromPath[UUID],
    data: JSONBody[RemedyReportDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Remedy]:
    """201 the first time, 200 for the same again."""
    found, inspection = await _seen(actor, remedy, now)
    access.may_do(actor, "report_remedy", inspection)
    created = await remedying.report(actor, found, data, now)
    return Response(await _one(actor, remedy, now), status_code=201 if created else 200)


@post(
    "/v1/remedies/{remedy:uuid}/judgement",
    operation_id="judgeRemedy",
    summary="Accept what the unit reported, or send it back",
    tags=["remedies"],
    status_code=200,
    **only("inspector", "reviewer"),
)
async def judge(
    remedy: FromPath[UUID],
    data: JSONBody[Judgement],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Remedy:
    """By the team or a reviewer, never by who answers for the unit."""
    found, inspection = await _seen(actor, remedy, now)
    access.may_do(actor, "verify_remedy", inspection)
    await remedying.judge(actor, found, data.report, data.accepted, data.comment, now)
    return await _one(actor, remedy, now)


@post(
    "/v1/remedies/{remedy:uuid}/waivers",
    operation_id="proposeWaiver",
    summary="Propose to do without a remedy; another reviewer decides",
    tags=["remedies"],
    **only("reviewer"),
)
async def propose_waiver(
    remedy: FromPath[UUID],
    data: JSONBody[WaiverReason],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Remedy:
    found, inspection = await _seen(actor, remedy, now)
    access.may_do(actor, "propose_waiver", inspection)
    await remedying.propose_waiver(actor, found, data.reason, now)
    return await _one(actor, remedy, now)


@post(
    "/v1/remedies/{remedy:uuid}/waiver-decision",
    operation_id="decideWaiver",
    summary="Agree as the second person to do without a remedy, or not",
    tags=["remedies"],
    status_code=200,
    **only("reviewer"),
)
async def decide_waiver(
    remedy: FromPath[UUID],
    data: JSONBody[RemedyAgreement],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Remedy:
    found, inspection = await _seen(actor, remedy, now)
    access.may_do(actor, "decide_waiver", inspection)
    await remedying.decide_waiver(actor, found, data.agreed, now)
    return await _one(actor, remedy, now)


async def _seen(actor: Actor, remedy: UUID, now: datetime) -> tuple[Row, Row]:
    """The remedy and its inspection."""
    found = await remedy_queries.find(actor, remedy)
    if found is None:
        raise not_found()
    return found, await access.see(actor, found["inspection"], now)


async def _decided(inspection: UUID, finding: UUID) -> tuple[str, Severity, Row]:
    """What was concluded of it."""
    conclusion = await conclusion_queries.in_force(inspection)
    decisions = decisions_of(conclusion) if conclusion else []
    found = [each for each in await finding_queries.findings_of(inspection) if each["id"] == finding]
    for decision in decisions:
        if decision.finding == finding and found:
            return decision.result, decision.severity, found[0]
    raise Refused("remedy-not-wanted", item="?")


async def _one(actor: Actor, remedy: UUID, now: datetime) -> Remedy:
    found, _ = await _seen(actor, remedy, now)
    return remedy_of(found, await remedy_queries.said_of([remedy]), now)


async def _all_of(inspection: UUID, now: datetime) -> list[Remedy]:
    found = await remedy_queries.of_inspection(inspection)
    said = await remedy_queries.said_of([each["id"] for each in found])
    return [remedy_of(each, said, now) for each in found]


HANDLERS = [list_unsettled, list_of_inspection, require, report, judge, propose_waiver, decide_waiver]
