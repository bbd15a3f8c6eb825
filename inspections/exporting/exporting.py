"""Inspections and findings as whole tables: who reads gets what their lists show, and nothing that lies ahead.

People's names are not in them: a file that is passed on says what was found at a unit, not by whom.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from typing import Literal
from uuid import UUID

import msgspec

from checklists.items import Severity
from inspections.concluding.conclusion_documents import Decision, decisions_of
from inspections.exporting.export_pages import Codes, local, pages, question, told
from inspections.exporting.export_queries import Wanted, final_conclusions, findings_of_many
from inspections.findings.finding_fact_queries import facts_of_many
from inspections.findings.finding_facts import Cause, SubjectKind
from inspections.hearing.hearing import Position
from inspections.steps.lifecycle import Outcome, State
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.texts import Language
from organisation.throttling import Bucket, admit_person

EXPORTS = Bucket("exports", capacity=30, seconds=120)
"""Of one person: thirty at once, then thirty an hour."""

Table = Literal["inspections", "findings", "explanations", "remedies"]


class InspectionRow(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Times are in the unit's zone. `score` of 100 and `grade` come with the conclusion; they describe the visit, also
    where the cause of some findings lies outside the unit (`findings_outside`)."""

    unit_code: str
    unit_name: str
    programme_code: str | None
    kind: str
    state: State
    outcome: Outcome | None
    outcome_reason: str | None
    demonstration: bool
    released_at: datetime
    arrives_at: datetime
    ends_at: datetime
    opened_at: datetime | None
    submitted_at: datetime | None
    explanation_due: datetime | None
    concluded_at: datetime | None
    closed_at: datetime | None
    zone: str
    findings: int
    findings_outside: int
    score: float | None
    grade: str | None
    inspection: UUID
    programme: UUID


class FindingRow(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`severity` is the one in force, `position` and `reasons` are the newest explanation's; `result` and `answer`
    come with the conclusion. Of `photos` so many have `arrived`. `repeated` within a year, `fixed` during the visit;
    `cause` where a reviewer found it, with its `cause_owner` outside the unit; `subject`: the unit, a post or a person,
    never which."""

    unit_code: str
    unit_name: str
    programme_code: str | None
    kind: str
    state: State
    demonstration: bool
    opened_at: datetime | None
    zone: str
    item: str
    question: str
    severity: Severity
    note: str
    extent: int | None
    repeated: bool
    fixed: bool
    cause: Cause
    cause_owner: str | None
    subject: SubjectKind
    photos: int
    arrived: int
    explanations: int
    position: Position | None
    reasons: str | None
    explained_at: datetime | None
    result: str | None
    answer: str | None
    finding: UUID
    inspection: UUID
    programme: UUID


async def record(actor: Actor, table: Table, form: str, wanted: Wanted, now: datetime) -> None:
    """Before the first byte leaves; so many an hour, since a table is much work and much to lose."""
    await admit_person(EXPORTS, actor.person, "too-many-exports", now)
    asked = sha256(msgspec.json.encode(wanted, order="sorted")).hexdigest()
    async with change(by=str(actor.person), at=now) as write:
        await write("export.made", subject=str(actor.person), facts={"table": table, "form": form, "filter": asked})


async def inspection_rows(actor: Actor, wanted: Wanted, codes: Codes) -> AsyncIterator[list[InspectionRow]]:
    async for page in pages(actor, wanted):
        yield [_inspection(visit, codes) for visit in page]


async def finding_rows(
    actor: Actor, wanted: Wanted, codes: Codes, language: Language
) -> AsyncIterator[list[FindingRow]]:
    """Of visits that were handed in; questions are in the reader's language."""
    async for page in pages(actor, wanted):
        visited = {visit["id"]: visit for visit in page if visit["submitted_at"] is not None}
        yield await _findings(visited, codes, language)


async def _findings(visited: Mapping[UUID, Row], codes: Codes, language: Language) -> list[FindingRow]:
    found = await findings_of_many(list(visited))
    decided = await _decisions(visited)
    known = {fact["id"]: fact for fact in await facts_of_many(list(visited))}
    by_visit = {visit: list(rows) for visit, rows in groupby(sorted(found, key=_visit), key=_visit)}
    return [
        _finding(
            {**row, **known[row["id"]]},
            visit,
            codes,
            await question(visit, row["item"], language),
            decided.get(row["id"]),
        )
        for identifier, visit in visited.items()
        for row in by_visit.get(identifier, [])
    ]


def _visit(finding: Row) -> UUID:
    visit: UUID = finding["inspection"]
    return visit


async def _decisions(visited: Mapping[UUID, Row]) -> dict[UUID, Decision]:
    concluded = await final_conclusions(list(visited))
    return {decision.finding: decision for conclusion in concluded for decision in decisions_of(conclusion)}


def _inspection(visit: Row, codes: Codes) -> InspectionRow:
    score = visit["score"]
    facts = told(InspectionRow, visit) | local(visit, visit["zone"])
    return InspectionRow(
        inspection=visit["id"],
        programme_code=codes.get(visit["programme"]),
        score=None if score is None else score / 100,
        **facts,
    )


def _finding(finding: Row, visit: Row, codes: Codes, question: str, decided: Decision | None) -> FindingRow:
    return FindingRow(
        finding=finding["id"],
        programme_code=codes.get(visit["programme"]),
        **told(FindingRow, visit)
        | told(FindingRow, finding)
        | local(visit, visit["zone"], "opened_at")
        | local(finding, visit["zone"], "explained_at"),
        question=question,
        note=finding["note"] or "",
        photos=len(finding["photos"]),
        explanations=finding["explanation_number"] or 0,
        result=decided.result if decided else None,
        answer=decided.answer if decided else None,
    )
