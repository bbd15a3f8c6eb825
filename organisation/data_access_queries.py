"""Who looked at whose personal data, for whom it concerns, and for administrators and overseers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from ledger.database import Row, planned_rows, rows
from organisation.actors import Actor

NAMED = 20
"""So many people of one row are told by name in a list."""

SCOPES = """
    CASE WHEN data_access.inspection IS NULL AND data_access.shown_from <= $3 THEN $1::uuid[] ELSE $2::uuid[] END
"""
"""`$1` are the units of administrators and overseers, `$2` those of overseers alone, `$3` is now."""

_TO_ALL = "data_access.inspection IS NULL AND data_access.shown_from <= $3"
"""What others than overseers may see at all: said beside `SEEN`, since there is an index for it."""

WHERE_OF_EACH = """
    coalesce((SELECT home.path FROM person JOIN unit home ON home.id = person.home WHERE person.id = each), unit.path)
"""
"""Whoever is named in a finding has no account: they belong to the unit where it was found."""

SEEN = f"""
    (unit.path && {SCOPES} OR EXISTS (
        SELECT FROM person JOIN unit home ON home.id = person.home
        WHERE person.id = ANY(data_access.people) AND home.path && {SCOPES}
    ) OR data_access.kind = 'export' AND EXISTS (
        SELECT FROM unit scope WHERE scope.id = ANY({SCOPES}) AND data_access.unit = ANY(scope.path)
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
    return await planned_rows(
        f"""
        SELECT data_access.id, at, reader AS by,
            (SELECT name FROM person WHERE person.id = data_access.reader) AS by_name, data_access.kind, ARRAY(
                SELECT each FROM unnest(people) WITH ORDINALITY AS named(each, place)
                WHERE {WHERE_OF_EACH} && {SCOPES} ORDER BY place LIMIT {NAMED}
            ) AS people, counted, data_access.unit, unit.name AS unit_name, inspection, reason
        FROM data_access LEFT JOIN LATERAL (
            SELECT name, path FROM unit WHERE unit.id = data_access.unit LIMIT 1
        ) AS unit ON true
        WHERE {SEEN} AND {shown}
            AND ($4::uuid IS NULL OR EXISTS (
                SELECT FROM (SELECT $4::uuid AS each) AS wanted
                WHERE people @> ARRAY[each] AND {WHERE_OF_EACH} && {SCOPES}
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


async def names_of(people: Sequence[UUID]) -> dict[UUID, str]:
    found = await rows("SELECT id, name FROM person WHERE id = ANY($1)", list(people))
    return {each["id"]: each["name"] for each in found}
