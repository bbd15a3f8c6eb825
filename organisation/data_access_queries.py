"""Who looked at whose personal data. A row is written with its entry in one statement, and only read afterwards."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from ledger.changes import Entry
from ledger.database import Row, row, rows
from ledger.queries import entry_beside
from organisation.actors import Actor
from organisation.data_access_rules import FOLDED

NAMED = 20
"""So many people of one row are told by name in a list."""

_SCOPES = """
    CASE WHEN data_access.inspection IS NULL AND data_access.shown_from <= $3 THEN $1::uuid[] ELSE $2::uuid[] END
"""
"""`$1` are the units of administrators and overseers, `$2` those of overseers alone, `$3` is now."""

_TO_ALL = "data_access.inspection IS NULL AND data_access.shown_from <= $3"
"""What others than overseers may see at all: said beside `SEEN`, since there is an index for it."""

_WHERE_OF_EACH = """
    coalesce((SELECT home.path FROM person JOIN unit home ON home.id = person.home WHERE person.id = each), unit.path)
"""
"""Whoever is named in a finding has no account: they belong to the unit where it was found."""

SEEN = f"""
    (unit.path && {_SCOPES} OR EXISTS (
        SELECT FROM person JOIN unit home ON home.id = person.home
        WHERE person.id = ANY(data_access.people) AND home.path && {_SCOPES}
    ) OR data_access.kind = 'export' AND EXISTS (
        SELECT FROM unit scope WHERE scope.id = ANY({_SCOPES}) AND data_access.unit = ANY(scope.path)
    ))
"""
"""A table that somebody took away shows everybody at its unit and below."""


class AccessFilter(msgspec.Struct, frozen=True):
    """None does not filter."""

    person: UUID | None = None
    by: UUID | None = None
    kind: str | None = None
    first: datetime | None = None
    last: datetime | None = None


async def add(access: Sequence[object], entry: Entry) -> None:
    """`access`: id, at, reader, kind, people, counted, unit, inspection, reason, shown_from. Nothing is written where
    a row of the last ten minutes tells the same: that the same reader read of these people, for the same reason."""
    await rows(
        f"""
        WITH access AS (
            INSERT INTO data_access (id, at, reader, kind, people, counted, unit, inspection, reason, shown_from)
            SELECT $1::uuid, $2::timestamptz, $3::uuid, $4::text, $5::uuid[], $6::integer, $7::uuid, $8::uuid,
                $9::text, $10::timestamptz
            WHERE NOT EXISTS (
                SELECT FROM data_access AS told WHERE told.at > $2 - $15::interval AND told.at <= $2
                    AND told.reader = $3 AND told.kind = $4 AND told.people @> $5
                    AND (told.people = '{{}}') = ($5 = '{{}}') AND told.unit IS NOT DISTINCT FROM $7
                    AND told.inspection IS NOT DISTINCT FROM $8 AND told.reason IS NOT DISTINCT FROM $9
            ) RETURNING id
        ), {entry_beside("access", 11)}
        SELECT 1
        """,
        *access,
        *entry,
        FOLDED,
    )


async def places(scopes: Sequence[UUID], within: UUID | None) -> list[UUID]:
    """Of these units what lies within another one; the other one itself where they reach to it."""
    found = await rows(
        """
        SELECT id FROM unit WHERE id = ANY($1) AND ($2::uuid IS NULL OR $2 = ANY(path))
        UNION SELECT id FROM unit WHERE id = $2 AND path && $1::uuid[]
        """,
        list(scopes),
        within,
    )
    return [each["id"] for each in found]


async def of_own(actor: Actor, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """Nothing that tells of an inspection, and what a desk looked up only when no visit can lie ahead any more."""
    return await rows(
        """
        SELECT data_access.id, at, reader AS by, person.name AS by_name, kind, counted = 1 AS alone, reason
        FROM data_access JOIN person ON person.id = reader
        WHERE people @> ARRAY[$1::uuid] AND reader <> $1 AND inspection IS NULL AND shown_from <= $2
            AND ($3::uuid IS NULL OR data_access.id < $3)
        ORDER BY data_access.id DESC LIMIT $4
        """,
        actor.person,
        now,
        after,
        limit,
    )


async def within_scope(actor: Actor, wanted: AccessFilter, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """`people` are only those of the reader's own scope; `counted` are all."""
    shown = "true" if actor.has("overseer") else _TO_ALL
    return await rows(
        f"""
        SELECT data_access.id, at, reader AS by,
            (SELECT name FROM person WHERE person.id = data_access.reader) AS by_name, data_access.kind, ARRAY(
                SELECT each FROM unnest(people) WITH ORDINALITY AS named(each, place)
                WHERE {_WHERE_OF_EACH} && {_SCOPES} ORDER BY place LIMIT {NAMED}
            ) AS people, counted, data_access.unit, unit.name AS unit_name, inspection, reason
        FROM data_access LEFT JOIN LATERAL (
            SELECT name, path FROM unit WHERE unit.id = data_access.unit LIMIT 1
        ) AS unit ON true
        WHERE {SEEN} AND {shown}
            AND ($4::uuid IS NULL OR EXISTS (
                SELECT FROM (SELECT $4::uuid AS each) AS wanted
                WHERE people @> ARRAY[each] AND {_WHERE_OF_EACH} && {_SCOPES}
            ))
            AND ($5::uuid IS NULL OR data_access.reader = $5)
            AND ($6::text IS NULL OR data_access.kind = $6)
            AND ($7::timestamptz IS NULL OR at >= $7)
            AND ($8::timestamptz IS NULL OR at < $8)
            AND ($9::uuid IS NULL OR data_access.id < $9)
        ORDER BY data_access.id DESC LIMIT $10
        """,
        actor.scopes("administrator", "overseer"),
        actor.scopes("overseer"),
        now,
        wanted.person,
        wanted.by,
        wanted.kind,
        wanted.first,
        wanted.last,
        after,
        limit,
    )


async def has_before(at: datetime) -> bool:
    return await row("SELECT 1 AS one FROM data_access WHERE at < $1 LIMIT 1", at) is not None


async def forget_before(at: datetime, most: int) -> int:
    """So many at the most, the oldest first."""
    gone = await rows(
        """
        DELETE FROM data_access WHERE id IN (SELECT id FROM data_access WHERE at < $1 ORDER BY at LIMIT $2)
        RETURNING id
        """,
        at,
        most,
    )
    return len(gone)


async def totals(actor: Actor, unit: UUID, wanted: AccessFilter, now: datetime) -> Row:
    found = await row(
        f"""
        WITH {_CHOSEN}
        SELECT count(*) AS accesses, coalesce(sum(counted) FILTER (WHERE nobody_named), 0)
            + (SELECT count(DISTINCT each) FROM chosen, unnest(people) AS each) AS people
        FROM chosen
        """,
        *_values(actor, unit, wanted, now),
    )
    assert found is not None
    return found


async def by_kind(actor: Actor, unit: UUID, wanted: AccessFilter, now: datetime) -> list[Row]:
    return await rows(
        f"""
        WITH {_CHOSEN}
        SELECT kind, count(DISTINCT chosen.id) AS accesses, count(DISTINCT each) AS people
        FROM chosen LEFT JOIN unnest(people) AS each ON true GROUP BY kind ORDER BY accesses DESC, kind
        """,
        *_values(actor, unit, wanted, now),
    )


async def by_reader(actor: Actor, unit: UUID, wanted: AccessFilter, now: datetime, most: int) -> list[Row]:
    return await rows(
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
    return await rows(
        f"""
        WITH {_CHOSEN}
        SELECT each AS id, person.name, count(*) AS times, max(at) AS last
        FROM chosen CROSS JOIN unnest(people) AS each LEFT JOIN person ON person.id = each
        GROUP BY 1, 2 ORDER BY last DESC, id LIMIT $8
        """,
        *_values(actor, unit, wanted, now),
        most,
    )


_CHOSEN = f"""
    chosen AS (
        SELECT data_access.id, at, reader, data_access.kind, below.people, counted,
            data_access.people = '{{}}' AS nobody_named
        FROM data_access LEFT JOIN unit ON unit.id = data_access.unit
        CROSS JOIN LATERAL (SELECT ARRAY(
            SELECT each FROM unnest(data_access.people) AS each
            WHERE $7::uuid = ANY({_WHERE_OF_EACH}) AND {_WHERE_OF_EACH} && {_SCOPES}
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


async def names_of(people: Sequence[UUID]) -> dict[UUID, str]:
    found = await rows("SELECT id, name FROM person WHERE id = ANY($1)", list(people))
    return {each["id"]: each["name"] for each in found}
