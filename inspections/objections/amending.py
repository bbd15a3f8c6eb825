"""A conclusion written anew, after an objection was found right or the hearing was reopened.

The version before stays in force until the new one has every signature; which findings may be decided otherwise
follows from why it is written.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from inspections.clocks.deadlines import spans_of
from inspections.concluding import conclusion_queries
from inspections.concluding.conclusion_documents import Decision, decisions_of
from inspections.objections import objection_queries, reopening_queries, telling_objections
from inspections.objections.objection_rules import Changes, check_changes, check_no_remedies, is_new, lapses
from inspections.remedies import remedying as remedies
from inspections.steps.lifecycle import BY_ACTION, Action, check
from ledger.changes import Record
from ledger.database import Row

AMENDING: Mapping[Action, Action] = {
    "draft": "amend",
    "send_back": "send_back_amendment",
    "issue": "issue_amendment",
    "sign_second": "sign_amendment",
}


async def check_open(action: Action, inspection: Row) -> None:
    """Beside the hearing a conclusion is drafted and signed only where an objection was found right."""
    check(AMENDING[action] if await is_awaited(inspection) else action, inspection["state"])


async def is_awaited(inspection: Row) -> bool:
    if inspection["state"] not in BY_ACTION["amend"].sources:
        return False
    return bool(await objection_queries.to_amend_for(inspection["id"]))


async def check_against_former(inspection: Row, findings: Sequence[Row], decisions: Sequence[Decision]) -> None:
    """`decisions` are complete. The first conclusion is free."""
    former = await conclusion_queries.in_force(inspection["id"])
    if former is None:
        return
    items = {finding["id"]: finding["item"] for finding in findings}
    before = decisions_of(former)
    if inspection["state"] == "closed":
        check_no_remedies(before, decisions, items)
    check_changes(before, decisions, await _allowed(inspection, items), items, spans_of(inspection))


async def _allowed(inspection: Row, findings: Sequence[UUID] | dict[UUID, str]) -> Changes:
    objections = await objection_queries.to_amend_for(inspection["id"])
    if not objections:
        reopened = await reopening_queries.newest_signed(inspection["id"])
        return Changes(reopened["findings"] if reopened else (), milder=False)
    if any(not objection["findings"] for objection in objections):
        return Changes(list(findings), milder=True)
    return Changes({finding for objection in objections for finding in objection["findings"]}, milder=True)


async def replace_remedies(record: Record, inspection: Row, former: Row | None, version: Row) -> set[UUID]:
    """What lapses is waived by the signatures of the new version; the findings whose remedy is to be required now."""
    before = {each.finding: each for each in decisions_of(former)} if former else {}
    after = decisions_of(version)
    for each in after:
        if each.finding in before and lapses(before[each.finding], each):
            await remedies.waive_all_of(record, inspection, each.finding, version)
    return {each.finding for each in after if is_new(before.get(each.finding), each)}


async def settle(record: Record, inspection: Row, version: Row) -> None:
    """The objections that this version was written for."""
    await objection_queries.settle(inspection["id"], version["id"], version["drafted_at"], record.at)
    await record("conclusion.amended", subject=str(inspection["id"]), facts={"number": version["number"]})
    await telling_objections.amended(record, inspection, version["number"])
