"""The rows of a source of units: what each field must look like, told by line."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from zoneinfo import available_timezones

import msgspec

from organisation.names import tidy, tidy_name
from organisation.refusing import Refused

REQUIRED = ("code", "name", "kind", "parent_code", "jurisdiction")
OPTIONAL = ("zone", "valid_from", "latitude", "longitude", "predecessors")
COUNTRY = "country"

_CODE = re.compile(r"[A-Z0-9][A-Z0-9.-]{0,31}")
_KIND = re.compile(r"[a-z][a-z_]{1,39}")
_JURISDICTION = re.compile(r"[A-Z]{2}")
# A spreadsheet takes the zeros off the front of a code; these tell.
_OFFICIAL_CODES = {
    ("VN", "province"): re.compile(r"\d{2}"),
    ("VN", "commune"): re.compile(r"\d{5}"),
    ("ID", "province"): re.compile(r"\d{2}"),
    ("ID", "regency"): re.compile(r"\d{2}\.\d{2}"),
    ("ID", "district"): re.compile(r"\d{2}\.\d{2}\.\d{2}"),
    ("ID", "village"): re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}"),
}


class RawRow(msgspec.Struct, frozen=True):
    """One row as text; `line` where the source is a file."""

    fields: Mapping[str, str]
    line: int | None = None


class WantedUnit(msgspec.Struct, frozen=True):
    """What the source says of one unit; None, "" and () say nothing: what is stored stays."""

    code: str
    name: str
    kind: str
    parent_code: str
    jurisdiction: str
    zone: str = ""
    valid_from: date | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    predecessors: tuple[str, ...] = ()
    line: int | None = None


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with the unit of a code, to be told in the reader's language."""

    code: str
    reason: Refused
    line: int | None = None


def parse_rows(rows: Iterable[RawRow]) -> tuple[list[WantedUnit], list[Fault]]:
    wanted: list[WantedUnit] = []
    faults: list[Fault] = []
    for row in rows:
        try:
            unit = _parse(row)
            _check(unit)
            wanted.append(unit)
        except Refused as refused:
            # Anew: the one that was raised holds on to every frame it passed, and there may be 200,000.
            reason = Refused(refused.name, **refused.facts)
            faults.append(Fault(row.fields.get("code", "")[:40], reason, row.line))
    return wanted, faults


def _parse(row: RawRow) -> WantedUnit:
    texts = {field: tidy(text) for field, text in row.fields.items()}
    return WantedUnit(
        **{field: texts[field] for field in REQUIRED},
        zone=texts.get("zone", ""),
        valid_from=_date(texts.get("valid_from", "")),
        latitude=_degrees(texts.get("latitude", ""), 90),
        longitude=_degrees(texts.get("longitude", ""), 180),
        predecessors=tuple(texts.get("predecessors", "").split()),
        line=row.line,
    )


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("unit-date", value=text[:20]) from None


def _degrees(text: str, most: int) -> Decimal | None:
    if not text:
        return None
    try:
        degrees = Decimal(text)
    except InvalidOperation:
        raise Refused("unit-degrees", value=text[:20], most=most) from None
    if not degrees.is_finite() or abs(degrees) > most:
        raise Refused("unit-degrees", value=text[:20], most=most)
    return round(degrees, 6)


@cache
def _zones() -> set[str]:
    return available_timezones()


def _check(unit: WantedUnit) -> None:
    if not _CODE.fullmatch(unit.code):
        raise Refused("unit-code")
    tidy_name(unit.name)
    if not _JURISDICTION.fullmatch(unit.jurisdiction):
        raise Refused("unit-jurisdiction")
    if not _KIND.fullmatch(unit.kind):
        raise Refused("unit-kind")
    if not _is_official(unit):
        raise Refused("unit-code-not-official", kind=unit.kind, jurisdiction=unit.jurisdiction)
    if unit.zone and unit.zone not in _zones():
        raise Refused("unit-zone", value=unit.zone[:40])
    if not all(_CODE.fullmatch(code) for code in unit.predecessors):
        raise Refused("unit-predecessors")


def _is_official(unit: WantedUnit) -> bool:
    pattern = _OFFICIAL_CODES.get((unit.jurisdiction, unit.kind))
    return pattern is None or pattern.fullmatch(unit.code) is not None
