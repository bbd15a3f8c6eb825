"""What units answered, as whole tables: every explanation, and every remedy with what became of it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from inspections.exporting.export_pages import Codes, local, pages, question, told
from inspections.exporting.export_queries import Wanted, explanations_of_many, remedies_of_many
from inspections.hearing.hearing import GivenAs, Position
from inspections.remedies.remedy_rules import Cause
from inspections.remedies.remedy_rules import State as RemedyState
from inspections.steps.lifecycle import State
from ledger.database import Row
from organisation.actors import Actor
from organisation.texts import Language


class ExplanationRow(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One explanation of one finding, the first of it having `number` 1. `post` is the named official's, who had a
    link; `corrections` is how many facts it asks to have put right."""

    unit_code: str
    unit_name: str
    programme_code: str | None
    kind: str
    state: State
    demonstration: bool
    zone: str
    item: str
    question: str
    number: int
    given_as: GivenAs
    post: str | None
    position: Position
    reasons: str
    corrections: int
    photos: int
    explained_at: datetime
    explanation: UUID
    finding: UUID
    inspection: UUID
    programme: UUID


class RemedyRow(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`reports` is how often the unit reported, `returned` how often it was sent back; `settled_at` when it was
    verified, or waived by two."""

    unit_code: str
    unit_name: str
    programme_code: str | None
    kind: str
    state: State
    demonstration: bool
    zone: str
    item: str
    question: str
    cause: Cause
    action: str
    owner: str
    set_at: datetime
    due_at: datetime
    overdue: bool
    remedy_state: RemedyState
    reports: int
    returned: int
    reported_at: datetime | None
    settled_at: datetime | None
    remedy: UUID
    finding: UUID
    inspection: UUID
    programme: UUID


async def explanation_rows(
    actor: Actor, wanted: Wanted, codes: Codes, language: Language
) -> AsyncIterator[list[ExplanationRow]]:
    async for page in _beside(actor, wanted, explanations_of_many):
        yield [await _explanation(row, visit, codes, language) for row, visit in page]


async def remedy_rows(
    actor: Actor, wanted: Wanted, codes: Codes, language: Language, now: datetime
) -> AsyncIterator[list[RemedyRow]]:
    async for page in _beside(actor, wanted, remedies_of_many):
        yield [await _remedy(row, visit, codes, language, now) for row, visit in page]


async def _beside(
    actor: Actor, wanted: Wanted, find: Callable[[Sequence[UUID]], Awaitable[list[Row]]]
) -> AsyncIterator[list[tuple[Row, Row]]]:
    """Each row with its visit, visits in the order of their own table."""
    async for page in pages(actor, wanted):
        visits = {visit["id"]: visit for visit in page if visit["submitted_at"] is not None}
        order = {visit: place for place, visit in enumerate(visits)}
        found = sorted(await find(list(visits)), key=lambda row: order[row["inspection"]])
        yield [(row, visits[row["inspection"]]) for row in found]


async def _explanation(row: Row, visit: Row, codes: Codes, language: Language) -> ExplanationRow:
    return ExplanationRow(
        programme_code=codes.get(visit["programme"]),
        question=await question(visit, row["item"], language),
        **_of(ExplanationRow, visit, row, "explained_at"),
        photos=len(row["photos"]),
    )


async def _remedy(row: Row, visit: Row, codes: Codes, language: Language, now: datetime) -> RemedyRow:
    return RemedyRow(
        programme_code=codes.get(visit["programme"]),
        question=await question(visit, row["item"], language),
        **_of(RemedyRow, visit, row, "set_at", "due_at", "reported_at", "settled_at"),
        overdue=row["settled_at"] is None and row["due_at"] < now,
    )


def _of(made: type[msgspec.Struct], visit: Row, row: Row, *times: str) -> dict[str, Any]:
    """What the visit and the row have under the names of the table's columns, with the row's times in its zone."""
    return told(made, visit) | told(made, row) | local(row, visit["zone"], *times)
