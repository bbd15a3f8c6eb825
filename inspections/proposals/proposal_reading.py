"""Proposals as they are read: the findings they rest on, and that a person's is read by who watches over it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.concluding.conclusion_documents import Result, decisions_of
from inspections.exporting.export_queries import final_conclusions
from inspections.proposals import proposal_queries
from inspections.proposals.proposal_rules import Cited, check_signable, heard
from inspections.steps.lifecycle import CONCLUDED
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


async def cited_of(proposals: Sequence[Row], now: datetime) -> dict[UUID, list[Cited]]:
    """By proposal, the findings in order of their items."""
    wanted = [finding for proposal in proposals for finding in proposal["findings"]]
    findings = {each["id"]: each for each in await proposal_queries.findings_by_id(wanted)}
    results = await _results([each["inspection"] for each in proposals if each["state"] in CONCLUDED])
    return {
        proposal["id"]: [
            _cited(row, proposal, results.get(row["id"]), now)
            for row in findings.values()
            if row["id"] in proposal["findings"]
        ]
        for proposal in proposals
    }


async def signable_of(inspection: Row, now: datetime) -> list[Row]:
    """Those of an inspection that only want a signature: whatever must come before has come."""
    wanted = await proposal_queries.unsigned_of(inspection["id"])
    cited = await cited_of(wanted, now) if wanted else {}
    return [each for each in wanted if await _is_signable(each, cited[each["id"]])]


async def _is_signable(proposal: Row, cited: Sequence[Cited]) -> bool:
    try:
        check_signable(proposal["level"], cited, await proposal_queries.newest_checks(proposal["id"]))
    except Refused:
        return False
    return True


async def note_persons_read(actor: Actor, proposals: Sequence[Row], now: datetime) -> None:
    """domain.md 7: an overseer reads what concerns a person, and the ledger says so."""
    persons = [each for each in proposals if each["concerns"] == "person" and _only_oversees(actor, each)]
    if not persons:
        return
    async with change(by=str(actor.person), at=now) as record:
        for proposal in persons:
            await record("proposal.person-read", subject=str(proposal["id"]), facts={"device": str(actor.device)})


def _only_oversees(actor: Actor, proposal: Row) -> bool:
    path = proposal["path"]
    own = actor.holds("reviewer", path) or actor.holds("unit_head", path) or proposal["leader"] == actor.person
    return actor.holds("overseer", path) and not own


async def _results(inspections: Sequence[UUID]) -> dict[UUID, Result]:
    """Of every finding; while an inspection is heard again its conclusion is no ground."""
    concluded = await final_conclusions(inspections)
    return {decision.finding: decision.result for conclusion in concluded for decision in decisions_of(conclusion)}


def _cited(finding: Row, proposal: Row, result: Result | None, now: datetime) -> Cited:
    return Cited(
        id=finding["id"],
        item=finding["item"],
        severity=finding["severity"],
        heard=heard(finding, proposal, now),
        result=result,
    )
