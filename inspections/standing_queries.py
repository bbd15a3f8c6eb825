"""Inspections with what tells where they stand: how many findings are explained, and who has signed."""

from datetime import datetime
from uuid import UUID

from inspections.queries import COLUMNS, SEEN, sight
from ledger.database import Row, row, rows
from organisation.actors import Actor

URGENCY = "coalesce(explanation_due, ends_at)"
UNDER_WAY = "state IN ('opened', 'submitted', 'explaining', 'concluded')"

HEARD = """
    CROSS JOIN LATERAL (
        SELECT count(*) AS findings,
               count(*) FILTER (WHERE each.severity <> 'S0' AND NOT each.unit_explained) AS unexplained,
               max(each.explained_at) AS explained_at
        FROM (
            SELECT (SELECT severity FROM severity_decision WHERE severity_decision.finding = finding.id
                    ORDER BY number DESC LIMIT 1) AS severity,
                   (SELECT max(explained_at) FROM explanation WHERE explanation.finding = finding.id) AS explained_at,
                   EXISTS (
                       SELECT 1 FROM explanation WHERE explanation.finding = finding.id AND explanation.link IS NULL
                   ) AS unit_explained
            FROM finding WHERE finding.inspection = inspection.id
        ) each
    ) heard
    CROSS JOIN LATERAL (
        SELECT count(*) AS photos_cited, count(*) FILTER (WHERE evidence.state = 'arrived') AS photos_arrived
        FROM (SELECT DISTINCT unnest(photos) AS photo FROM finding WHERE finding.inspection = inspection.id) cited
        LEFT JOIN evidence ON evidence.id = cited.photo AND evidence.inspection = inspection.id
        WHERE evidence.state IS DISTINCT FROM 'refused'
    ) pictures
    LEFT JOIN LATERAL (
        SELECT number AS conclusion, drafted_by, drafted_at, issued_by, second_by FROM conclusion
        WHERE conclusion.inspection = inspection.id ORDER BY number DESC LIMIT 1
    ) conclusion ON true
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE remedy.state = 'open') AS remedies,
               min(due_at) FILTER (WHERE remedy.state = 'open') AS remedy_due,
               count(*) FILTER (WHERE remedy.state = 'reported') AS reported
        FROM remedy WHERE remedy.inspection = inspection.id
    ) remedied
"""


async def under_way(actor: Actor, after: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """From the opening until they are closed, what is due first coming first (`due`)."""
    due, identifier = after or (None, None)
    return await rows(
        f"""
        SELECT inspection.*, heard.*, pictures.*, conclusion.*, remedied.* FROM (
            SELECT {COLUMNS}, {URGENCY} AS due FROM inspection
            WHERE {UNDER_WAY} AND {SEEN} AND ($4::timestamptz IS NULL OR ({URGENCY}, id) > ($4, $5))
            ORDER BY {URGENCY}, id LIMIT $6
        ) inspection {HEARD} ORDER BY due, inspection.id
        """,
        *sight(actor),
        due,
        identifier,
        limit,
    )


async def find(actor: Actor, inspection: UUID) -> Row | None:
    return await row(
        f"""
        SELECT inspection.*, heard.*, pictures.*, conclusion.*, remedied.* FROM (
            SELECT {COLUMNS} FROM inspection WHERE id = $4 AND {SEEN}
        ) inspection {HEARD}
        """,
        *sight(actor),
        inspection,
    )
