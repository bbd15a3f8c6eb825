"""Proposals with their checks and outcomes. The team, reviewers and overseers read all; the unit's head what is signed;
planners and administrators nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from inspections.findings.finding_queries import FINDINGS
from inspections.proposals.proposal_rules import CHECKS
from inspections.queries import COLUMNS, FELL_ILL, TEAM, WITHDREW, near, unbiased
from ledger.database import Row, planned_rows, row, rows
from organisation.actors import Actor

Show = Literal["all", "to_sign", "to_send", "unanswered"]

SIGNED = "(ended IS NULL AND signed_by IS NOT NULL AND (level = 'L3' OR second_by IS NOT NULL))"
SEALS = "(level = 'L7' AND second_by IS NOT NULL AND ended IS NULL AND unsealed_at IS NULL)"
ANSWERED = "EXISTS (SELECT 1 FROM proposal_outcome WHERE proposal_outcome.proposal = proposal.id)"
READ = f"""((
    {TEAM} AND (NOT {WITHDREW} OR {FELL_ILL})
    OR inspection.path && $2::uuid[]
    OR ({SIGNED} AND inspection.path && $3::uuid[])
) AND {unbiased()})"""
REVIEWS = f"(inspection.path && $4::uuid[] AND NOT {TEAM} AND NOT inspection.path && $3::uuid[])"
"""Neither on the team nor answering for the unit."""
SHOWN: dict[Show, str] = {
    "all": "true",
    "to_sign": f"""ended IS NULL AND proposed_by <> $1 AND signed_by IS DISTINCT FROM $1 AND {REVIEWS}
        AND (signed_by IS NULL OR (level <> 'L3' AND second_by IS NULL))""",
    "to_send": f"{SIGNED} AND sent_at IS NULL AND {REVIEWS}",
    "unanswered": f"sent_at IS NOT NULL AND NOT {ANSWERED}",
}
PROPOSALS = f"""
    SELECT proposal.*, {SEALS} AS seals, inspection.unit, inspection.unit_name, inspection.unit_code, inspection.state,
           inspection.explanation_due, inspection.leader,
           inspection.demonstration, inspection.path, unit.zone, unit.jurisdiction,
           proposer.name AS proposed_by_name, signer.name AS signed_by_name, second.name AS second_by_name,
           ender.name AS ended_by_name, sender.name AS sent_by_name, unsealer.name AS unsealed_by_name
    FROM proposal JOIN inspection ON inspection.id = proposal.inspection JOIN unit ON unit.id = inspection.unit
    JOIN person AS proposer ON proposer.id = proposed_by
    LEFT JOIN person AS signer ON signer.id = signed_by LEFT JOIN person AS second ON second.id = second_by
    LEFT JOIN person AS ender ON ender.id = ended_by LEFT JOIN person AS sender ON sender.id = sent_by
    LEFT JOIN person AS unsealer ON unsealer.id = unsealed_by
"""


def _sight(actor: Actor) -> tuple[UUID, list[UUID], list[UUID]]:
    return actor.person, actor.scopes("reviewer", "overseer"), actor.scopes("unit_head")


async def find(actor: Actor, proposal: UUID) -> Row | None:
    return await row(f"{PROPOSALS} WHERE proposal.id = $4 AND {READ}", *_sight(actor), proposal)


async def of_inspection(actor: Actor, inspection: UUID) -> list[Row]:
    """Oldest first."""
    return await rows(
        f"{PROPOSALS} WHERE proposal.inspection = $4 AND {READ} ORDER BY proposed_at, proposal.id",
        *_sight(actor),
        inspection,
    )


async def unsigned_of(inspection: UUID) -> list[Row]:
    """Those that still want a signature, oldest first, whoever asks."""
    return await rows(
        f"""
        {PROPOSALS} WHERE proposal.inspection = $1 AND ended IS NULL AND NOT {SIGNED} ORDER BY proposed_at, proposal.id
        """,
        inspection,
    )


async def listed(actor: Actor, show: Show, after: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """Newest first."""
    proposed_at, identifier = after or (None, None)
    narrowed = "true" if actor.has("reviewer", "overseer") else near("$3", "proposal.inspection")
    return await planned_rows(
        f"""{PROPOSALS} WHERE {READ} AND {narrowed} AND ($4::uuid[] IS NOT NULL AND {SHOWN[show]})
            AND ($5::timestamptz IS NULL OR (proposed_at, proposal.id) < ($5, $6))
        ORDER BY proposed_at DESC, proposal.id DESC LIMIT $7""",
        *_sight(actor),
        actor.scopes("reviewer"),
        proposed_at,
        identifier,
        limit,
    )


async def inspections_of(actor: Actor, inspections: Sequence[UUID]) -> list[Row]:
    """As the actor stands to them; that they may be seen was asked before."""
    return await rows(f"SELECT {COLUMNS} FROM inspection WHERE id = ANY($2::uuid[])", actor.person, list(inspections))


async def findings_by_id(findings: Sequence[UUID]) -> list[Row]:
    return await rows(f"{FINDINGS} WHERE finding.id = ANY($1::uuid[]) ORDER BY finding.item", list(findings))


async def checks_of(proposals: Sequence[UUID]) -> list[Row]:
    """Oldest first."""
    return await rows(
        """
        SELECT proposal_check.*, person.name AS checked_by_name FROM proposal_check
        JOIN person ON person.id = checked_by WHERE proposal = ANY($1::uuid[]) ORDER BY number, kind
        """,
        list(proposals),
    )


async def newest_checks(proposal: UUID) -> dict[str, bool]:
    """By kind, whether nothing stands in the way."""
    return {each["kind"]: each["clear"] for each in await checks_of([proposal]) if each["kind"] in CHECKS}


async def outcomes_of(proposals: Sequence[UUID]) -> list[Row]:
    """Oldest first: the last one counts."""
    return await rows(
        """
        SELECT proposal_outcome.*, person.name AS recorded_by_name FROM proposal_outcome
        JOIN person ON person.id = recorded_by WHERE proposal = ANY($1::uuid[]) ORDER BY number
        """,
        list(proposals),
    )


async def find_any(proposal: UUID) -> Row | None:
    """Within a change the inspection is locked, so that it stays as it is read."""
    return await row("SELECT * FROM proposal WHERE id = $1", proposal)


async def find_outcome(outcome: UUID) -> Row | None:
    return await row("SELECT * FROM proposal_outcome WHERE id = $1", outcome)


async def is_sealed(inspection: UUID) -> bool:
    return await row(f"SELECT 1 FROM proposal WHERE inspection = $1 AND {SEALS}", inspection) is not None
