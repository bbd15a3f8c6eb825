"""Remedies with what was reported of them and who wants to do without; by whoever sees the inspection."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from inspections.queries import seen, sight
from inspections.scoring.result_queries import OVER, Sight
from ledger.database import Row, planned_rows, row, rows
from ledger.identifiers import uuid7
from organisation.actors import Actor

REMEDIES = """
    SELECT remedy.*, finding.item, inspection.unit, inspection.unit_name, inspection.unit_code,
           (SELECT zone FROM unit WHERE unit.id = inspection.unit) AS zone, inspection.demonstration,
           setter.name AS set_by_name
    FROM remedy JOIN finding ON finding.id = remedy.finding JOIN inspection ON inspection.id = remedy.inspection
    JOIN person AS setter ON setter.id = remedy.set_by
"""


async def add(inspection: UUID, finding: UUID, values: Sequence[object]) -> UUID:
    """`values`: cause, action, owner, due, by whom, when."""
    identifier = uuid7()
    await rows(
        """
        INSERT INTO remedy (id, inspection, finding, cause, action, owner, due_at, set_by, set_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open')
        """,
        identifier,
        inspection,
        finding,
        *values,
    )
    return identifier


async def find(actor: Actor, remedy: UUID) -> Row | None:
    return await row(f"{REMEDIES} WHERE remedy.id = $4 AND {seen(actor)}", *sight(actor), remedy)


async def of_inspection(inspection: UUID) -> list[Row]:
    return await rows(f"{REMEDIES} WHERE remedy.inspection = $1 ORDER BY remedy.due_at, remedy.id", inspection)


async def unsettled(actor: Actor, until: datetime | None, after: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """What is due first coming first; with `until` only what is due before it, and does not rest while the hearing
    begins again."""
    due_at, identifier = after or (None, None)
    return await planned_rows(
        f"""{REMEDIES} WHERE settled_at IS NULL AND {seen(actor)}
            AND ($4::timestamptz IS NULL OR due_at < $4 AND inspection.state = 'concluded')
            AND ($5::timestamptz IS NULL OR (due_at, remedy.id) > ($5, $6))
        ORDER BY due_at, remedy.id LIMIT $7""",
        *sight(actor),
        until,
        due_at,
        identifier,
        limit,
    )


async def count_unsettled(inspection: UUID) -> int:
    found = await row("SELECT count(*) AS open FROM remedy WHERE inspection = $1 AND settled_at IS NULL", inspection)
    return int(found["open"]) if found else 0


async def resting(inspection: UUID, since: datetime) -> list[Row]:
    """Still to be reported, required before then; with the `severity` of the finding as it stands."""
    return await rows(
        """
        SELECT remedy.*, (
            SELECT severity FROM severity_decision WHERE severity_decision.finding = remedy.finding
            ORDER BY number DESC LIMIT 1
        ) AS severity
        FROM remedy WHERE inspection = $1 AND state = 'open' AND set_at < $2 ORDER BY due_at, id
        """,
        inspection,
        since,
    )


async def unsettled_of(finding: UUID) -> list[UUID]:
    found = await rows("SELECT id FROM remedy WHERE finding = $1 AND settled_at IS NULL ORDER BY id", finding)
    return [each["id"] for each in found]


class Said(NamedTuple):
    reports: list[Row]
    waivers: list[Row]


async def said_of(remedies: Sequence[UUID]) -> Said:
    """Of these remedies, oldest first, with the names of the people."""
    reports = await rows(
        """
        SELECT remedy_report.*, reporter.name AS reported_by_name, judge.name AS judged_by_name
        FROM remedy_report JOIN person AS reporter ON reporter.id = reported_by
        LEFT JOIN person AS judge ON judge.id = judged_by
        WHERE remedy = ANY($1::uuid[]) ORDER BY number
        """,
        list(remedies),
    )
    waivers = await rows(
        """
        SELECT remedy_waiver.*, proposer.name AS proposed_by_name, decider.name AS decided_by_name
        FROM remedy_waiver JOIN person AS proposer ON proposer.id = proposed_by
        LEFT JOIN person AS decider ON decider.id = decided_by
        WHERE remedy = ANY($1::uuid[]) ORDER BY proposed_at, remedy_waiver.id
        """,
        list(remedies),
    )
    return Said(reports, waivers)


async def state_of(remedy: UUID) -> str:
    found = await row("SELECT state FROM remedy WHERE id = $1", remedy)
    return str(found["state"]) if found else "?"


async def set_state(remedy: UUID, state: str, settled_at: datetime | None) -> None:
    await rows("UPDATE remedy SET state = $2, settled_at = $3 WHERE id = $1", remedy, state, settled_at)


async def find_report(report: UUID) -> Row | None:
    return await row("SELECT * FROM remedy_report WHERE id = $1", report)


async def newest_report(remedy: UUID) -> Row | None:
    return await row("SELECT * FROM remedy_report WHERE remedy = $1 ORDER BY number DESC LIMIT 1", remedy)


async def add_report(report: UUID, remedy: UUID, text: str, photos: Sequence[UUID], by: UUID, at: datetime) -> None:
    await rows(
        """
        INSERT INTO remedy_report (id, remedy, number, text, photos, reported_by, reported_at)
        SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM remedy_report WHERE remedy = $2
        """,
        report,
        remedy,
        text,
        list(photos),
        by,
        at,
    )


async def judge(report: UUID, accepted: bool, comment: str | None, by: UUID, at: datetime) -> None:
    await rows(
        "UPDATE remedy_report SET accepted = $2, comment = $3, judged_by = $4, judged_at = $5 WHERE id = $1",
        report,
        accepted,
        comment,
        by,
        at,
    )


async def photos_missing(photos: Sequence[UUID]) -> int:
    """How many of these are neither here nor refused for good."""
    found = await row(
        """
        SELECT count(*) AS missing FROM unnest($1::uuid[]) AS photo
        WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.id = photo AND evidence.state <> 'announced')
        """,
        list(photos),
    )
    return int(found["missing"]) if found else 0


async def overdue(sight: Sight, units: Sequence[UUID]) -> dict[UUID, int]:
    """How many remedies are due and not settled, by unit; none that rest."""
    found = await rows(
        f"""
        SELECT unit, count(*) AS overdue FROM remedy JOIN inspection ON inspection.id = remedy.inspection
        WHERE {OVER} AND unit = ANY($4) AND settled_at IS NULL AND due_at < $2 AND inspection.state = 'concluded'
        GROUP BY unit
        """,
        *sight.parameters,
        list(units),
    )
    return {each["unit"]: each["overdue"] for each in found}
