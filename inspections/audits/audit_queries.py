"""Concluded visits to be read for the audit of inspectors, what was read, and the figures made of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.steps.lifecycle import CONCLUDED
from ledger.database import Row, row, rows
from organisation.actors import Actor

# Whoever oversees the office that an inspector belongs to; and the inspector.
VISIBLE = "(home.path && $1::uuid[] OR person.id = $2)"


async def unread(since: datetime, until: datetime, most: int) -> list[Row]:
    """Concluded visits whose sheets were not read yet; only they count, nothing that is under way."""
    return await rows(
        """
        SELECT inspection.id, inspection.unit, inspection.kind, inspection.programme, inspection.demonstration,
            inspection.checklist_version, inspection.profile, inspection.released_at, inspection.opened_at,
            inspection.submitted_at, opening.claimed_at, unit.kind AS unit_kind, submission.revisions
        FROM inspection JOIN submission ON submission.inspection = inspection.id
        JOIN opening ON opening.inspection = inspection.id JOIN unit ON unit.id = inspection.unit
        WHERE state = ANY($1) AND concluded_at > $2 AND concluded_at <= $3
            AND NOT EXISTS (SELECT 1 FROM audited_visit WHERE audited_visit.inspection = inspection.id)
        ORDER BY concluded_at LIMIT $4
        """,
        list(CONCLUDED),
        since,
        until,
        most,
    )


async def revisions(identifiers: Sequence[UUID]) -> list[Row]:
    return await rows(
        """
        SELECT sheet.inspection, sheet.inspector, body, claimed_at, received_at
        FROM sheet_revision JOIN sheet ON sheet.id = sheet_revision.sheet WHERE sheet_revision.id = ANY($1::uuid[])
        """,
        list(identifiers),
    )


async def keep_readings(visits: Sequence[UUID], sheets: bytes, pairs: bytes, at: datetime) -> None:
    """`sheets` and `pairs` as JSON lists of `audit_reading.Sheet` and `Pair`. What is there already stays."""
    await rows(
        """
        WITH visits AS (
            INSERT INTO audited_visit (id, inspection, read_at)
            SELECT gen_random_uuid(), visit, $2 FROM unnest($1::uuid[]) AS visit ON CONFLICT DO NOTHING
        ), sheets AS (
            INSERT INTO visit_reading (id, inspection, inspector, unit, alike, ended_at, score, answered, seconds,
                in_row, same_in_row, twice, twice_same)
            SELECT gen_random_uuid(), given.* FROM jsonb_to_recordset($3::jsonb) AS given (
                inspection uuid, inspector uuid, unit uuid, alike text, ended_at timestamptz, score int, answered int,
                seconds int, in_row int, same_in_row int, twice int, twice_same int
            ) ON CONFLICT DO NOTHING
        )
        INSERT INTO pair_reading (id, inspection, one, other, ended_at, cells)
        SELECT gen_random_uuid(), given.* FROM jsonb_to_recordset($4::jsonb) AS given (
            inspection uuid, one uuid, other uuid, ended_at timestamptz, cells int[]
        ) ON CONFLICT DO NOTHING
        """,
        list(visits),
        at,
        sheets.decode(),
        pairs.decode(),
    )


async def sheets_since(since: datetime) -> list[Row]:
    """Units and circumstances as numbers: a nation's sheets of two years are read at once."""
    return await rows(
        """
        SELECT inspector, hashtextextended(unit::text, 0) AS unit, hashtextextended(alike, 0) AS alike, ended_at, score,
            answered, seconds, in_row, same_in_row, twice, twice_same
        FROM visit_reading WHERE ended_at > $1 ORDER BY ended_at, id
        """,
        since,
    )


async def pairs_since(since: datetime) -> list[Row]:
    return await rows("SELECT one, other, cells FROM pair_reading WHERE ended_at > $1 ORDER BY ended_at, id", since)


async def last_computed() -> datetime | None:
    found = await row("SELECT max(computed_at) AS at FROM inspector_audit")
    at: datetime | None = found["at"] if found else None
    return at


async def replace_figures(figures: bytes, at: datetime) -> None:
    """`figures` as a JSON list of {person, figures}."""
    await rows("DELETE FROM inspector_audit")
    await rows(
        """
        INSERT INTO inspector_audit (id, person, computed_at, figures)
        SELECT gen_random_uuid(), person, $2, figures
        FROM jsonb_to_recordset($1::jsonb) AS made (person uuid, figures jsonb)
        """,
        figures.decode(),
        at,
    )


async def listed(actor: Actor, after: tuple[str, str] | None, limit: int) -> list[Row]:
    """By name: an order by figures would be a ranking."""
    name, identifier = after or (None, None)
    return await rows(
        f"""
        SELECT person.id, person.name, computed_at, figures FROM inspector_audit
        JOIN person ON person.id = inspector_audit.person JOIN unit home ON home.id = person.home
        WHERE {VISIBLE} AND ($3::text IS NULL OR (person.name, person.id) > ($3, $4::uuid))
        ORDER BY person.name, person.id LIMIT $5
        """,
        actor.scopes("overseer"),
        actor.person,
        name,
        identifier,
        limit,
    )


async def find(actor: Actor, person: UUID) -> Row | None:
    """Also somebody of whom there are no figures yet, if they ever inspected."""
    return await row(
        f"""
        SELECT person.id, person.name, computed_at, figures FROM person JOIN unit home ON home.id = person.home
        LEFT JOIN inspector_audit ON inspector_audit.person = person.id
        WHERE {VISIBLE} AND person.id = $3 AND (inspector_audit.id IS NOT NULL OR EXISTS (
            SELECT FROM role_grant
            WHERE role_grant.person = person.id AND role = 'inspector' AND approved_at IS NOT NULL
        ))
        """,
        actor.scopes("overseer"),
        actor.person,
        person,
    )
