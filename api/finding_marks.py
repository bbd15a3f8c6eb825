"""What is known of a finding beside its severity, as its readers see it."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from checklists.items import Severity
from inspections import access
from inspections.findings import cause_queries, finding_fact_queries, subject_queries, subjects
from inspections.findings.finding_facts import Cause as Where
from inspections.findings.finding_facts import SubjectKind
from inspections.steps.lifecycle import BY_ACTION, Action
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


class Repeat(msgspec.Struct, frozen=True, rename="camel"):
    """The earlier finding of the same item at the same unit. `stands`: its conclusion still upholds it."""

    earlier: UUID
    inspection: UUID
    opened_at: datetime
    severity: Severity
    stands: bool


class Fixed(msgspec.Struct, frozen=True, rename="camel"):
    """How it was put right before the team left; `photos` are among the finding's."""

    how: str
    photos: list[UUID]


class Cause(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`accepted` is null until a reviewer decides. The one `in_force` was accepted last; "unit" takes an earlier one
    back. `ownerName` is another unit, which answers by `answerDue` (`takesIt` is null before), or a post outside."""

    id: UUID
    cause: Where
    owner: UUID | None
    owner_name: str | None
    reason: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    accepted: bool | None
    decision: str | None
    decided_by_name: str | None
    decided_at: datetime | None
    in_force: bool
    answer_due: datetime | None
    takes_it: bool | None
    answer: str | None
    done_by: date | None
    answered_by_name: str | None
    answered_at: datetime | None


class Subject(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """The unit, where nobody said otherwise (`number` 0). Of people only how many; `readable`: the reader may ask for
    their names, of which so many are `erased`."""

    number: int = 0
    kind: SubjectKind = "unit"
    post: str | None = None
    people: int = 0
    erased: int = 0
    set_by_name: str | None = None
    set_at: datetime | None = None
    readable: bool = False


class Marks(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`outside`: its cause lies outside the unit, so that it counts neither as a repeat nor in the unit's risk.
    `may`: what the reader may do here now, as far as roles and the state say."""

    repeat: Repeat | None
    fixed: Fixed | None
    causes: list[Cause]
    outside: bool
    subject: Subject
    may: list[Action]


class Told(msgspec.Struct, frozen=True):
    """Of all findings of one inspection, by their ids."""

    repeats: dict[UUID, Repeat]
    fixes: dict[UUID, Fixed]
    causes: list[Row]
    subjects: dict[UUID, Subject]
    may: list[Action]

    def marks(self, finding: UUID) -> Marks:
        causes = [cause_of(each) for each in self.causes if each["finding"] == finding]
        return Marks(
            repeat=self.repeats.get(finding),
            fixed=self.fixes.get(finding),
            causes=causes,
            outside=any(cause.in_force and cause.cause != "unit" for cause in causes),
            subject=self.subjects.get(finding, Subject()),
            may=self.may,
        )


async def told_of(actor: Actor, inspection: Row, now: datetime) -> Told:
    """What is only proposed is a working paper."""
    identifier = inspection["id"]
    causes = await cause_queries.of_inspection(identifier)
    readable = await subjects.may_read_names(actor, inspection, now)
    return Told(
        repeats={each["repeated"]: _repeat(each) for each in await finding_fact_queries.repeats_of(identifier)},
        fixes={
            each["finding"]: Fixed(each["how"], each["photos"])
            for each in await finding_fact_queries.fixes_of(identifier)
        },
        causes=[each for each in causes if each["accepted"] or access.reads_working_papers(actor, inspection)],
        subjects={
            each["finding"]: _subject(each, readable) for each in await subject_queries.of_inspection(identifier)
        },
        may=[action for action in ("set_cause", "decide_cause", "set_subject") if _may(actor, action, inspection)],
    )


def _repeat(row: Row) -> Repeat:
    return Repeat(**{name: row[name] for name in Repeat.__struct_fields__})


def cause_of(row: Row) -> Cause:
    fields = {name: row[name] for name in Cause.__struct_fields__}
    return Cause(**fields | {"owner_name": row["owner_name"] or row["outside_owner"]})


def _subject(row: Row, readable: bool) -> Subject:
    told = {name: row[name] for name in Subject.__struct_fields__ if name != "readable"}
    return Subject(**told, readable=readable and row["kind"] == "person")


def _may(actor: Actor, action: Action, inspection: Row) -> bool:
    if inspection["state"] not in BY_ACTION[action].sources:
        return False
    try:
        access.may_do(actor, action, inspection)
    except Refused:
        return False
    return True
