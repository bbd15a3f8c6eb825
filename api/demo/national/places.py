"""All provinces and communes, a one-stop centre in each commune: the offices that are inspected."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import msgspec

from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.scale import Scale
from api.demo.places import CENTRE, CENTRE_CODE, COUNTRY, OFFICE_HOURS
from organisation.unit_rows import WantedUnit, parse_rows
from organisation.unit_sources import VIETNAM, read_source

ZONE = "Asia/Ho_Chi_Minh"


class Office(msgspec.Struct, frozen=True):
    """A centre, with what its inspections say of it."""

    id: UUID
    code: str
    name: str
    path: tuple[UUID, ...]


class Region(msgspec.Struct, frozen=True):
    """A province, `number` 1 to 34 in the order of the codes, and its centres in the order of theirs."""

    number: int
    id: UUID
    code: str
    name: str
    path: tuple[UUID, ...]
    offices: tuple[Office, ...]


class Country(msgspec.Struct, frozen=True):
    id: UUID
    regions: tuple[Region, ...]


def add_places(scale: Scale, rows: Rows, book: Book) -> Country:
    """Only as many provinces as the scale has keep their offices, all units are there.

    The communes are those of July 2025, as if they had been there all the time.
    """
    source = read_source(VIETNAM)
    wanted, _ = parse_rows(source.rows)
    chance, at = Chance(scale.seed, 0), scale.prepared_at
    ids = {unit.code: chance.id(at) for unit in wanted}
    paths = _paths(wanted, ids)
    for unit in wanted:
        _add(rows, ids[unit.code], paths[unit.code], unit, scale.first_day.replace(month=1, day=1))
    regions = tuple(_regions(wanted, ids, paths, chance, scale, rows))
    counts = {"added": len(wanted), "changed": 0, "ended": 0}
    book(at, "operator", "units.imported", COUNTRY, {**counts, "source": source.digest})
    for region in regions:
        for office in region.offices:
            book(at, "operator", "unit.added", office.id, {"code": office.code, "parent": str(office.path[-2])})
    return Country(ids[COUNTRY], regions)


def _paths(wanted: list[WantedUnit], ids: dict[str, UUID]) -> dict[str, tuple[UUID, ...]]:
    paths: dict[str, tuple[UUID, ...]] = {}
    for unit in sorted(wanted, key=lambda unit: ("country", "province", "commune").index(unit.kind)):
        paths[unit.code] = (*paths.get(unit.parent_code, ()), ids[unit.code])
    return paths


def _regions(
    wanted: list[WantedUnit],
    ids: dict[str, UUID],
    paths: dict[str, tuple[UUID, ...]],
    chance: Chance,
    scale: Scale,
    rows: Rows,
) -> Iterator[Region]:
    provinces = sorted((unit for unit in wanted if unit.kind == "province"), key=lambda unit: unit.code)
    for number, province in enumerate(provinces[: scale.provinces], start=1):
        communes = sorted((unit for unit in wanted if unit.parent_code == province.code), key=lambda unit: unit.code)
        offices = []
        for commune in communes:
            centre, path = _centre(commune), (*paths[commune.code], chance.id(scale.prepared_at))
            _add(rows, path[-1], path, centre, scale.first_day.replace(month=1, day=1))
            offices.append(Office(path[-1], centre.code, centre.name, path))
        place = (ids[province.code], province.code, province.name, paths[province.code])
        yield Region(number, *place, tuple(offices))


def _centre(commune: WantedUnit) -> WantedUnit:
    kind, _, name = commune.name.partition(" ")
    title = f"Trung tâm Phục vụ hành chính công {kind.lower()} {name}"
    code = commune.code + CENTRE_CODE
    return msgspec.structs.replace(commune, code=code, name=title, kind=CENTRE, parent_code=commune.code)


def _add(rows: Rows, identifier: UUID, path: tuple[UUID, ...], unit: WantedUnit, since: date) -> None:
    above = path[-2] if len(path) > 1 else None
    hours = msgspec.json.encode(OFFICE_HOURS).decode() if unit.kind == CENTRE else None
    place = (unit.latitude, unit.longitude)
    former = list(unit.predecessors) if unit.kind != CENTRE else []
    rows.add(
        *("unit", identifier, "VN", unit.code, unit.kind, unit.name, ZONE, above, list(path), former),
        *(*place, hours, since),
    )
