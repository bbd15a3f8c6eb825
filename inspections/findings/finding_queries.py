"""Findings, the decisions on their severity, and explanations."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from inspections.objections.reopening_queries import REOPENED, UNIT_HEARD
from inspections.queries import seen, sight
from ledger.database import Row, row, rows
from ledger.identifiers import uuid7
from organisation.actors import Actor


async def add_finding(
    inspection: UUID, item: str, note: str, extent: int | None, photos: Sequence[UUID], at: datetime
) -> UUID:
    identifier = uuid7()
    await rows(
        """
        INSERT INTO finding (id, inspection, item, note, extent, photos, found_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        identifier,
        inspection,
        item,
        note,
        extent,
        list(photos),
        at,
    )
    return identifier


async def add_decision(finding: UUID, severity: str, reason: str | None, by: str, at: datetime) -> None:
    await rows(
        """
        INSERT INTO severity_decision (id, finding, number, severity, reason, decided_by, decided_at)
        SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM severity_decision WHERE finding = $2
        """,
        uuid7(),
        finding,
        severity,
        reason,
        by,
        at,
    )


FINDINGS = f"""
    SELECT finding.*, severity_decision.severity, severity_decision.decided_by,
           explanation.number AS explanation_number, explanation.position, explanation.reasons,
           explanation.explained_at, explanation.explained_by,
           {UNIT_HEARD} AS unit_explained, {REOPENED} AS reopened,
           EXISTS (
               SELECT 1 FROM explanation said WHERE said.finding = finding.id AND said.position <> 'agree'
               AND NOT EXISTS (
                   SELECT 1 FROM explanation later WHERE later.finding = finding.id AND later.number > said.number
                   AND later.link IS NOT DISTINCT FROM said.link
               )
           ) AS contested,
           (SELECT coalesce(jsonb_object_agg(said.id, jsonb_array_length(said.corrections)), '{{}}')
               FROM explanation said WHERE said.finding = finding.id AND said.corrections <> '[]') AS corrections,
           ARRAY(SELECT severity FROM severity_decision history WHERE history.finding = finding.id) AS severities,
           (SELECT count(*) FROM evidence WHERE evidence.id = ANY(finding.photos)
               AND evidence.inspection = finding.inspection AND evidence.state = 'arrived') AS arrived
    FROM finding
    JOIN LATERAL (
        SELECT severity, decided_by FROM severity_decision WHERE severity_decision.finding = finding.id
        ORDER BY number DESC LIMIT 1
    ) severity_decision ON true
    LEFT JOIN LATERAL (
        SELECT * FROM explanation WHERE explanation.finding = finding.id ORDER BY number DESC LIMIT 1
    ) explanation ON true
"""


async def findings_of(inspection: UUID) -> list[Row]:
    """With the severity in force and the newest explanation. `contested`: by the last word of the unit, or of a named
    official. `corrections` is how many each explanation asks for, by its id, in JSON."""
    return await rows(f"{FINDINGS} WHERE finding.inspection = $1 ORDER BY finding.item", inspection)


class History(NamedTuple):
    severities: list[Row]
    explanations: list[Row]


async def history_of(inspection: UUID) -> History:
    """How each severity came about, and every explanation, oldest first; with the names of the people."""
    severities = await rows(
        """
        SELECT severity_decision.finding, severity, reason, decided_by, person.name, decided_at
        FROM severity_decision JOIN finding ON finding.id = severity_decision.finding
        LEFT JOIN person ON person.id = CASE WHEN length(decided_by) = 36 THEN decided_by::uuid END
        WHERE finding.inspection = $1 ORDER BY severity_decision.number
        """,
        inspection,
    )
    explanations = await rows(
        """
        SELECT explanation.*, person.name AS explained_by_name, explanation_link.post
        FROM explanation JOIN finding ON finding.id = explanation.finding
        LEFT JOIN person ON person.id = explained_by LEFT JOIN explanation_link ON explanation_link.id = link
        WHERE finding.inspection = $1 ORDER BY explanation.number
        """,
        inspection,
    )
    return History(severities, explanations)


async def find_finding(actor: Actor, finding: UUID) -> Row | None:
    """Only the inspection it belongs to; what the actor may do there is asked of that."""
    return await row(
        f"""
        SELECT finding.id, finding.inspection FROM finding JOIN inspection ON inspection.id = finding.inspection
        WHERE finding.id = $4 AND {seen(actor)}
        """,
        *sight(actor),
        finding,
    )


async def photos_still_expected(inspection: UUID) -> list[UUID]:
    """Photos that findings cite and that are neither here nor refused for good."""
    found = await rows(
        """
        SELECT DISTINCT photo FROM finding CROSS JOIN LATERAL unnest(photos) AS photo
        WHERE finding.inspection = $1 AND NOT EXISTS (
            SELECT 1 FROM evidence
            WHERE evidence.id = photo AND evidence.inspection = $1 AND evidence.state <> 'announced'
        ) ORDER BY photo
        """,
        inspection,
    )
    return [each["photo"] for each in found]


async def photos_of_others(inspection: UUID, photos: Sequence[UUID]) -> set[UUID]:
    """Which of these belong to another visit."""
    found = await rows(
        "SELECT id FROM evidence WHERE id = ANY($2::uuid[]) AND inspection <> $1", inspection, list(photos)
    )
    return {each["id"] for each in found}
