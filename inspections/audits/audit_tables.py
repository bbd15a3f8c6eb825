"""What is kept to audit the auditors: figures of visits that are over, and back-checks of what was concluded."""

from piccolo.columns import JSONB, UUID, Array, Bytea, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from inspections.tables import Inspection
from ledger.identifiers import UUID7
from organisation.tables import Person


class AuditedVisit(Table, tablename="audited_visit"):
    """A concluded visit whose sheets were read into `VisitReading` and `PairReading`."""

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    read_at = Timestamptz(default=None)


class VisitReading(Table, tablename="visit_reading"):
    """One inspector's sheet of one visit, in figures.

    `alike` is the same for sheets that compare: programme, kind of visit and unit, checklist, profile, sections.
    `score` is in hundredths; `seconds` run from the opening to the sheet's last revision; `in_row` counts neighbouring
    answers of the same kind, `same_in_row` those of them that say the same; `twice` and `twice_same` are counts that
    were made a second time.
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    inspector = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    unit = UUID(default=None)
    alike = Text(default=None)
    ended_at = Timestamptz(default=None)
    score = Integer(null=True, default=None)
    answered = Integer(default=None)
    seconds = Integer(default=None)
    in_row = Integer(default=None)
    same_in_row = Integer(default=None)
    twice = Integer(default=None)
    twice_same = Integer(default=None)

    visit_reading_once = Unique([inspection, inspector])


class PairReading(Table, tablename="pair_reading"):
    """Items that two inspectors of one visit both answered before the leader settled. `cells`: how often `one` and
    `other` found it right, wrong or not applicable, three rows of three."""

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    one = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    other = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    ended_at = Timestamptz(default=None)
    cells = Array(Integer(), default=None)

    pair_reading_once = Unique([inspection, one, other])
    cells_whole = Check("cardinality(cells) = 9")


class InspectorAudit(Table, tablename="inspector_audit"):
    """`figures` (`inspections.audits.audit_figures.Figures`) as computed last; made anew every night."""

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    computed_at = Timestamptz(default=None)
    figures = JSONB(default=None)


class BackCheckRound(Table, tablename="back_check_round"):
    """Conclusions that came into force from `committed_at` until `ends_at` are drawn from by `seed`.

    The seed is derived from the master `key`; its `commitment` stands in the ledger before the first of them.
    """

    id = UUID(primary_key=True, default=UUID7())
    key = Text(default=None)
    commitment = Bytea(default=None)
    committed_at = Timestamptz(default=None)
    ends_at = Timestamptz(null=True, default=None)
    seed = Bytea(null=True, default=None)
    drawn_at = Timestamptz(null=True, default=None)
    candidates = Integer(null=True, default=None)
    chosen = Integer(null=True, default=None)


class BackCheck(Table, tablename="back_check"):
    """A concluded inspection that another reviewer reads again; without `reader` it waits for somebody who may."""

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    round = ForeignKey(BackCheckRound, null=False, default=None, on_delete=OnDelete.restrict)
    drawn_at = Timestamptz(default=None)
    reader = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    assigned_at = Timestamptz(null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)

    reader_with_time = Check("(reader IS NULL) = (assigned_at IS NULL)")
    answered_by_reader = Check("answered_at IS NULL OR reader IS NOT NULL")


class BackCheckAnswer(Table, tablename="back_check_answer"):
    """What the second reader found; the id is made by the sender. Insert only (trigger).

    `readings` is a list of {item, finding, first, second, reason}: the severity concluded, null when there was no
    finding or it was withdrawn, and that of the second reader, null when they see none.
    """

    id = UUID(primary_key=True, default=None)
    back_check = ForeignKey(BackCheck, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    reader = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    sha256 = Bytea(default=None)
    readings = JSONB(default=None)
    note = Text(null=True, default=None)
    answered_at = Timestamptz(default=None)


class BackCheckRefusal(Table, tablename="back_check_refusal"):
    """Somebody passed a back-check on, and does not get it again. Insert only (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    back_check = ForeignKey(BackCheck, null=False, default=None, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    reason = Text(default=None)
    refused_at = Timestamptz(default=None)

    back_check_refusal_once = Unique([back_check, person])
    reason_known = Check("reason IN ('knows_it', 'conflict', 'away')")
