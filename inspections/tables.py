from piccolo.columns import (
    JSONB,
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

from checklists.tables import ChecklistVersion
from ledger.identifiers import UUID7
from organisation.tables import Person, Unit

SEVERITIES = "('S0', 'S1', 'S2', 'S3', 'S4')"


class Inspection(Table, tablename="inspection"):
    """One visit to one unit. The row comes into being at its release minute, never earlier.

    `unit_code`, `unit_name` and `path` are the unit's on that day. `programme`, `plan_version` and `draw_day` are the
    scheduler's, which stands above this package; `deadlines` is what that plan set other than usual, by clock.
    """

    id = UUID(primary_key=True, default=UUID7())
    kind = Text(default=None)
    programme = UUID(default=None)
    plan_version = UUID(null=True, default=None)
    draw_day = UUID(null=True, default=None)
    demonstration = Boolean(default=None)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    unit_code = Text(default=None)
    unit_name = Text(default=None)
    path = Array(UUID(), default=None)
    checklist_version = ForeignKey(ChecklistVersion, null=False, default=None, on_delete=OnDelete.restrict)
    profile = Text(default=None)
    leader = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    letter_number = Text(default=None, unique=True)
    check_code = Text(default=None)
    state = Text(default=None)
    outcome = Text(null=True, default=None)
    outcome_reason = Text(null=True, default=None)
    outcome_by = Text(null=True, default=None)
    released_at = Timestamptz(default=None)
    arrives_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    opened_at = Timestamptz(null=True, default=None)
    submitted_at = Timestamptz(null=True, default=None)
    explaining_at = Timestamptz(null=True, default=None)
    explanation_due = Timestamptz(null=True, default=None)
    concluded_at = Timestamptz(null=True, default=None)
    closed_at = Timestamptz(null=True, default=None)
    deadlines = JSONB(default="{}")

    kind_known = Check("kind IN ('drawn', 'ordered', 'revisit', 'announced')")
    state_known = Check("state IN ('released', 'opened', 'submitted', 'explaining', 'concluded', 'closed')")
    outcome_known = Check("outcome IN ('carried_out', 'late', 'missed', 'aborted', 'cancelled')")


class TeamMember(Table, tablename="team_member"):
    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)

    team_member_once = Unique([inspection, person])


class EarlyRead(Table, tablename="early_read"):
    """Every read of a released inspection that is not opened yet."""

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    person = UUID(default=None)
    device = UUID(default=None)
    read_at = Timestamptz(default=None)


class Finding(Table, tablename="finding"):
    """What the visit found at one item. The severity in force is the newest `SeverityDecision`.

    `extent` runs from 1 to 5, a fifth of the sample each; null where there is no sample.
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    item = Text(default=None)
    note = Text(null=True, default=None)
    extent = Integer(null=True, default=None)
    photos = Array(UUID(), default=None)
    found_at = Timestamptz(default=None)

    finding_of_item_once = Unique([inspection, item])


class SeverityDecision(Table, tablename="severity_decision"):
    """Proposed by the checklist or the leader, decided in the conclusion. Insert only (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    finding = ForeignKey(Finding, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    severity = Text(default=None)
    reason = Text(null=True, default=None)
    decided_by = Text(default=None)
    decided_at = Timestamptz(default=None)

    severity_decision_once = Unique([finding, number])
    severity_known = Check(f"severity IN {SEVERITIES}")


class Explanation(Table, tablename="explanation"):
    """An answer to one finding; a later version replaces nothing. Insert only (trigger).

    `given_as`: by the unit itself, by the named official through a one-time `link`, or on a paper that `explained_by`
    entered. `photos` names its evidence, which may still be on its way; `corrections` is a list of {stated, actual}.
    """

    id = UUID(primary_key=True, default=None)
    finding = ForeignKey(Finding, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    position = Text(default=None)
    reasons = Text(default=None)
    photos = Array(UUID(), default=list)
    corrections = JSONB(default="[]")
    given_as = Text(default="unit")
    link = UUID(null=True, default=None)
    explained_by = UUID(null=True, default=None)
    explained_at = Timestamptz(default=None)

    explanation_once = Unique([finding, number])
    position_known = Check("position IN ('agree', 'disagree', 'agree_with_conditions', 'out_of_competence')")
    given_as_known = Check("given_as IN ('unit', 'official', 'paper')")
    official_by_link = Check("(given_as = 'official') = (link IS NOT NULL)")
    person_or_link = Check("(link IS NULL) = (explained_by IS NOT NULL)")


class Conclusion(Table, tablename="conclusion"):
    """A version of the conclusion: drafted, issued by another, for serious findings signed by a third.

    `decisions` is a list of {finding, result, severity, answer}. With its last signature it comes into force, until a
    later one does.
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    summary = Text(default=None)
    decisions = JSONB(default=None)
    drafted_by = UUID(default=None)
    drafted_at = Timestamptz(default=None)
    issued_by = UUID(null=True, default=None)
    issued_at = Timestamptz(null=True, default=None)
    second_by = UUID(null=True, default=None)
    second_at = Timestamptz(null=True, default=None)
    in_force_at = Timestamptz(null=True, default=None)

    conclusion_once = Unique([inspection, number])
    issuer_is_another = Check("issued_by IS NULL OR issued_by <> drafted_by")
    second_is_another = Check("second_by IS NULL OR (second_by <> issued_by AND second_by <> drafted_by)")


class Complaint(Table, tablename="complaint"):
    """What somebody complained of about a unit, as one person wrote it down; another found it true or not.

    `text` names nobody. Only what is found true counts in the unit's risk score.
    """

    id = UUID(primary_key=True, default=UUID7())
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    happened_on = Date(default=None)
    text = Text(default=None)
    recorded_by = UUID(default=None)
    recorded_at = Timestamptz(default=None)
    founded = Boolean(null=True, default=None)
    verified_by = UUID(null=True, default=None)
    verified_at = Timestamptz(null=True, default=None)

    complaint_two_people = Check("verified_by IS NULL OR verified_by <> recorded_by")
    complaint_verification_whole = Check(
        "(verified_by IS NULL) = (verified_at IS NULL) AND (verified_by IS NULL) = (founded IS NULL)"
    )
