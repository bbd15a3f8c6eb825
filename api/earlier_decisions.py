"""Earlier decisions on the same item, at hand for whoever decides on a finding."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import only
from checklists.items import Severity
from inspections import access
from inspections.concluding import earlier_queries
from inspections.concluding.conclusion_documents import Result
from inspections.findings import finding_queries
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found


class EarlierDecision(msgspec.Struct, frozen=True, rename="camel"):
    """In this `month`, "2026-11", at some unit. `decided` is null where the finding was withdrawn; `contested`: the
    unit, or a named official, did not simply agree."""

    month: str
    proposed: Severity
    decided: Severity | None
    result: Result
    contested: bool


class EarlierDecisions(msgspec.Struct, frozen=True, rename="camel"):
    """The last ten at most, the newest first. `upheld` counts by severity what was upheld within `months`, `withdrawn`
    what was not."""

    item: str
    decisions: list[EarlierDecision]
    months: int
    upheld: dict[Severity, int]
    withdrawn: int


@get(
    "/v1/findings/{finding:uuid}/earlier-decisions",
    operation_id="listEarlierDecisions",
    summary="What was decided on the same item of the same checklist at other visits, no unit named",
    tags=["hearing"],
    **only("reviewer"),
)
async def list_earlier_decisions(
    finding: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> EarlierDecisions:
    """For reviewers who may decide here, of the units that they review."""
    cited = await finding_queries.find_finding(actor, finding)
    if cited is None:
        raise not_found()
    access.require_reviewer(actor, await access.see(actor, cited["inspection"], now))
    asked = await earlier_queries.find_item(finding)
    decisions = await earlier_queries.last_decisions(actor, finding)
    counted = {row["severity"]: row["findings"] for row in await earlier_queries.counts(actor, finding, now)}
    withdrawn = counted.pop(None, 0)
    return EarlierDecisions(
        item=asked["item"],
        decisions=[_decision(row, asked["zone"]) for row in decisions],
        months=earlier_queries.MONTHS,
        upheld=dict(sorted(counted.items())),
        withdrawn=withdrawn,
    )


def _decision(row: Row, zone: str) -> EarlierDecision:
    """The zone of the unit at hand: that of the other would tell where it is."""
    return EarlierDecision(
        month=f"{row['in_force_at'].astimezone(ZoneInfo(zone)):%Y-%m}",
        proposed=row["proposed"],
        decided=row["decided"] if row["result"] == "upheld" else None,
        result=row["result"],
        contested=row["contested"],
    )


HANDLERS = [list_earlier_decisions]
