"""What the strata of an inspector hold: nothing here asks for a draw or an inspection."""

from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, rows
from organisation.actors import Actor

# $1 the inspector's units, $2 a day: strata with an approved plan up to that day or beyond.
STRATA = """
    SELECT programme.id, programme.unit, programme.kinds, plan_version.plan FROM plan_version
    JOIN programme ON programme.id = plan_version.programme
    JOIN unit ON unit.id = programme.unit
    WHERE unit.path && $1::uuid[] AND approved_at IS NOT NULL AND plan_version.valid_to >= $2
"""


async def checklist_versions(actor: Actor, since: date) -> list[UUID]:
    found = await rows(
        f"""
        WITH stratum AS ({STRATA})
        SELECT DISTINCT checklist_version.id FROM stratum
        JOIN checklist ON checklist.code = stratum.plan->'checklist'->>'code'
        JOIN checklist_version ON checklist_version.checklist = checklist.id
            AND checklist_version.number = (stratum.plan->'checklist'->>'version')::int
            AND checklist_version.state = 'published'
        ORDER BY checklist_version.id
        """,
        actor.scopes("inspector"),
        since,
    )
    return [version["id"] for version in found]


async def units(actor: Actor, since: date, now: datetime) -> list[Row]:
    """Those in force, by code; `parents` from the root down."""
    return await rows(
        f"""
        WITH stratum AS ({STRATA})
        SELECT id, code, name, kind, zone, opening_hours, latitude, longitude, (
            SELECT array_agg(above.name ORDER BY cardinality(above.path)) FROM unit AS above
            WHERE above.id = ANY(unit.path) AND above.id <> unit.id
        ) AS parents
        FROM unit
        WHERE EXISTS (
            SELECT 1 FROM stratum WHERE unit.path @> ARRAY[stratum.unit] AND unit.kind = ANY(stratum.kinds)
        )
            AND valid_from <= ($3::timestamptz AT TIME ZONE zone)::date
            AND (valid_to IS NULL OR valid_to > ($3::timestamptz AT TIME ZONE zone)::date)
        ORDER BY code, id
        """,
        actor.scopes("inspector"),
        since,
        now,
    )
