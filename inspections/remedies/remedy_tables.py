from typing import Any

from piccolo.columns import (
    UUID,
    Array,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Text,
    Timestamptz,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from inspections.tables import Finding, Inspection
from ledger.identifiers import UUID7

CAUSES = "('procedure', 'conduct', 'skills', 'equipment', 'staffing', 'system', 'superior_guidance')"


class Remedy(Table, tablename="remedy"):
    """What a unit is to put right after a finding: why it came about, who answers for it (a post), until when.

    `state` follows the newest report and waiver; once "verified" or "waived" (`settled_at`) it stays so.
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    finding = ForeignKey(Finding, null=False, default=None, on_delete=OnDelete.restrict)
    cause = Text(default=None)
    action = Text(default=None)
    owner = Text(default=None)
    due_at = Timestamptz(default=None)
    set_by = UUID(default=None)
    set_at = Timestamptz(default=None)
    state = Text(default=None)
    settled_at = Timestamptz(null=True, default=None)

    cause_known = Check(f"cause IN {CAUSES}")
    state_known = Check("state IN ('open', 'reported', 'verified', 'waived')")
    settling_dated = Check("(state IN ('verified', 'waived')) = (settled_at IS NOT NULL)")


class RemedyReport(Table, tablename="remedy_report"):
    """The unit says what it did; the id is made by the sender. Somebody else accepts it or sends it back, once.

    `photos` names the unit's evidence, which may still be on its way.
    """

    id = UUID(primary_key=True, default=None)
    remedy = ForeignKey(Remedy, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    text = Text(default=None)
    photos = Array(UUID(), default=list)
    reported_by = UUID(default=None)
    reported_at = Timestamptz(default=None)
    accepted = Boolean(null=True, default=None)
    comment = Text(null=True, default=None)
    judged_by = UUID(null=True, default=None)
    judged_at = Timestamptz(null=True, default=None)

    remedy_report_once = Unique([remedy, number])
    judged_by_another = Check("judged_by IS NULL OR judged_by <> reported_by")
    judgement_whole = Check("(judged_by IS NULL) = (judged_at IS NULL) AND (judged_by IS NULL) = (accepted IS NULL)")
    sent_back_with_reason = Check("accepted OR accepted IS NULL OR comment IS NOT NULL")


class RemedyWaiver(Table, tablename="remedy_waiver"):
    """A reviewer wants to do without a remedy, and says why; another one agrees or not."""

    id = UUID(primary_key=True, default=UUID7())
    remedy = ForeignKey(Remedy, null=False, default=None, on_delete=OnDelete.restrict)
    reason = Text(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    agreed = Boolean(null=True, default=None)
    decided_by = UUID(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)

    decided_by_another = Check("decided_by IS NULL OR decided_by <> proposed_by")
    decision_whole = Check("(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (agreed IS NULL)")


class Revisit(Table, tablename="revisit"):
    """After a grade C or D somebody should come again by `due_on`. Only proposed: an order sends a team, nothing else.

    It is over once a revisit was opened at the unit, or a planner does without it and says why.
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    grade = Text(default=None)
    due_on = Date(default=None)
    proposed_at = Timestamptz(default=None)
    dropped_by = UUID(null=True, default=None)
    dropped_at = Timestamptz(null=True, default=None)
    reason = Text(null=True, default=None)

    grade_known = Check("grade IN ('C', 'D')")
    dropping_whole = Check("(dropped_by IS NULL) = (dropped_at IS NULL) AND (dropped_by IS NULL) = (reason IS NULL)")


class Commendation(Table, tablename="commendation"):
    """Praise for a post or a team of the unit; the id is made by the sender. It names no person.

    `confirmed` by a reviewer who did not propose it; one that asks for a reward needs a third signature.
    """

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    finding: ForeignKey[Any] = ForeignKey(Finding, null=True, default=None, on_delete=OnDelete.restrict)
    whom = Text(default=None)
    text = Text(default=None)
    photos = Array(UUID(), default=list)
    reward = Boolean(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    confirmed = Boolean(null=True, default=None)
    reason = Text(null=True, default=None)
    decided_by = UUID(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    second_by = UUID(null=True, default=None)
    second_at = Timestamptz(null=True, default=None)

    decided_by_another = Check("decided_by IS NULL OR decided_by <> proposed_by")
    second_is_another = Check("second_by IS NULL OR (second_by <> decided_by AND second_by <> proposed_by)")
    second_only_for_rewards = Check("second_by IS NULL OR (reward AND confirmed)")
    decision_whole = Check("(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (confirmed IS NULL)")
    second_whole = Check("(second_by IS NULL) = (second_at IS NULL)")
    refused_with_reason = Check("confirmed OR confirmed IS NULL OR reason IS NOT NULL")
