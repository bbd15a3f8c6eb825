"""What is known of a finding beside its severity: a repeat, put right at once, whose cause it was, whom it concerns."""

from typing import Any

from piccolo.columns import UUID, Array, Boolean, Date, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from inspections.tables import Finding
from ledger.identifiers import UUID7
from organisation.tables import Unit


class FindingRepeat(Table, tablename="finding_repeat"):
    """The same item was found wrong at the same unit within a year, and that stood. Insert only (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    finding = ForeignKey(Finding, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    earlier = ForeignKey(Finding, null=False, default=None, on_delete=OnDelete.restrict)

    earlier_is_another = Check("earlier <> finding")


class FindingFix(Table, tablename="finding_fix"):
    """Put right before the team left, as the leader saw it; `photos` are among the finding's. Insert only (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    finding = ForeignKey(Finding, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    how = Text(default=None)
    photos = Array(UUID(), default=list)


class FindingCause(Table, tablename="finding_cause"):
    """Somebody says that a finding's cause lies outside the unit, or ("unit") within it after all; a reviewer decides.

    What was accepted last is in force. Outside it belongs to another unit of ours (`owner`), whose head answers once,
    or to `outside_owner`, the post of a body outside. At most one of a finding is undecided (index).
    """

    id = UUID(primary_key=True, default=None)
    finding = ForeignKey(Finding, null=False, default=None, on_delete=OnDelete.restrict)
    cause = Text(default=None)
    owner: ForeignKey[Any] = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    outside_owner = Text(null=True, default=None)
    reason = Text(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    accepted = Boolean(null=True, default=None)
    decision = Text(null=True, default=None)
    decided_by = UUID(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    answer_due = Timestamptz(null=True, default=None)
    takes_it = Boolean(null=True, default=None)
    answer = Text(null=True, default=None)
    done_by = Date(null=True, default=None)
    answered_by = UUID(null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)

    cause_known = Check("cause IN ('unit', 'system', 'superior_guidance', 'staffing', 'other')")
    one_owner = Check("num_nonnulls(owner, outside_owner) = CASE WHEN cause = 'unit' THEN 0 ELSE 1 END")
    decided_by_another = Check("decided_by IS NULL OR decided_by <> proposed_by")
    decision_whole = Check("(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (accepted IS NULL)")
    refused_with_reason = Check("accepted OR accepted IS NULL OR decision IS NOT NULL")
    answer_whole = Check("num_nonnulls(takes_it, answer, answered_by, answered_at) IN (0, 4)")
    answered_when_routed = Check("answered_at IS NULL OR (accepted AND owner IS NOT NULL)")
    taken_with_date = Check("(takes_it IS TRUE) = (done_by IS NOT NULL)")


class FindingSubject(Table, tablename="finding_subject"):
    """Whom a finding concerns: the unit (also where nobody said), a post, or people. The newest is in force.

    Insert only (trigger). A post is never a name; people stand in `finding_person`.
    """

    id = UUID(primary_key=True, default=UUID7())
    finding = ForeignKey(Finding, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    kind = Text(default=None)
    post = Text(null=True, default=None)
    set_by = UUID(default=None)
    set_at = Timestamptz(default=None)

    finding_subject_once = Unique([finding, number])
    kind_known = Check("kind IN ('unit', 'post', 'person')")
    post_named = Check("(kind = 'post') = (post IS NOT NULL)")


class FindingPerson(Table, tablename="finding_person"):
    """Restricted: the name and post of somebody whom a finding concerns. Each reading is written down.

    Name and post are taken away when their time is over, and are never changed (trigger).
    """

    id = UUID(primary_key=True, default=UUID7())
    subject = ForeignKey(FindingSubject, null=False, default=None, on_delete=OnDelete.restrict)
    name = Text(null=True, default=None)
    post = Text(null=True, default=None)
    erased_at = Timestamptz(null=True, default=None)

    erased_whole = Check("num_nonnulls(name, post) = CASE WHEN erased_at IS NULL THEN 2 ELSE 0 END")
