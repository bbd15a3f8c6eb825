"""What a visit leaves: its opening, the sheets, who fell away, the hand-in."""

from piccolo.columns import (
    JSONB,
    UUID,
    Array,
    Boolean,
    Bytea,
    ForeignKey,
    Integer,
    Numeric,
    OnDelete,
    Text,
    Timestamptz,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from inspections.tables import Inspection
from ledger.identifiers import UUID7
from organisation.tables import Person


class Opening(Table, tablename="opening"):
    """The team at the door: what the phone claimed and when the server heard of it."""

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    opened_by = UUID(default=None)
    claimed_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    latitude = Numeric(digits=(9, 6), null=True, default=None)
    longitude = Numeric(digits=(9, 6), null=True, default=None)
    accuracy = Numeric(digits=(8, 1), null=True, default=None)


class Sheet(Table, tablename="sheet"):
    """One inspector's filled checklist; the id is made on the phone."""

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    inspector = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)

    sheet_of_inspector_once = Unique([inspection, inspector])


class SheetRevision(Table, tablename="sheet_revision"):
    """`body` is the request's exact bytes, `sha256` their hash, `signature` what the server found when it checked
    `device_signature` against the phone's key. Insert only (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    sheet = ForeignKey(Sheet, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    body = Bytea(default=None)
    sha256 = Bytea(default=None)
    claimed_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    device = UUID(default=None)
    submitted = Boolean(default=None)
    reason = Text(null=True, default=None)
    receipt = Text(null=True, default=None, unique=True)
    photos = Array(UUID(), default=None)
    assessment = JSONB(default=None)
    device_signature = Bytea(null=True, default=None)
    signature = Text(null=True, default=None)

    sheet_revision_once = Unique([sheet, number])
    signature_known = Check("signature IN ('signed', 'unsigned', 'wrong')")


class Withdrawal(Table, tablename="withdrawal"):
    """A member of the team stands back or fell ill; the id is made on the phone. Or the clock found before the opening
    that they may not go any more ("unavailable"). Insert only (trigger).

    `late`: the phone had no network, and the leader had handed in when it came. The visit stays as it was.
    """

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    reason = Text(default=None)
    note = Text(default=None)
    claimed_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(default=None)
    late = Boolean(default=False)

    withdrawal_once = Unique([inspection, person])
    reason_known = Check("reason IN ('conflict', 'illness', 'unavailable')")


class Submission(Table, tablename="submission"):
    """The end of the visit: the leader settled the overlaps; only this merged sheet is scored.

    `score` is in hundredths, null when nothing could be observed; `grade` is null for "not graded".
    """

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    submitted_by = UUID(default=None)
    sha256 = Bytea(default=None)
    claimed_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    incomplete_reason = Text(null=True, default=None)
    revisions = Array(UUID(), default=None)
    answers = JSONB(default=None)
    score = Integer(null=True, default=None)
    grade = Text(null=True, default=None)
    observed_weight = Integer(default=None)
    total_weight = Integer(default=None)
    photos = Array(UUID(), default=None)
