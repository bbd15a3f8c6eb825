"""The wire shapes of proposals."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.proposals.discipline import Subject
from inspections.proposals.proposal_rules import (
    CheckKind,
    Cited,
    Concerns,
    Level,
    Standing,
    in_force,
    missing_checks,
    standing,
    takes_two,
)
from inspections.proposals.proposing import Reason
from ledger.database import Row

May = Literal["check", "sign", "sign_second", "withdraw", "send", "answer", "unseal"]


class ProposalSignature(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A refusal ends the proposal and says why."""

    signed: bool
    reason: Reason | None = None


class ProposalReason(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    reason: Reason


class NewProposalCheck(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`clear`: nothing of this kind stands in the way, and why."""

    kind: CheckKind
    clear: bool
    reason: Annotated[str, Meta(min_length=10, max_length=2000, pattern=r"\S")]


class ProposalCheck(msgspec.Struct, frozen=True, rename="camel"):
    kind: CheckKind
    number: int
    clear: bool
    reason: str
    checked_by_name: str
    checked_at: datetime


class ProposalOutcome(msgspec.Struct, frozen=True, rename="camel"):
    """`form` is one of discipline, for that `subject`; `/v1/discipline-forms` names both."""

    id: UUID
    number: int
    result: Literal["decided", "declined"]
    subject: Subject | None
    form: str | None
    decided_on: date
    reference: str | None
    text: str
    recorded_by_name: str
    recorded_at: datetime


class Proposal(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`dueAt` is when the next step is due, `watchAt` when the time to handle a breach ends. `missing` checks must come
    before the signature; the unit reads no checks. `seals`: findings and conclusion stay as they are. `may` is what the
    reader can do now."""

    id: UUID
    inspection: UUID
    unit: UUID
    unit_code: str
    unit_name: str
    zone: str
    country: str
    demonstration: bool
    level: Level
    concerns: Concerns
    post: str | None
    text: str
    authority: str
    complex: bool
    state: Standing
    two_signatures: bool
    findings: list[Cited]
    checks: list[ProposalCheck]
    missing: list[CheckKind]
    detected_at: datetime
    watch_at: datetime | None
    due_at: datetime | None
    overdue: bool
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    signed_by_name: str | None
    signed_at: datetime | None
    second_by_name: str | None
    second_at: datetime | None
    ended_reason: str | None
    ended_by_name: str | None
    ended_at: datetime | None
    sent_on: date | None
    reference: str | None
    addressee: str | None
    sent_by_name: str | None
    sent_at: datetime | None
    outcomes: list[ProposalOutcome]
    seals: bool
    unsealed_reason: str | None
    unsealed_by_name: str | None
    unsealed_at: datetime | None
    may: list[May]


COMPUTED = {"country", "state", "two_signatures", "findings", "checks", "missing", "overdue", "outcomes", "may"}


class Beside(msgspec.Struct, frozen=True):
    """What stands beside a proposal's row. `checks` are none for the unit."""

    cited: Sequence[Cited]
    checks: Sequence[Row]
    outcomes: Sequence[Row]
    may: Sequence[May]


def proposal_of(row: Row, beside: Beside, now: datetime) -> Proposal:
    newest = beside.outcomes[-1]["result"] if beside.outcomes else None
    done = {each["kind"] for each in beside.checks}
    return Proposal(
        **{name: row[name] for name in Proposal.__struct_fields__ if name not in COMPUTED},
        country=row["jurisdiction"],
        state=standing(row, newest),
        two_signatures=takes_two(row["level"]),
        findings=list(beside.cited),
        checks=[_check(each) for each in beside.checks],
        missing=[] if in_force(row) else missing_checks(row["level"], done),
        overdue=row["due_at"] is not None and row["due_at"] < now,
        outcomes=[_outcome(each) for each in beside.outcomes],
        may=list(beside.may),
    )


def _check(row: Row) -> ProposalCheck:
    return ProposalCheck(**{name: row[name] for name in ProposalCheck.__struct_fields__})


def _outcome(row: Row) -> ProposalOutcome:
    return ProposalOutcome(**{name: row[name] for name in ProposalOutcome.__struct_fields__})
