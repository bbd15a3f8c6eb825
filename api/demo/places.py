"""Where the demonstration takes place: every province and commune, and in one province its departments and centres."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.database import Row
from organisation import importing
from organisation.opening import weekday_hours
from organisation.refusing import Refused
from organisation.unit_queries import UnitFilter, find_by_code, list_units
from organisation.unit_sources import VIETNAM
from organisation.units import NewUnit, add_unit

COUNTRY = "VN"
HUNG_YEN = "33"
HA_NOI = "01"
CENTRE = "commune_pasc"
CENTRE_CODE = ".HCC"
HOME_AFFAIRS = "33.SNV"
SCIENCE = "33.SKHCN"
DEPARTMENTS = {HOME_AFFAIRS: "Sở Nội vụ tỉnh Hưng Yên", SCIENCE: "Sở Khoa học và Công nghệ tỉnh Hưng Yên"}
TWO_TIERS_SINCE = date(2025, 7, 1)
OFFICE_HOURS = weekday_hours(("07:00", "11:30"), ("13:30", "17:00"))
EVERY = 10_000


class Places(msgspec.Struct, frozen=True):
    """Ids by official code; `communes` and `centres` are those of Hưng Yên."""

    units: dict[str, UUID]
    communes: dict[str, UUID]
    centres: dict[str, UUID]


async def add_places(now: datetime) -> Places:
    if await find_by_code(COUNTRY, HUNG_YEN) is None:
        await _import_country(now.date())
    province = await _find(HUNG_YEN)
    communes = await _below(province, "commune", now)
    async with change(by="operator", at=now) as record:
        for unit in _offices(province, communes):
            if await find_by_code(COUNTRY, unit.code) is None:
                await add_unit(record, unit)
    return await _places(province, communes, now)


async def _import_country(on: date) -> None:
    report = await importing.run(VIETNAM, on, "operator", apply=True)
    if report.refused:
        raise Refused("demonstration-elsewhere")


def _offices(province: Row, communes: Sequence[Row]) -> Iterator[NewUnit]:
    for code, name in DEPARTMENTS.items():
        yield _office(province, code, "department", name)
    for commune in communes:
        kind, _, name = commune["name"].partition(" ")
        title = f"Trung tâm Phục vụ hành chính công {kind.lower()} {name}"
        yield _office(commune, commune["code"] + CENTRE_CODE, CENTRE, title)


def _office(parent: Row, code: str, kind: str, name: str) -> NewUnit:
    return NewUnit(
        parent=parent["id"],
        code=code,
        kind=kind,
        name=name,
        valid_from=TWO_TIERS_SINCE,
        opening_hours=OFFICE_HOURS,
        latitude=parent["latitude"] if kind == CENTRE else None,
        longitude=parent["longitude"] if kind == CENTRE else None,
    )


async def _places(province: Row, communes: Sequence[Row], now: datetime) -> Places:
    country, capital = await _find(COUNTRY), await _find(HA_NOI)
    departments = await _below(province, "department", now)
    centres = await list_units(UnitFilter(now, kind=CENTRE), None, EVERY)
    return Places(
        _ids([country, province, capital, *departments]),
        _ids(communes),
        _ids([centre for centre in centres if province["id"] in centre["path"]]),
    )


async def _find(code: str) -> Row:
    unit = await find_by_code(COUNTRY, code)
    assert unit is not None
    return unit


async def _below(unit: Row, kind: str, now: datetime) -> list[Row]:
    return await list_units(UnitFilter(now, parent=unit["id"], kind=kind), None, EVERY)


def _ids(units: Sequence[Row]) -> dict[str, UUID]:
    return {unit["code"]: unit["id"] for unit in units}
