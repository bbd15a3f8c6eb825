"""What stands beside an explanation: drafts, more time, one-time links for named officials."""

from piccolo.columns import JSONB, UUID, Array, Boolean, Bytea, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from inspections.tables import Finding, Inspection
from ledger.identifiers import UUID7
from organisation.tables import Person


class ExplanationDraft(Table, tablename="explanation_draft"):
    """What somebody at the unit has written so far, for their other devices and their deputy. Deleted once sent."""

    id = UUID(primary_key=True, default=UUID7())
    finding = ForeignKey(Finding, null=False, default=None, on_delete=OnDelete.restrict)
    author = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    position = Text(null=True, default=None)
    reasons = Text(default=None)
    corrections = JSONB(default="[]")
    saved_at = Timestamptz(default=None)

    explanation_draft_once = Unique([finding, author])
    position_known = Check("position IN ('agree', 'disagree', 'agree_with_conditions', 'out_of_competence')")


class ExplanationExtension(Table, tablename="explanation_extension"):
    """The unit asks for more time. `granted` is null until it is decided; at most one of an inspection is open (index).

    `first_by` granted it alone as the leader, or proposed it; then `second_by` granted it. Who declines stands in
    `first_by` where nobody proposed it, else in `second_by`. `days` are working days of the unit.
    """

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    reason = Text(default=None)
    asked_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    asked_at = Timestamptz(default=None)
    due_before = Timestamptz(default=None)
    days = Integer(null=True, default=None)
    answer = Text(null=True, default=None)
    first_by = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    first_at = Timestamptz(null=True, default=None)
    second_by = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    second_at = Timestamptz(null=True, default=None)
    granted = Boolean(null=True, default=None)
    due_after = Timestamptz(null=True, default=None)

    decider_is_another = Check("first_by IS NULL OR first_by <> asked_by")
    second_is_another = Check("second_by IS NULL OR (second_by <> first_by AND second_by <> asked_by)")
    days_positive = Check("days IS NULL OR days > 0")
    decision_signed = Check("granted IS NULL OR (first_by IS NOT NULL AND answer IS NOT NULL)")
    granted_dated = Check("(granted IS TRUE) = (due_after IS NOT NULL)")


class ExplanationLink(Table, tablename="explanation_link"):
    """By this a named official without an account explains one finding, once. Only the token's hash is kept.

    It holds until the unit's time is over. `post` is theirs, never a name; `photos` are those sent through it.
    """

    id = UUID(primary_key=True, default=UUID7())
    finding = ForeignKey(Finding, null=False, default=None, on_delete=OnDelete.restrict, index=True)
    post = Text(default=None)
    token_hash = Bytea(default=None, unique=True)
    made_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=None)
    photos = Array(UUID(), default=list)
    revoked_by = UUID(null=True, default=None)
    revoked_at = Timestamptz(null=True, default=None)
    used_at = Timestamptz(null=True, default=None)

    hash_whole = Check("length(token_hash) = 32")
    revocation_whole = Check("(revoked_by IS NULL) = (revoked_at IS NULL)")
