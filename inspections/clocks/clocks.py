"""Which clocks run in an inspection: what is to be done, by whom, since when. Pure; `clock_queries` reads the rows."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from inspections.clocks.deadline_rules import Clock
from inspections.proposals.proposal_rules import ANSWERED_BY, REFERRAL
from inspections.remedies.remedy_rules import REMEDY_CLOCKS, REVISIT_CLOCKS
from inspections.visiting.standing import next_step
from ledger.database import Row

Holder = Literal["leader", "unit_head", "planner", "reviewer", "owner"]
"""At whom something is due: the team's leader, or whoever holds the role at the unit; `owner` is the head of another
unit, whose a cause is."""

PROPOSALS: frozenset[Clock] = frozenset((*ANSWERED_BY.values(), "discipline_sent", "discipline_watch", "referral"))
"""That there is a proposal about somebody is for those who review and oversee."""


class Running(msgspec.Struct, frozen=True):
    """`due_at` where it is kept with what it is about; else it is counted from `since`. `not_by` may not do it."""

    clock: Clock
    subject: UUID
    role: Holder
    since: datetime
    due_at: datetime | None = None
    not_by: tuple[UUID, ...] = ()

    @property
    def key(self) -> tuple[str, UUID, datetime]:
        return self.clock, self.subject, self.since


def of_hearing(found: Row, now: datetime) -> Iterator[Running]:
    """Of an inspection that is explaining, or concluded with a later version under way. What is late goes on."""
    if found["state"] != "explaining":
        yield from _of_version(found)
        return
    step = next_step(found, now)
    if step in ("explanations", "draft") and found["unexplained"]:
        since, due = found["explaining_at"], found["explanation_due"]
        yield Running("explanation", found["id"], "unit_head", since, due)
    if step == "draft":
        yield Running("leader_report", found["id"], "leader", _heard_at(found))
    if step in ("issuance", "second_signature"):
        yield from _of_version(found)


def _heard_at(found: Row) -> datetime:
    """When the last word was said, the time for it was over, or a draft came back."""
    said = found["explanation_due"] if found["unexplained"] else found["explained_at"]
    known: list[datetime] = [time for time in (found["explaining_at"], said, found["sent_back_at"]) if time]
    return max(known)


def _of_version(found: Row) -> Iterator[Running]:
    """Drafted, and not in force yet."""
    if found["version"] is None or found["in_force_at"] or found["sent_back_at"]:
        return
    since = found["issued_at"] or found["drafted_at"]
    signers = tuple(person for person in (found["drafted_by"], found["issued_by"]) if person)
    yield Running("conclusion_issued", found["version"], "reviewer", since, not_by=signers)


def of_minutes(visit: Row) -> Running:
    """Of a visit that was submitted without any."""
    return Running("minutes_signed", visit["subject"], "leader", visit["submitted_at"])


def of_cause(cause: Row) -> Running:
    """Passed to another unit, whose head has not answered."""
    return Running("reply_to_consultation", cause["subject"], "owner", cause["decided_at"], cause["answer_due"])


def of_remedy(remedy: Row) -> Running:
    """`reported_at` is the newest report's. What waited while the hearing began again is looked at after that."""
    if remedy["state"] == "reported":
        return Running("verify_remedy", remedy["subject"], "leader", to_verify_since(remedy, remedy))
    clock = REMEDY_CLOCKS.get(remedy["severity"], "corrective_s2")
    return Running(clock, remedy["subject"], "unit_head", remedy["set_at"], remedy["due_at"])


def to_verify_since(report: Row, inspection: Row) -> datetime:
    since: datetime = max(report["reported_at"], inspection["concluded_at"])
    return since


def of_objection(objection: Row) -> Running:
    """The team answers what is said of the facts; everything else is for people outside it."""
    by_team = objection["ground"] == "facts" and objection["answered_at"] is None
    role: Holder = "leader" if by_team else "reviewer"
    return Running("objection_answer", objection["subject"], role, objection["made_at"], objection["due_at"])


def of_proposal(proposal: Row) -> Running:
    """Two signatures and the sending, then the authority's answer."""
    since = proposal["sent_at"] or proposal["second_at"] or proposal["signed_at"] or proposal["proposed_at"]
    return Running(_proposal_clock(proposal), proposal["subject"], "reviewer", since, proposal["due_at"])


def _proposal_clock(proposal: Row) -> Clock:
    if proposal["sent_at"]:
        return ANSWERED_BY.get(proposal["level"], "discipline_watch")
    return "referral" if proposal["level"] == REFERRAL else "discipline_sent"


def of_revisit(revisit: Row) -> Running:
    """`due_at` is the end of the day by which somebody should have come."""
    clock = REVISIT_CLOCKS[revisit["grade"]]
    return Running(clock, revisit["subject"], "planner", revisit["proposed_at"], revisit["due_at"])
