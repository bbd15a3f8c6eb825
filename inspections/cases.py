"""One inspection with all that waits in it, and an act that is open there."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from inspections.clocks.deadline_rules import Clock
from inspections.steps.lifecycle import Action
from ledger.database import Row


class Case(msgspec.Struct, frozen=True):
    """An inspection with all that waits in it, as `next_step_queries.case_of` reads it.

    Of what is undecided: `extension`, `reports` and `waivers` of remedies, `commendations`, `objections`, `reopening`.
    `proposals` only want a signature. `extended`: the leader's first extension is used up.
    `objectable_until`: null where it is too late, or was done.
    `sealed`: as it went to the investigators.
    """

    inspection: Row
    findings: Sequence[Row]
    conclusion: Row | None
    minutes: bool
    extension: Row | None
    extended: bool
    remedies: Sequence[Row]
    reports: Sequence[Row]
    waivers: Sequence[Row]
    commendations: Sequence[Row]
    objections: Sequence[Row]
    reopening: Row | None
    proposals: Sequence[Row]
    objectable_until: datetime | None
    sealed: bool


class OpenAct(msgspec.Struct, frozen=True):
    """`subject` is the finding, extension, remedy, commendation or proposal that it is about; `not_by` did an
    earlier part.

    Due at `until`; where only its `clock` is known, that long after the time beside it.
    """

    action: Action
    since: datetime
    until: datetime | None = None
    subject: UUID | None = None
    awaited: bool = True
    not_by: tuple[UUID, ...] = ()
    clock: tuple[Clock, datetime] | None = None


def draft_of(case: Case) -> Row | None:
    """What waits for signatures: neither in force already nor sent back."""
    newest = case.conclusion
    return None if newest is None or newest["in_force_at"] or newest["sent_back_at"] else newest


def is_issued(case: Case) -> bool:
    draft = draft_of(case)
    return draft is not None and draft["issued_by"] is not None
