from piccolo.columns import UUID, Bytea, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ledger.identifiers import UUID7
from organisation.tables import Person


class Checklist(Table, tablename="checklist"):
    """Only a name; what is asked stands in its versions."""

    id = UUID(primary_key=True, default=UUID7())
    code = Text(default=None, unique=True)


class ChecklistVersion(Table, tablename="checklist_version"):
    """`document` is the exact bytes that are served, `sha256` their hash: neither ever changes (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    checklist = ForeignKey(Checklist, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    state = Text(default=None)
    document = Bytea(default=None)
    sha256 = Bytea(default=None)
    author = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    drafted_at = Timestamptz(default=None)
    approver = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    published_at = Timestamptz(null=True, default=None)

    checklist_version_once = Unique([checklist, number])
    state_known = Check("state IN ('draft', 'published')")
    published_with_approver = Check("(state = 'published') = (approver IS NOT NULL AND published_at IS NOT NULL)")
    two_people = Check("approver IS NULL OR approver <> author")
    hash_whole = Check("length(sha256) = 32")
