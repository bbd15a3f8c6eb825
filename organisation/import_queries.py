"""Reading and writing the tree in bulk: a country of units in a handful of statements."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from ledger.database import Row, rows
from organisation.import_reports import ExistingUnit, Placed


async def lock_tree() -> None:
    """One import at a time, until its transaction ends."""
    await rows("SELECT pg_advisory_xact_lock(hashtext('units import'))")


async def units_of(jurisdiction: str) -> list[ExistingUnit]:
    """Ended ones included."""
    found = await rows(
        """
        SELECT unit.id, unit.code, unit.name, unit.kind, coalesce(parent.code, '') AS parent_code, unit.jurisdiction,
               unit.zone, unit.path, unit.valid_from, unit.valid_to, unit.latitude, unit.longitude, unit.predecessors
        FROM unit LEFT JOIN unit parent ON parent.id = unit.parent
        WHERE unit.jurisdiction = $1
        """,
        jurisdiction,
    )
    return [_existing(row) for row in found]


def _existing(row: Row) -> ExistingUnit:
    return ExistingUnit(**{**row, "path": tuple(row["path"]), "predecessors": tuple(row["predecessors"])})


async def add_units(placed: Sequence[Placed]) -> None:
    units = [place.unit for place in placed if place.unit is not None]
    await rows(
        """
        INSERT INTO unit (id, parent, path, jurisdiction, code, kind, name, zone, valid_from,
                          latitude, longitude, predecessors)
        SELECT id, parent, path::uuid[], jurisdiction, code, kind, name, zone, valid_from,
               latitude, longitude, string_to_array(predecessors, ' ')
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                    $9::date[], $10::numeric[], $11::numeric[], $12::text[])
            AS added (id, parent, path, jurisdiction, code, kind, name, zone, valid_from,
                      latitude, longitude, predecessors)
        """,
        *_columns(placed),
        [unit.jurisdiction for unit in units],
        [unit.code for unit in units],
        [unit.kind for unit in units],
        [unit.name for unit in units],
        [unit.zone for unit in units],
        [unit.valid_from for unit in units],
        [unit.latitude for unit in units],
        [unit.longitude for unit in units],
        [" ".join(unit.predecessors) for unit in units],
    )


async def change_units(placed: Sequence[Placed]) -> None:
    units = [place.unit for place in placed if place.unit is not None]
    await rows(
        """
        UPDATE unit SET kind = changed.kind, name = changed.name, zone = changed.zone, latitude = changed.latitude,
                        longitude = changed.longitude, predecessors = string_to_array(changed.predecessors, ' ')
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::text[])
            AS changed (id, kind, name, zone, latitude, longitude, predecessors)
        WHERE unit.id = changed.id
        """,
        [place.id for place in placed],
        [unit.kind for unit in units],
        [unit.name for unit in units],
        [unit.zone for unit in units],
        [unit.latitude for unit in units],
        [unit.longitude for unit in units],
        [" ".join(unit.predecessors) for unit in units],
    )


async def move_units(placed: Sequence[Placed]) -> None:
    """New parents, and new paths for all that stand below a unit that moved."""
    await rows(
        """
        UPDATE unit SET parent = moved.parent, path = moved.path::uuid[]
        FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS moved (id, parent, path) WHERE unit.id = moved.id
        """,
        *_columns(placed),
    )


def _columns(placed: Sequence[Placed]) -> tuple[list[UUID], list[UUID | None], list[str]]:
    """Paths have several lengths, which an array of arrays cannot have: they travel as text."""
    paths = [f"{{{','.join(map(str, place.path))}}}" for place in placed]
    return [place.id for place in placed], [place.parent for place in placed], paths


async def end_units(units: Sequence[UUID], on: date) -> None:
    await rows("UPDATE unit SET valid_to = greatest($2, valid_from) WHERE id = ANY($1) AND valid_to IS NULL", units, on)
