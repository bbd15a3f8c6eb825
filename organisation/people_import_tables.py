"""Files that were imported, so that the same file is never applied twice and its roles are signed together."""

from piccolo.columns import UUID, Array, Bytea, Date, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from ledger.identifiers import UUID7
from organisation.tables import Person, Unit


class PeopleImport(Table, tablename="people_import"):
    """`people` are those it added, `grants` the roles it asked for: they wait for a second person as one batch."""

    id = UUID(primary_key=True, default=UUID7())
    sha256 = Bytea(default=None, unique=True)
    people = Array(UUID(), default=None)
    changed = Integer(default=None)
    grants = Array(UUID(), default=None)
    imported_by = UUID(default=None)
    imported_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)

    people_import_two_people = Check("approved_by IS NULL OR approved_by <> imported_by")
    people_import_approval_whole = Check("(approved_by IS NULL) = (approved_at IS NULL)")


class FormerName(Table, tablename="former_name"):
    """What a person was called until `changed_at`, and from then on. The ledger has the row's hash, never a name."""

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    name = Text(default=None)
    became = Text(default=None)
    changed_by = UUID(default=None)
    changed_at = Timestamptz(default=None)


class UnitImport(Table, tablename="unit_import"):
    """Which units there are feeds the odds: a file is proposed by one person and applied by another."""

    id = UUID(primary_key=True, default=UUID7())
    country = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    sha256 = Bytea(default=None)
    content = Bytea(default=None)
    plan_sha256 = Bytea(default=None)
    holds_from = Date(default=None)
    added = Integer(default=None)
    changed = Integer(default=None)
    ended = Integer(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)
    withdrawn_by = UUID(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    state = Text(default=None)

    unit_import_two_people = Check("approved_by IS NULL OR approved_by <> proposed_by")
    unit_import_approval_whole = Check("(approved_by IS NULL) = (approved_at IS NULL)")
    unit_import_withdrawal_whole = Check("(withdrawn_by IS NULL) = (withdrawn_at IS NULL)")
    unit_import_state_known = Check("state IN ('waiting', 'applied', 'withdrawn')")
