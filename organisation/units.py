"""Adding single units, such as the service points of an office."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from ledger.changes import Record
from ledger.identifiers import uuid7
from organisation import unit_queries as queries
from organisation.names import tidy_name
from organisation.opening import OpeningHours, check_hours
from organisation.refusing import Refused
from organisation.unit_rows import RawRow, parse_rows


class NewUnit(msgspec.Struct, frozen=True, kw_only=True):
    """Below `parent`, whose jurisdiction and (unless told) zone it takes."""

    parent: UUID
    code: str
    kind: str
    name: str
    valid_from: date
    zone: str = ""
    opening_hours: OpeningHours | None = None
    predecessors: tuple[str, ...] = ()
    latitude: Decimal | None = None
    longitude: Decimal | None = None


async def add_unit(record: Record, unit: NewUnit) -> UUID:
    above = await queries.find_unit(unit.parent)
    if above is None or above["valid_to"] is not None:
        raise Refused("unit-unknown")
    zone = unit.zone or above["zone"]
    _check(unit, above["jurisdiction"], zone)
    if await queries.find_by_code(above["jurisdiction"], unit.code):
        raise Refused("unit-code-taken", code=unit.code)
    identifier = uuid7()
    values = (
        above["jurisdiction"],
        unit.code,
        unit.kind,
        tidy_name(unit.name),
        zone,
        unit.parent,
        list(unit.predecessors),
        unit.latitude,
        unit.longitude,
        msgspec.json.encode(unit.opening_hours).decode() if unit.opening_hours else None,
        unit.valid_from,
    )
    await queries.add_unit(identifier, [*above["path"], identifier], values)
    await record("unit.added", subject=str(identifier), facts={"code": unit.code, "parent": str(unit.parent)})
    return identifier


def _check(unit: NewUnit, jurisdiction: str, zone: str) -> None:
    """The same rules as for an imported unit."""
    fields = {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "parent_code": "",
        "jurisdiction": jurisdiction,
        "zone": zone,
        "latitude": "" if unit.latitude is None else str(unit.latitude),
        "longitude": "" if unit.longitude is None else str(unit.longitude),
        "predecessors": " ".join(unit.predecessors),
    }
    _, faults = parse_rows([RawRow(fields)])
    if faults:
        raise faults[0].reason
    if unit.opening_hours:
        check_hours(unit.opening_hours)
