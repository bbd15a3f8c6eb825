"""Proposals to the authority that may decide (domain.md 6.2, L3 to L7), the checks before them, what came of them."""

from piccolo.columns import UUID, Array, Boolean, Date, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from inspections.tables import Inspection
from ledger.identifiers import UUID7


class Proposal(Table, tablename="proposal"):
    """What people propose to a competent authority; the id is made by the sender. It names no person, only a post.

    Signed by a reviewer and, from L4 on, by a second; then sent. `due_at` is when the next step is due, `watch_at` when
    the time to handle a breach ends, counted from `detected_at`. A signed L7 seals the inspection until `unsealed_at`.
    """

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    findings = Array(UUID(), default=None)
    level = Text(default=None)
    concerns = Text(default=None)
    post = Text(null=True, default=None)
    text = Text(default=None)
    authority = Text(default=None)
    complex = Boolean(default=None)
    detected_at = Timestamptz(default=None)
    watch_at = Timestamptz(null=True, default=None)
    due_at = Timestamptz(null=True, default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    signed_by = UUID(null=True, default=None)
    signed_at = Timestamptz(null=True, default=None)
    second_by = UUID(null=True, default=None)
    second_at = Timestamptz(null=True, default=None)
    ended = Text(null=True, default=None)
    ended_by = UUID(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    ended_reason = Text(null=True, default=None)
    sent_on = Date(null=True, default=None)
    reference = Text(null=True, default=None)
    addressee = Text(null=True, default=None)
    sent_by = UUID(null=True, default=None)
    sent_at = Timestamptz(null=True, default=None)
    unsealed_by = UUID(null=True, default=None)
    unsealed_at = Timestamptz(null=True, default=None)
    unsealed_reason = Text(null=True, default=None)

    level_known = Check("level IN ('L3', 'L4', 'L5', 'L6', 'L7')")
    concerns_known = Check("concerns IN ('unit', 'post', 'person')")
    post_named = Check("(concerns = 'unit') = (post IS NULL)")
    findings_cited = Check("cardinality(findings) > 0")
    signer_is_another = Check("signed_by IS NULL OR signed_by <> proposed_by")
    second_is_another = Check("second_by IS NULL OR (second_by <> signed_by AND second_by <> proposed_by)")
    second_after_first = Check("second_by IS NULL OR (signed_by IS NOT NULL AND level <> 'L3')")
    ended_known = Check("ended IN ('refused', 'withdrawn')")
    signatures_dated = Check("(signed_by IS NULL) = (signed_at IS NULL) AND (second_by IS NULL) = (second_at IS NULL)")
    ending_whole = Check(
        "(ended IS NULL) = (ended_by IS NULL) AND (ended IS NULL) = (ended_at IS NULL) "
        "AND (ended IS NULL) = (ended_reason IS NULL)"
    )
    sent_only_signed = Check(
        "sent_at IS NULL OR (ended IS NULL AND signed_by IS NOT NULL AND (level = 'L3' OR second_by IS NOT NULL))"
    )
    sending_whole = Check(
        "(sent_at IS NULL) = (sent_by IS NULL) AND (sent_at IS NULL) = (sent_on IS NULL) "
        "AND (sent_at IS NULL) = (reference IS NULL) AND (sent_at IS NULL) = (addressee IS NULL)"
    )
    unsealing_whole = Check(
        "(unsealed_at IS NULL) = (unsealed_by IS NULL) AND (unsealed_at IS NULL) = (unsealed_reason IS NULL)"
    )


class ProposalCheck(Table, tablename="proposal_check"):
    """What must be looked at before L4 to L6: whether an exemption, a ground not to consider, a relative stands in the
    way. `clear` says nothing does. The newest of a kind counts; insert only (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    proposal = ForeignKey(Proposal, null=False, default=None, on_delete=OnDelete.restrict)
    kind = Text(default=None)
    number = Integer(default=None)
    clear = Boolean(default=None)
    reason = Text(default=None)
    checked_by = UUID(default=None)
    checked_at = Timestamptz(default=None)

    proposal_check_once = Unique([proposal, kind, number])
    kind_known = Check("kind IN ('exemption', 'not_considered', 'relatives')")


class ProposalOutcome(Table, tablename="proposal_outcome"):
    """What the authority answered; the id is made by the sender. A mistake is put right by a further one: insert only
    (trigger). `form` is one of discipline, of those for `subject`; only people choose it."""

    id = UUID(primary_key=True, default=None)
    proposal = ForeignKey(Proposal, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    result = Text(default=None)
    subject = Text(null=True, default=None)
    form = Text(null=True, default=None)
    decided_on = Date(default=None)
    reference = Text(null=True, default=None)
    text = Text(default=None)
    recorded_by = UUID(default=None)
    recorded_at = Timestamptz(default=None)

    proposal_outcome_once = Unique([proposal, number])
    result_known = Check("result IN ('decided', 'declined')")
    form_of_subject = Check("(form IS NULL) = (subject IS NULL) AND (form IS NULL OR result = 'decided')")
