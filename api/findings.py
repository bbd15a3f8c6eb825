"""Findings, each with the law it rests on, how its severity came about, and the unit's explanations."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import signed_in
from api.finding_marks import Marks, Told, told_of
from checklists.items import Severity
from checklists.legal import Citation
from inspections import access
from inspections.findings import finding_queries
from inspections.findings.finding_facts import RULES, Rule
from inspections.hearing import hearing
from inspections.hearing.hearing import Correction, GivenAs, Position
from inspections.sources import Sources, read_sources
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused
from organisation.texts import Text


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
    """`by` is the name of the person, null for the checklist and for a `rule`, which then is the reason."""

    severity: Severity
    reason: str | None
    rule: Rule | None
    by: str | None
    decided_at: datetime


class Finding(msgspec.Struct, frozen=True, rename="camel"):
    """`proposed_by`: "checklist", "rules", or the person who set the severity in force.

    `legal_basis` is what was in force in the unit's jurisdiction on the day of the visit, each with how far it was
    compared with the law. `history` is how the severity came about and `explanations` all of them, oldest first;
    `explanation` is the newest of the unit's own. `unexplained`: the unit is still to explain it, anew where the
    hearing was `reopened` about it. `contested`: by the last word of the unit, or of a named official.
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
    unexplained: bool
    reopened: bool
    contested: bool
    marks: Marks


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
    sources, history = await read_sources(found), await finding_queries.history_of(inspection)
    told = await told_of(actor, found, now)
    return [_finding(row, sources, history, told) for row in await finding_queries.findings_of(inspection)]


def _finding(row: Row, sources: Sources, history: finding_queries.History, told: Told) -> Finding:
    explanations = [_explanation(each) for each in history.explanations if each["finding"] == row["id"]]
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
        history=[_step(each) for each in history.severities if each["finding"] == row["id"]],
        explanations=explanations,
        explanation=next((each for each in reversed(explanations) if each.given_as != "official"), None),
        unexplained=hearing.wants_explanation(row),
        reopened=row["reopened"],
        contested=row["contested"],
        marks=told.marks(row["id"]),
    )


def _explanation(row: Row) -> Explanation:
    fields = {name: row[name] for name in Explanation.__struct_fields__}
    return Explanation(**fields | {"corrections": hearing.corrections_of(row)})


def _step(row: Row) -> SeverityStep:
    rule = row["reason"] if row["decided_by"] == RULES else None
    return SeverityStep(row["severity"], None if rule else row["reason"], rule, row["name"], row["decided_at"])


HANDLERS = [list_findings]
