"""All that waits in one inspection, for `next_steps`."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.cases import Case
from inspections.concluding import conclusion_queries
from inspections.findings import finding_queries
from inspections.objections import objecting
from inspections.proposals import proposal_queries, proposal_reading
from ledger.database import Row, row, rows


async def case_of(inspection: Row, now: datetime) -> Case:
    """`inspection` as the actor sees it."""
    identifier = inspection["id"]
    findings = await finding_queries.findings_of(identifier)
    return Case(
        inspection=inspection,
        findings=findings,
        conclusion=await conclusion_queries.newest(identifier),
        minutes=await _is_there("minutes", identifier),
        extension=await row(
            "SELECT * FROM explanation_extension WHERE inspection = $1 AND granted IS NULL", identifier
        ),
        extended=await _is_there("explanation_extension", identifier, "granted"),
        remedies=await rows("SELECT * FROM remedy WHERE inspection = $1 ORDER BY due_at, id", identifier),
        reports=await rows(
            f"""
            SELECT DISTINCT ON (remedy) remedy_report.* FROM remedy_report JOIN ({_REPORTED}) reported
            ON reported.id = remedy ORDER BY remedy, number DESC
            """,
            identifier,
        ),
        waivers=await rows(
            """
            SELECT remedy_waiver.* FROM remedy_waiver JOIN remedy ON remedy.id = remedy_waiver.remedy
            WHERE remedy.inspection = $1 AND settled_at IS NULL AND decided_by IS NULL
            ORDER BY proposed_at, remedy_waiver.id
            """,
            identifier,
        ),
        commendations=await rows(
            "SELECT * FROM commendation WHERE inspection = $1 ORDER BY proposed_at, id", identifier
        ),
        objections=await rows(
            "SELECT * FROM objection WHERE inspection = $1 AND settled_at IS NULL ORDER BY made_at, id", identifier
        ),
        reopening=await row("SELECT * FROM reopening WHERE inspection = $1 AND agreed IS NULL", identifier),
        proposals=await proposal_reading.signable_of(inspection, now),
        objectable_until=await _objectable_until(inspection, findings, now),
        sealed=await proposal_queries.is_sealed(identifier),
    )


_REPORTED = "SELECT id FROM remedy WHERE inspection = $1 AND state = 'reported'"


async def _is_there(table: str, inspection: UUID, such: str = "true") -> bool:
    return await row(f"SELECT 1 FROM {table} WHERE inspection = $1 AND {such} LIMIT 1", inspection) is not None


async def _objectable_until(inspection: Row, findings: Sequence[Row], now: datetime) -> datetime | None:
    """Facts are those of a finding."""
    grounds = [ground for ground in await objecting.open_grounds(inspection, now) if findings or ground == "process"]
    return await objecting.until(inspection) if grounds else None
