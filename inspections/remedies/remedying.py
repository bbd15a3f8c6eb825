"""What follows a conclusion: the unit puts right what was found, somebody else looks whether it did."""

from datetime import datetime
from uuid import UUID

from checklists.items import Severity
from inspections.clocks.deadline_rules import Span
from inspections.clocks.deadlines import after
from inspections.clocks.deadlines import due as due_for
from inspections.evidence.holding import held
from inspections.findings import finding_queries
from inspections.remedies import remedy_queries as remedies
from inspections.remedies import telling_remedies
from inspections.remedies import waiver_queries as waivers
from inspections.remedies.remedy_documents import MOST_WORDS, RemedyPlan, RemedyReportDocument
from inspections.remedies.remedy_rules import REMEDY_CLOCKS, UNSETTLED, check_remediable
from inspections.steps.lifecycle import Action
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused


async def require(record: Record, inspection: Row, finding: UUID, severity: Severity, plan: RemedyPlan) -> datetime:
    """Part of the conclusion, or of a change beside it; when it is due."""
    due = await _due(inspection, severity, plan.working_days, record.at)
    values = (plan.cause, plan.action.strip(), plan.owner.strip(), due, UUID(record.by), record.at)
    identifier = await remedies.add(inspection["id"], finding, values)
    facts = {
        "inspection": str(inspection["id"]),
        "finding": str(finding),
        "cause": plan.cause,
        "due": due.isoformat(),
    }
    await record("remedy.required", subject=str(identifier), facts=facts)
    return due


async def _due(inspection: Row, severity: Severity, chosen: int | None, start: datetime) -> datetime:
    if chosen is None:
        return await due_for(REMEDY_CLOCKS[severity], inspection, start)
    return await after(Span(chosen, "working_days"), inspection["unit"], start)


async def add(
    actor: Actor, inspection: Row, finding: Row, severity: Severity, result: str, plan: RemedyPlan, now: datetime
) -> None:
    """After the conclusion, while the inspection is not closed."""
    async with change(by=str(actor.person), at=now) as record:
        current = await held(inspection["id"], "require_remedy")
        check_remediable(result, severity, finding["item"])
        due = await require(record, current, finding["id"], severity, plan)
        await telling_remedies.required(record, current, 1, due)


async def report(actor: Actor, remedy: Row, document: RemedyReportDocument, now: datetime) -> bool:
    """False for a replay. While one report waits to be looked at there is no other."""
    known = await remedies.find_report(document.id)
    if known is not None:
        return _replayed(known, remedy["id"], document)
    async with change(by=str(actor.person), at=now) as record:
        inspection = await _held(remedy, "report_remedy", "open")
        if await finding_queries.photos_of_others(remedy["inspection"], document.photos):
            raise Refused("explanation-photo-elsewhere")
        await remedies.add_report(document.id, remedy["id"], document.text.strip(), document.photos, actor.person, now)
        await remedies.set_state(remedy["id"], "reported", None)
        facts = {
            "report": str(document.id),
            "photos": [str(photo) for photo in document.photos],
            "late": now > remedy["due_at"],
        }
        await record("remedy.reported", subject=str(remedy["id"]), facts=facts)
        await telling_remedies.reported(record, inspection, document.id)
    return True


async def judge(actor: Actor, remedy: Row, number: int, accepted: bool, comment: str | None, now: datetime) -> None:
    """Accepted, or sent back with the reason; by nobody who answers for the unit."""
    async with change(by=str(actor.person), at=now) as record:
        inspection = await _held(remedy, "verify_remedy", "reported")
        newest = await remedies.newest_report(remedy["id"])
        if newest is None or newest["number"] != number:
            raise Refused("changed-meanwhile")
        await require_another(actor.person, [newest["reported_by"]], now)
        await _check_judgement(newest, accepted, comment)
        await remedies.judge(newest["id"], accepted, comment, actor.person, now)
        await remedies.set_state(remedy["id"], "verified" if accepted else "open", now if accepted else None)
        name = "remedy.verified" if accepted else "remedy.returned"
        await record(name, subject=str(remedy["id"]), facts={"report": str(newest["id"])})
        await telling_remedies.judged(record, inspection, newest["id"], accepted)


async def _check_judgement(report: Row, accepted: bool, comment: str | None) -> None:
    if not accepted and not (comment and comment.strip()):
        raise Refused("remedy-comment-missing")
    missing = await remedies.photos_missing(report["photos"])
    if accepted and missing:
        raise Refused("remedy-photos-missing", missing=missing)


async def propose_waiver(actor: Actor, remedy: Row, reason: str, now: datetime) -> None:
    async with change(by=str(actor.person), at=now) as record:
        inspection = await _held(remedy, "propose_waiver", *UNSETTLED)
        if await waivers.undecided(remedy["id"]):
            raise Refused("waiver-proposed-already")
        waiver = await waivers.add(remedy["id"], reason.strip(), actor.person, now)
        await record("remedy.waiver-proposed", subject=str(remedy["id"]), facts={"waiver": str(waiver)})
        await telling_remedies.waiver_proposed(record, inspection, waiver)


async def decide_waiver(actor: Actor, remedy: Row, agreed: bool, now: datetime) -> None:
    """The second signature, by another reviewer."""
    async with change(by=str(actor.person), at=now) as record:
        inspection = await _held(remedy, "decide_waiver", *UNSETTLED)
        waiver = await waivers.undecided(remedy["id"])
        if waiver is None:
            raise Refused("changed-meanwhile")
        await require_another(actor.person, [waiver["proposed_by"]], now)
        await waivers.decide(waiver["id"], agreed, actor.person, now)
        facts = {"waiver": str(waiver["id"])}
        if not agreed:
            await record("remedy.waiver-refused", subject=str(remedy["id"]), facts=facts)
            return
        await remedies.set_state(remedy["id"], "waived", now)
        await record("remedy.waived", subject=str(remedy["id"]), facts=facts)
        await telling_remedies.waived(record, inspection, waiver["id"])


async def waive_all_of(record: Record, inspection: Row, finding: UUID, version: Row) -> None:
    """What is not settled yet, by the signatures of a new version of the conclusion: its drafter's and its last."""
    for remedy in await remedies.unsettled_of(finding):
        reason = version["summary"][:MOST_WORDS]
        signatures = (version["drafted_by"], version["drafted_at"], UUID(record.by), record.at)
        waiver = await waivers.add_agreed(remedy, reason, *signatures)
        await remedies.set_state(remedy, "waived", record.at)
        facts = {"waiver": str(waiver), "version": version["number"]}
        await record("remedy.waived", subject=str(remedy), facts=facts)
        await telling_remedies.waived(record, inspection, waiver)


async def require_settled(inspection: UUID) -> None:
    """Nothing is shelved: an inspection is closed once all is verified, or waived by two."""
    unsettled = await remedies.count_unsettled(inspection)
    if unsettled:
        raise Refused("remedies-open", remedies=unsettled)


async def _held(remedy: Row, action: Action, *wanted: str) -> Row:
    """Held until the change ends: who closes meanwhile waits. `wanted` are the remedy's own states."""
    current = await held(remedy["inspection"], action)
    state = await remedies.state_of(remedy["id"])
    if state not in wanted:
        raise Refused("remedy-state", state=state)
    return current


def _replayed(known: Row, remedy: UUID, document: RemedyReportDocument) -> bool:
    if (known["remedy"], known["text"], known["photos"]) != (remedy, document.text.strip(), document.photos):
        raise Refused("report-differs")
    return False
