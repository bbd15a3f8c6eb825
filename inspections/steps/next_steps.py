"""What is open in an inspection now: which acts wait for whom, and which others are possible. Pure.

An act is *awaited* when the case stands still until somebody does it; everything else that may be done is only offered.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from inspections.cases import Case, OpenAct, draft_of, is_issued
from inspections.clocks.clocks import to_verify_since
from inspections.clocks.deadline_rules import Clock
from inspections.hearing.hearing import PHOTOS_WITHIN, wants_explanation
from inspections.steps.lifecycle import BY_ACTION, SIGNATURES, Action
from inspections.steps.offered_acts import offered
from ledger.database import Row

SEALED: frozenset[Action] = frozenset(
    (*SIGNATURES, "send_back", "amend", "send_back_amendment", "issue_amendment", "sign_amendment", "reopen")
)
"""What a referral to the investigators stops."""
AMONG_REVIEWERS: frozenset[Action] = frozenset(
    ("reopen", "confirm_commendation", "sign_commendation", "sign_proposal", "sign_proposal_second")
)
"""What is only proposed yet: that it waits is told to whoever may read it."""


def open_acts(case: Case, now: datetime) -> list[OpenAct]:
    """What the case waits for first, in the order in which it is to happen. Each stands in the table for this state."""
    state = case.inspection["state"]
    found = [*_by_state(case, now), *_reopened(case), *_praise(case), *_proposed(case), *offered(case, now)]
    sealed = SEALED if case.sealed else frozenset()
    return [act for act in found if state in BY_ACTION[act.action].sources and act.action not in sealed]


def _by_state(case: Case, now: datetime) -> Iterator[OpenAct]:
    visit = case.inspection
    match visit["state"]:
        case "released" if now <= visit["ends_at"]:
            yield OpenAct("open", visit["released_at"], visit["ends_at"])
        case "opened":
            yield OpenAct("submit", visit["opened_at"], visit["ends_at"])
        case "submitted":
            yield from _submitted(case)
        case "explaining":
            yield from _explaining(case, now)
        case "concluded":
            yield from _concluded(case)
        case "closed":
            yield from _objections(case)


def _submitted(case: Case) -> Iterator[OpenAct]:
    since = case.inspection["submitted_at"]
    yield OpenAct("photograph", since, since + PHOTOS_WITHIN)
    if not case.minutes:
        yield _minutes(case)


def _minutes(case: Case) -> OpenAct:
    since = case.inspection["submitted_at"]
    return OpenAct("keep_minutes", since, clock=("minutes_signed", since))


def _explaining(case: Case, now: datetime) -> Iterator[OpenAct]:
    visit, wanted = case.inspection, [finding for finding in case.findings if wants_explanation(finding)]
    in_time = now <= visit["explanation_due"]
    if not case.minutes:
        yield _minutes(case)
    if case.extension and not is_issued(case):
        yield _extension(case, case.extension)
    if not is_issued(case):
        for finding in wanted:
            yield OpenAct("explain", visit["explaining_at"], visit["explanation_due"], finding["id"], awaited=in_time)
            yield OpenAct("enter_paper", visit["explaining_at"], None, finding["id"], awaited=False)
    if not (wanted and in_time):
        yield from _conclusion(case, now)


def _extension(case: Case, asked: Row) -> OpenAct:
    until, subject = case.inspection["explanation_due"], asked["id"]
    if asked["first_by"]:
        return OpenAct("agree_time", asked["first_at"], until, subject, not_by=(asked["asked_by"], asked["first_by"]))
    action: Action = "propose_time" if case.extended else "grant_time"
    return OpenAct(action, asked["asked_at"], until, subject, not_by=(asked["asked_by"],))


def _conclusion(case: Case, now: datetime) -> Iterator[OpenAct]:
    """Drafted, issued, signed second; drafted anew where something came after the draft, or it was sent back."""
    draft, heard_at = draft_of(case), _heard_at(case, now)
    signing: Clock = "conclusion_issued"
    if draft is None or _explained_since(case, draft["drafted_at"]):
        yield OpenAct("draft", heard_at, clock=("leader_report", heard_at))
    elif draft["issued_by"] is None:
        since = draft["drafted_at"]
        yield OpenAct("issue", since, not_by=_signers(case), clock=(signing, since))
        yield OpenAct("send_back", draft["drafted_at"], awaited=False, not_by=_signers(case))
        yield OpenAct("draft", draft["drafted_at"], awaited=False)
    else:
        since = draft["issued_at"]
        yield OpenAct("sign_second", since, not_by=_signers(case), clock=(signing, since))
        yield OpenAct("send_back", draft["issued_at"], awaited=False, not_by=_signers(case))


def _signers(case: Case) -> tuple[UUID, ...]:
    signed = [case.conclusion[who] for who in ("drafted_by", "issued_by", "second_by")] if case.conclusion else []
    return tuple(person for person in signed if person)


def _explained_since(case: Case, drafted_at: datetime) -> bool:
    return any(finding["explained_at"] and finding["explained_at"] > drafted_at for finding in case.findings)


def _heard_at(case: Case, now: datetime) -> datetime:
    """When the last word was said, else when the time for it was over; or a draft was sent back."""
    said = [finding["explained_at"] for finding in case.findings if finding["explained_at"]]
    unheard = any(wants_explanation(finding) for finding in case.findings)
    begun = case.inspection["explaining_at"]
    last: datetime = case.inspection["explanation_due"] if unheard else max([begun, *said])
    back = case.conclusion["sent_back_at"] if case.conclusion else None
    return min(max(last, back or last), now)


def _concluded(case: Case) -> Iterator[OpenAct]:
    yield from _objections(case)
    for report in case.reports:
        since, by = to_verify_since(report, case.inspection), (report["reported_by"],)
        yield OpenAct("verify_remedy", since, None, report["remedy"], not_by=by, clock=("verify_remedy", since))
    for waiver in case.waivers:
        yield OpenAct("decide_waiver", waiver["proposed_at"], None, waiver["remedy"], not_by=(waiver["proposed_by"],))
    waived = {waiver["remedy"] for waiver in case.waivers}
    for remedy in case.remedies:
        if remedy["state"] == "open":
            yield OpenAct("report_remedy", remedy["set_at"], remedy["due_at"], remedy["id"])
        if remedy["settled_at"] is None and remedy["id"] not in waived:
            yield OpenAct("propose_waiver", remedy["set_at"], None, remedy["id"], awaited=False)
    settled = [remedy["settled_at"] for remedy in case.remedies]
    if None not in settled and not case.objections:
        yield OpenAct("close", max([case.inspection["concluded_at"], *settled]))


def _objections(case: Case) -> Iterator[OpenAct]:
    for objection in case.objections:
        yield from _objected(case, objection)


def _objected(case: Case, objection: Row) -> Iterator[OpenAct]:
    """Answered, decided by another; where the unit was right, concluded anew."""
    until, subject, apart = objection["due_at"], objection["id"], (objection["made_by"], *_signers(case))
    if objection["answered_at"] is None and objection["ground"] == "facts":
        yield OpenAct("answer_facts", objection["made_at"], until, subject)
    elif objection["answered_at"] is None:
        yield OpenAct("answer_process", objection["made_at"], until, subject, not_by=apart)
    elif objection["decided_at"] is None:
        apart = (*apart, objection["answered_by"])
        yield OpenAct("decide_objection", objection["answered_at"], until, subject, not_by=apart)
    else:
        yield from _amendment(case, objection)


def _amendment(case: Case, objection: Row) -> Iterator[OpenAct]:
    """Drafted and signed like the first; the version that it replaces stays the newest until then."""
    draft, since = draft_of(case), objection["decided_at"]
    if draft is None:
        yield OpenAct("amend", since)
    elif draft["issued_by"] is None:
        yield OpenAct("issue_amendment", draft["drafted_at"], not_by=_signers(case))
        yield OpenAct("send_back_amendment", draft["drafted_at"], awaited=False, not_by=_signers(case))
    else:
        yield OpenAct("sign_amendment", draft["issued_at"], not_by=_signers(case))
        yield OpenAct("send_back_amendment", draft["issued_at"], awaited=False, not_by=_signers(case))


def _reopened(case: Case) -> Iterator[OpenAct]:
    asked = case.reopening
    if asked is not None and not case.objections:
        yield OpenAct("reopen", asked["proposed_at"], None, asked["id"], not_by=(asked["proposed_by"],))


def _praise(case: Case) -> Iterator[OpenAct]:
    for praise in case.commendations:
        if praise["confirmed"] is None:
            by = (praise["proposed_by"],)
            yield OpenAct("confirm_commendation", praise["proposed_at"], None, praise["id"], not_by=by)
        elif praise["confirmed"] and praise["reward"] and praise["second_by"] is None:
            signed = (praise["proposed_by"], praise["decided_by"])
            yield OpenAct("sign_commendation", praise["decided_at"], None, praise["id"], not_by=signed)


def _proposed(case: Case) -> Iterator[OpenAct]:
    for proposal in case.proposals:
        by, until = proposal["proposed_by"], proposal["due_at"]
        if proposal["signed_by"] is None:
            yield OpenAct("sign_proposal", proposal["proposed_at"], until, proposal["id"], not_by=(by,))
        else:
            signed = (by, proposal["signed_by"])
            yield OpenAct("sign_proposal_second", proposal["signed_at"], until, proposal["id"], not_by=signed)
