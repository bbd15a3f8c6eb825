"""What may follow a conclusion: the unit objects to it, or two reviewers have the hearing begin again."""

from typing import Any

from piccolo.columns import UUID, Array, Boolean, ForeignKey, OnDelete, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from inspections.tables import Conclusion, Inspection
from organisation.tables import Person


class Objection(Table, tablename="objection"):
    """The unit says that a conclusion is wrong; the id is made by the sender.

    About the facts the team answers and a reviewer decides, about the process two people do who took no part in either.
    `due_at` is when it should be decided. "upheld": the conclusion stands. "amended": it is written anew, and the
    objection is settled once that version (`amendment`) is in force.
    """

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    conclusion = ForeignKey(Conclusion, null=False, default=None, on_delete=OnDelete.restrict)
    ground = Text(default=None)
    findings = Array(UUID(), default=list)
    reasons = Text(default=None)
    photos = Array(UUID(), default=list)
    made_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    answer = Text(null=True, default=None)
    answered_by: ForeignKey[Any] = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    answered_at = Timestamptz(null=True, default=None)
    result = Text(null=True, default=None)
    decision = Text(null=True, default=None)
    decided_by: ForeignKey[Any] = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    decided_at = Timestamptz(null=True, default=None)
    amendment: ForeignKey[Any] = ForeignKey(Conclusion, null=True, default=None, on_delete=OnDelete.restrict)
    settled_at = Timestamptz(null=True, default=None)

    ground_known = Check("ground IN ('facts', 'process')")
    facts_named = Check("ground <> 'facts' OR cardinality(findings) > 0")
    result_known = Check("result IN ('upheld', 'amended')")
    answer_whole = Check("num_nulls(answer, answered_by, answered_at) IN (0, 3)")
    decision_whole = Check("num_nulls(result, decision, decided_by, decided_at) IN (0, 4)")
    answered_by_another = Check("answered_by IS NULL OR answered_by <> made_by")
    decided_by_another = Check(
        "decided_by IS NULL OR (decided_by <> made_by AND decided_by IS DISTINCT FROM answered_by)"
    )
    amended_by_version = Check("amendment IS NULL OR result = 'amended'")
    settled_when_done = Check(
        "(settled_at IS NOT NULL) = (result IS NOT DISTINCT FROM 'upheld' OR amendment IS NOT NULL)"
    )


class Reopening(Table, tablename="reopening"):
    """New evidence about some findings: a reviewer proposes to hear the unit again, another one signs it or declines.

    The id is made by the sender. `agreed` is null until then; the time of a signed one is that of its decision.
    """

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    findings = Array(UUID(), default=list)
    reason = Text(default=None)
    proposed_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    proposed_at = Timestamptz(default=None)
    agreed = Boolean(null=True, default=None)
    comment = Text(null=True, default=None)
    decided_by: ForeignKey[Any] = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    decided_at = Timestamptz(null=True, default=None)

    findings_named = Check("cardinality(findings) > 0")
    decision_whole = Check("num_nulls(agreed, decided_by, decided_at) IN (0, 3)")
    decided_by_another = Check("decided_by IS NULL OR decided_by <> proposed_by")
    declined_with_reason = Check("agreed OR agreed IS NULL OR comment IS NOT NULL")
