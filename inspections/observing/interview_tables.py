"""What citizens told the team, and what it saw at the counters. Nobody can be known by it: there is no field for it."""

from piccolo.columns import UUID, Bytea, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from inspections.tables import Inspection
from organisation.tables import Person


class Interview(Table, tablename="interview"):
    """A citizen's answers. `sha256` is of `salt` and the document (`inspections.observing.observing`): the ledger has
    it, and nobody finds out by it what was answered. Insert only (trigger), but that the remark goes when its time is
    over."""

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, index=True, default=None, on_delete=OnDelete.restrict)
    inspector = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    claimed_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    purpose = Text(default=None)
    politeness = Integer(default=None)
    asked_again = Text(default=None)
    deadline_told = Text(default=None)
    paid_more = Text(default=None)
    waited_minutes = Integer(null=True, default=None)
    remark = Text(null=True, default=None)
    salt = Bytea(default=None)
    sha256 = Bytea(default=None)

    purpose_known = Check("purpose IN ('submit', 'supplement', 'collect', 'ask', 'other')")
    politeness_on_scale = Check("politeness BETWEEN 1 AND 5")
    answers_known = Check(
        "asked_again IN ('yes', 'no', 'unknown') AND deadline_told IN ('yes', 'no', 'unknown') "
        "AND paid_more IN ('yes', 'no', 'unknown')"
    )


class Interaction(Table, tablename="interaction"):
    """How somebody was served at a counter; of the counter, never of a person. As `Interview`."""

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, index=True, default=None, on_delete=OnDelete.restrict)
    inspector = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    claimed_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    counter = Text(default=None)
    greeted = Text(default=None)
    explained = Text(default=None)
    apologised_if_late = Text(default=None)
    waited_minutes = Integer(null=True, default=None)
    served_minutes = Integer(null=True, default=None)
    remark = Text(null=True, default=None)
    salt = Bytea(default=None)
    sha256 = Bytea(default=None)

    answers_known = Check(
        "greeted IN ('yes', 'no', 'not_applicable') AND explained IN ('yes', 'no', 'not_applicable') "
        "AND apologised_if_late IN ('yes', 'no', 'not_applicable')"
    )
