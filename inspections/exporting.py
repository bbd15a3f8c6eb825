"""Inspections and findings as whole tables: who reads gets what their lists show, and nothing that lies ahead.

People's names are not in them: a file that is passed on says what was found at a unit, not by whom.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from checklists.items import Severity
from checklists.publishing import published_version
from inspections.concluding import Decision, decisions_of
from inspections.export_queries import NEWEST, Wanted, final_conclusions, findings_of_many, visits
from inspections.hearing import Position
from inspections.lifecycle import Outcome, State
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.texts import Language

AT_ONCE = 500

Table = Literal["inspections", "findings"]
Codes = Mapping[UUID, str]
"""Of programmes, which the package above knows."""
TIMES = (
    "released_at",
    "arrives_at",
    "ends_at",
    "opened_at",
    "submitted_at",
    "explanation_due",
    "concluded_at",
    "closed_at",
)


class InspectionRow(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Times are in the unit's zone. `score` of 100 and `grade` come with the conclusion."""

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
    score: float | None
    grade: str | None
    inspection: UUID
    programme: UUID


class FindingRow(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`severity` is the one in force, `position` and `reasons` are the newest explanation's; `result` and `answer`
    come with the conclusion. Of `photos` so many have `arrived`."""

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
    """Before the first byte leaves."""
    asked = sha256(msgspec.json.encode(wanted, order="sorted")).hexdigest()
    async with change(by=str(actor.person), at=now) as write:
        await write("export.made", subject=str(actor.person), facts={"table": table, "form": form, "filter": asked})


async def inspection_rows(actor: Actor, wanted: Wanted, codes: Codes) -> AsyncIterator[list[InspectionRow]]:
    async for page in _pages(actor, wanted):
        yield [_inspection(visit, codes) for visit in page]


async def finding_rows(
    actor: Actor, wanted: Wanted, codes: Codes, language: Language
) -> AsyncIterator[list[FindingRow]]:
    """Of visits that were handed in; questions are in the reader's language."""
    async for page in _pages(actor, wanted):
        visited = {visit["id"]: visit for visit in page if visit["submitted_at"] is not None}
        yield await _findings(visited, codes, language)


async def _pages(actor: Actor, wanted: Wanted) -> AsyncIterator[list[Row]]:
    """Each page is a statement of its own: whoever reads slowly holds no transaction open."""
    after = NEWEST
    while page := await visits(actor, wanted, after, AT_ONCE):
        yield page
        if len(page) < AT_ONCE:
            return
        after = page[-1]["released_at"], page[-1]["id"]


async def _findings(visited: Mapping[UUID, Row], codes: Codes, language: Language) -> list[FindingRow]:
    found = await findings_of_many(list(visited))
    decided = await _decisions(visited)
    by_visit = {visit: list(rows) for visit, rows in groupby(sorted(found, key=_visit), key=_visit)}
    return [
        _finding(row, visit, codes, await _question(visit, row["item"], language), decided.get(row["id"]))
        for identifier, visit in visited.items()
        for row in by_visit.get(identifier, [])
    ]


def _visit(finding: Row) -> UUID:
    visit: UUID = finding["inspection"]
    return visit


async def _decisions(visited: Mapping[UUID, Row]) -> dict[UUID, Decision]:
    concluded = await final_conclusions(list(visited))
    return {decision.finding: decision for conclusion in concluded for decision in decisions_of(conclusion)}


async def _question(visit: Row, item: str, language: Language) -> str:
    version = await published_version(visit["checklist_version"])
    asked = next(each.question for each in version.document.items if each.code == item)
    return str(getattr(asked, language))


def _inspection(visit: Row, codes: Codes) -> InspectionRow:
    score = visit["score"]
    facts = _told(InspectionRow, visit) | _local(visit, visit["zone"])
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
        **_told(FindingRow, visit)
        | _told(FindingRow, finding)
        | _local(visit, visit["zone"], "opened_at")
        | _local(finding, visit["zone"], "explained_at"),
        question=question,
        note=finding["note"] or "",
        photos=len(finding["photos"]),
        explanations=finding["explanation_number"] or 0,
        result=decided.result if decided else None,
        answer=decided.answer if decided else None,
    )


COMPUTED = {"note", "photos", "score"}


def _told(made: type[msgspec.Struct], row: Row) -> dict[str, Any]:
    """What the row has under the names of the table's columns."""
    return {name: row[name] for name in made.__struct_fields__ if name in row and name not in COMPUTED}


def _local(row: Row, zone: str, *times: str) -> dict[str, datetime | None]:
    there = ZoneInfo(zone)
    return {name: row[name] and row[name].astimezone(there) for name in times or TIMES}
