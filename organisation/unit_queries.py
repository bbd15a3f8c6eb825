"""Units are public facts: every signed-in person reads all of them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from ledger.database import Row, row, rows

COLUMNS = """
    unit.id, unit.jurisdiction, unit.code, unit.kind, unit.name, unit.zone, unit.parent, unit.path, unit.predecessors,
    unit.latitude, unit.longitude, unit.opening_hours, unit.valid_from, unit.valid_to, unit.search
"""


# Units begin and end with a day of their own zone.
IN_FORCE = """
    valid_from <= ($1::timestamptz AT TIME ZONE zone)::date
    AND (valid_to IS NULL OR valid_to > ($1::timestamptz AT TIME ZONE zone)::date)
"""


class UnitFilter(msgspec.Struct, frozen=True):
    """None does not filter; `folded` is a part of the name without tones."""

    in_force_at: datetime
    parent: UUID | None = None
    kind: str | None = None
    code: str | None = None
    folded: str | None = None


async def list_units(wanted: UnitFilter, after: tuple[str, UUID] | None, limit: int) -> list[Row]:
    return await rows(
        f"""
        SELECT {COLUMNS} FROM unit
        WHERE {IN_FORCE}
            AND ($2::uuid IS NULL OR parent = $2)
            AND ($3::text IS NULL OR kind = $3)
            AND ($4::text IS NULL OR code = $4)
            AND ($5::text IS NULL OR strpos(search, $5) > 0)
            AND ($6::text IS NULL OR (search, id) > ($6, $7::uuid))
        ORDER BY search, id LIMIT $8
        """,
        wanted.in_force_at,
        wanted.parent,
        wanted.kind,
        wanted.code,
        wanted.folded,
        after[0] if after else None,
        after[1] if after else None,
        limit,
    )


async def find_unit(unit: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} FROM unit WHERE id = $1", unit)


async def names_on(path: Sequence[UUID]) -> list[str]:
    """Of the units of a path, as it runs."""
    found = await rows(
        """
        SELECT name FROM unnest($1::uuid[]) WITH ORDINALITY AS step (unit, position) JOIN unit ON unit.id = step.unit
        ORDER BY position
        """,
        list(path),
    )
    return [unit["name"] for unit in found]


async def path_in_force(unit: UUID, now: datetime) -> list[UUID] | None:
    """The ids from the root to the unit; None for one that is not in force."""
    found = await row(f"SELECT path FROM unit WHERE id = $2 AND {IN_FORCE}", now, unit)
    return list(found["path"]) if found else None


async def find_by_code(jurisdiction: str, code: str) -> Row | None:
    """The unit in force with this official code."""
    return await row(
        f"SELECT {COLUMNS} FROM unit WHERE jurisdiction = $1 AND code = $2 AND valid_to IS NULL", jurisdiction, code
    )


async def add_unit(unit: UUID, path: Sequence[UUID], values: Sequence[object]) -> None:
    """`values`: jurisdiction, code, kind, name, zone, parent, predecessors, latitude, longitude, hours, valid_from."""
    await rows(
        """
        INSERT INTO unit (id, path, jurisdiction, code, kind, name, zone, parent, predecessors, latitude, longitude,
                          opening_hours, valid_from)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text::jsonb, $13)
        """,
        unit,
        path,
        *values,
    )
