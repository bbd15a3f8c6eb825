"""Inspections with what tells where they stand: how many findings are explained, and who has signed."""

from datetime import datetime
from uuid import UUID

from inspections.objections.reopening_queries import UNIT_HEARD
from inspections.queries import COLUMNS, seen, sight
from ledger.database import Row, row, rows
from organisation.actors import Actor

URGENCY = "coalesce(explanation_due, ends_at)"
UNDER_WAY = (
    "state IN ('opened', 'submitted', 'explaining', 'concluded')",
    "state = 'closed' AND id IN (SELECT inspection FROM objection WHERE settled_at IS NULL)",
)
"""The first has an index in the order in which it is listed; what was closed and is objected to are few."""

HEARD = f"""
    CROSS JOIN LATERAL (
        SELECT count(*) AS findings, max(each.severity) AS worst,
               count(*) FILTER (WHERE each.severity <> 'S0' AND NOT each.unit_explained) AS unexplained,
               max(each.explained_at) AS explained_at
        FROM (
            SELECT (SELECT severity FROM severity_decision WHERE severity_decision.finding = finding.id
                    ORDER BY number DESC LIMIT 1) AS severity,
                   (SELECT max(explained_at) FROM explanation WHERE explanation.finding = finding.id) AS explained_at,
                   {UNIT_HEARD} AS unit_explained
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
        SELECT number AS conclusion, drafted_by, drafted_at, issued_by, second_by, in_force_at, (
            SELECT max(number) FROM conclusion former
            WHERE former.inspection = inspection.id AND former.in_force_at IS NOT NULL
        ) AS in_force, EXISTS (
            SELECT 1 FROM conclusion_comment WHERE conclusion_comment.conclusion = conclusion.id
        ) AS sent_back FROM conclusion
        WHERE conclusion.inspection = inspection.id ORDER BY number DESC LIMIT 1
    ) conclusion ON true
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE remedy.state = 'open') AS remedies,
               min(due_at) FILTER (WHERE remedy.state = 'open') AS remedy_due,
               count(*) FILTER (WHERE remedy.state = 'reported') AS reported
        FROM remedy WHERE remedy.inspection = inspection.id
    ) remedied
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (
                   WHERE decided_by IS NULL AND answered_by IS NULL AND ground = 'facts'
               ) AS facts_unanswered,
               count(*) FILTER (WHERE decided_by IS NULL) AS undecided,
               count(*) FILTER (WHERE decided_by IS NOT NULL) AS to_amend,
               min(due_at) FILTER (WHERE decided_by IS NULL) AS objection_due
        FROM objection WHERE objection.inspection = inspection.id AND settled_at IS NULL
    ) objected
"""


async def under_way(actor: Actor, after: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """From the opening until they are closed and no objection is open, what is due first coming first (`due`)."""
    due, identifier = after or (None, None)
    listed = " UNION ALL ".join(
        f"""
        (SELECT {COLUMNS}, {URGENCY} AS due FROM inspection
        WHERE {such} AND {seen(actor)} AND ($4::timestamptz IS NULL OR ({URGENCY}, id) > ($4, $5))
        ORDER BY {URGENCY}, id LIMIT $6)
        """
        for such in UNDER_WAY
    )
    return await rows(
        f"""
        SELECT inspection.*, heard.*, pictures.*, conclusion.*, remedied.*, objected.* FROM (
            SELECT * FROM ({listed}) listed ORDER BY due, id LIMIT $6
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
        SELECT inspection.*, heard.*, pictures.*, conclusion.*, remedied.*, objected.* FROM (
            SELECT {COLUMNS} FROM inspection WHERE id = $4 AND {seen(actor)}
        ) inspection {HEARD}
        """,
        *sight(actor),
        inspection,
    )
