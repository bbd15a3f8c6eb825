"""The rows of a source of units: what each field must look like, told by line."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from zoneinfo import available_timezones

import msgspec

from organisation.names import fault_of_name, tidy

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
    code: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line is not None else ""
        return f"{place}{self.code or 'a unit without code'}: {self.reason}"


def parse_rows(rows: Iterable[RawRow]) -> tuple[list[WantedUnit], list[Fault]]:
    wanted: list[WantedUnit] = []
    faults: list[Fault] = []
    for row in rows:
        try:
            unit = _parse(row)
            reason = _fault_of(unit)
        except ValueError as error:
            unit, reason = None, str(error)
        if unit is None or reason:
            faults.append(Fault(row.fields.get("code", "")[:40], reason or "", row.line))
        else:
            wanted.append(unit)
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
        raise ValueError(f"valid_from {text[:20]!r} is not a date like 2025-07-01") from None


def _degrees(text: str, most: int) -> Decimal | None:
    if not text:
        return None
    try:
        degrees = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text[:20]!r} is not a number of degrees") from None
    if not degrees.is_finite() or abs(degrees) > most:
        raise ValueError(f"{text[:20]!r} lies outside -{most} to {most} degrees")
    return round(degrees, 6)


@cache
def _zones() -> set[str]:
    return available_timezones()


def _fault_of(unit: WantedUnit) -> str | None:
    checks = (
        (not _CODE.fullmatch(unit.code), "a code has up to 32 capital letters, digits, dots and hyphens"),
        (not _JURISDICTION.fullmatch(unit.jurisdiction), "a jurisdiction is a country's two capital letters"),
        (not _KIND.fullmatch(unit.kind), "a kind is a word of small letters, such as service_point"),
        (
            not _is_official(unit),
            f"this is no official code of a {unit.kind} in {unit.jurisdiction}; are zeros missing?",
        ),
        (unit.zone != "" and unit.zone not in _zones(), f"{unit.zone[:40]!r} is not a time zone like Asia/Ho_Chi_Minh"),
        (not all(_CODE.fullmatch(code) for code in unit.predecessors), "predecessors are codes with blanks between"),
    )
    return fault_of_name(unit.name) or next((reason for failed, reason in checks if failed), None)


def _is_official(unit: WantedUnit) -> bool:
    pattern = _OFFICIAL_CODES.get((unit.jurisdiction, unit.kind))
    return pattern is None or pattern.fullmatch(unit.code) is not None
