"""A breach of personal data, and what was done about it within the law's hours."""

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from ledger.identifiers import UUID7
from organisation.tables import Unit


class Breach(Table, tablename="breach"):
    """`reminded` counts the reminders sent; `remind_at` is when the next one is due."""

    id = UUID(primary_key=True, default=UUID7())
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    title = Text(default=None)
    what = Text(default=None)
    opened_by = UUID(default=None)
    opened_at = Timestamptz(default=None)
    discovered_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    reminded = Integer(default=0)
    remind_at = Timestamptz(null=True, default=None)
    closing_proposed_by = UUID(null=True, default=None)
    closing_proposed_at = Timestamptz(null=True, default=None)
    closing_note = Text(null=True, default=None)
    closed_by = UUID(null=True, default=None)
    closed_at = Timestamptz(null=True, default=None)

    breach_two_close = Check("closed_by IS NULL OR closed_by <> closing_proposed_by")
    breach_closing_whole = Check("(closed_by IS NULL) = (closed_at IS NULL)")
    breach_known_before = Check("discovered_at <= opened_at")


class BreachStep(Table, tablename="breach_step"):
    """What somebody said of a step of the checklist; of each step the newest counts."""

    id = UUID(primary_key=True, default=UUID7())
    breach = ForeignKey(Breach, null=False, default=None, on_delete=OnDelete.restrict)
    step = Text(default=None)
    done = Boolean(default=None)
    note = Text(default=None)
    by = UUID(default=None)
    at = Timestamptz(default=None)
