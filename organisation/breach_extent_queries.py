"""Whose personal data somebody read at a unit and below: how far a breach reaches."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, planned_rows
from organisation.actors import Actor
from organisation.data_access_queries import SCOPES, SEEN, WHERE_OF_EACH, AccessFilter

_CHOSEN = f"""
    chosen AS (
        SELECT data_access.id, at, reader, data_access.kind, below.people, counted,
            data_access.people = '{{}}' AS nobody_named
        FROM data_access LEFT JOIN unit ON unit.id = data_access.unit
        CROSS JOIN LATERAL (SELECT ARRAY(
            SELECT each FROM unnest(data_access.people) AS each
            WHERE $7::uuid = ANY({WHERE_OF_EACH}) AND {WHERE_OF_EACH} && {SCOPES}
        ) AS people) AS below
        WHERE {SEEN} AND at >= $4 AND at < $5 AND ($6::uuid IS NULL OR reader = $6)
            AND ($7 = ANY(unit.path) OR below.people <> '{{}}' OR data_access.kind = 'export' AND EXISTS (
                SELECT FROM unit place WHERE place.id = $7 AND data_access.unit = ANY(place.path)))
    )
"""
"""Of people only those below the breach's unit."""


def _values(actor: Actor, unit: UUID, wanted: AccessFilter, now: datetime) -> list[object]:
    return [
        actor.scopes("administrator", "overseer"),
        actor.scopes("overseer"),
        now,
        wanted.first,
        wanted.last,
        wanted.by,
        unit,
    ]


async def totals(actor: Actor, unit: UUID, wanted: AccessFilter, now: datetime) -> Row:
    [found] = await planned_rows(
        f"""
        WITH {_CHOSEN}
        SELECT count(*) AS accesses, coalesce(sum(counted) FILTER (WHERE nobody_named), 0)
            + (SELECT count(DISTINCT each) FROM chosen, unnest(people) AS each) AS people
        FROM chosen
        """,
        *_values(actor, unit, wanted, now),
    )
    return found


async def by_kind(actor: Actor, unit: UUID, wanted: AccessFilter, now: datetime) -> list[Row]:
    return await planned_rows(
        f"""
        WITH {_CHOSEN}
        SELECT kind, count(DISTINCT chosen.id) AS accesses, count(DISTINCT each) AS people
        FROM chosen LEFT JOIN unnest(people) AS each ON true GROUP BY kind ORDER BY accesses DESC, kind
        """,
        *_values(actor, unit, wanted, now),
    )


async def by_reader(actor: Actor, unit: UUID, wanted: AccessFilter, now: datetime, most: int) -> list[Row]:
    return await planned_rows(
        f"""
        WITH {_CHOSEN}
        SELECT chosen.reader AS person, person.name, count(DISTINCT chosen.id) AS accesses,
            count(DISTINCT each) AS people
        FROM chosen JOIN person ON person.id = chosen.reader LEFT JOIN unnest(people) AS each ON true
        GROUP BY 1, 2 ORDER BY accesses DESC, person LIMIT $8
        """,
        *_values(actor, unit, wanted, now),
        most,
    )


async def concerned(actor: Actor, unit: UUID, wanted: AccessFilter, now: datetime, most: int) -> list[Row]:
    """Whose data were read; people named in findings have no name here."""
    return await planned_rows(
        f"""
        WITH {_CHOSEN}
        SELECT each AS id, person.name, count(*) AS times, max(at) AS last
        FROM chosen CROSS JOIN unnest(people) AS each LEFT JOIN person ON person.id = each
        GROUP BY 1, 2 ORDER BY last DESC, id LIMIT $8
        """,
        *_values(actor, unit, wanted, now),
        most,
    )
