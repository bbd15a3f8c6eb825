"""Every deadline that runs or ran, as the clock follows what happens in the inspections."""

from piccolo.columns import UUID, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from inspections.tables import Inspection
from ledger.identifiers import UUID7


class Deadline(Table, tablename="deadline"):
    """One clock that began at `since` for whoever holds `role` at the inspection's unit; `subject` is what it is about:
    the inspection itself, a conclusion, a remedy, an objection, a proposed revisit, a cause that was passed on.

    `working_days` lie between `since` and `due_at`; null where it counts days or hours. `reminded` is how many
    reminders are over, sent or passed by, the next is due at `remind_at`. It ended once the step was taken.
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    clock = Text(default=None)
    subject = UUID(default=None)
    role = Text(default=None)
    since = Timestamptz(default=None)
    working_days = Integer(null=True, default=None)
    due_at = Timestamptz(default=None)
    reminded = Integer(default=0)
    remind_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)

    deadline_once = Unique([clock, subject, since])
    holder_known = Check("role IN ('leader', 'unit_head', 'planner', 'reviewer', 'owner')")
    nobody_reminded_after_the_end = Check("ended_at IS NULL OR remind_at IS NULL")
