"""The wire shapes of remedies."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.remedies.remedy_documents import RemedyPlan
from inspections.remedies.remedy_queries import Said
from inspections.remedies.remedy_rules import Cause, State
from ledger.database import Row

Words = Annotated[str, Meta(min_length=3, max_length=2000, pattern=r"\S")]


class NewRemedy(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """After the conclusion; within it a decision carries the same `remedy`."""

    finding: UUID
    remedy: RemedyPlan


class Judgement(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Of the report with that number. What is not accepted is sent back with a comment."""

    report: int
    accepted: bool
    comment: Words | None = None


class WaiverReason(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    reason: Words


class RemedyAgreement(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    agreed: bool


class RemedyReport(msgspec.Struct, frozen=True, rename="camel"):
    """`accepted` is null until somebody looked at it, false when it was sent back."""

    id: UUID
    number: int
    text: str
    photos: list[UUID]
    reported_by_name: str
    reported_at: datetime
    accepted: bool | None
    comment: str | None
    judged_by_name: str | None
    judged_at: datetime | None


class Waiver(msgspec.Struct, frozen=True, rename="camel"):
    """`agreed` is null until another reviewer decided."""

    reason: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    agreed: bool | None
    decided_by_name: str | None
    decided_at: datetime | None


class Remedy(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`owner` is a post of the unit. `overdue` since `dueAt` while it is neither verified nor waived."""

    id: UUID
    inspection: UUID
    finding: UUID
    item: str
    unit: UUID
    unit_code: str
    unit_name: str
    zone: str
    demonstration: bool
    cause: Cause
    action: str
    owner: str
    due_at: datetime
    overdue: bool
    state: State
    settled_at: datetime | None
    set_by_name: str
    set_at: datetime
    reports: list[RemedyReport]
    waivers: list[Waiver]


def remedy_of(row: Row, said: Said, now: datetime) -> Remedy:
    own = {"overdue", "reports", "waivers"}
    return Remedy(
        **{name: row[name] for name in Remedy.__struct_fields__ if name not in own},
        overdue=row["settled_at"] is None and row["due_at"] < now,
        reports=[_report(each) for each in said.reports if each["remedy"] == row["id"]],
        waivers=[_waiver(each) for each in said.waivers if each["remedy"] == row["id"]],
    )


def _report(row: Row) -> RemedyReport:
    return RemedyReport(**{name: row[name] for name in RemedyReport.__struct_fields__})


def _waiver(row: Row) -> Waiver:
    return Waiver(**{name: row[name] for name in Waiver.__struct_fields__})
