"""One line of a file of people, read field by field. What is left empty stays as it is."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from organisation.actors import Actor, Role
from organisation.names import LONGEST_NAME, is_name
from organisation.people_files import FileRow, meant, words
from organisation.refusing import Refused
from organisation.rules import check_dates
from organisation.texts import Language

_EMAIL = re.compile(r"[^@\s<>,;\"()]{1,64}@[^@\s<>,;\"()]{1,185}\.[^@\s<>,;\"().]{2,60}")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")
EARLIEST, LATEST = 2000, 2200


class KnownUnit(msgspec.Struct, frozen=True):
    """In force; `path` from the root down."""

    id: UUID
    path: tuple[UUID, ...]
    zone: str


Units = Mapping[str, Sequence[KnownUnit]]
"""By official code."""


class Account(msgspec.Struct, frozen=True):
    name: str
    language: Language
    home: KnownUnit
    email: str | None = None


class WantedRole(msgspec.Struct, frozen=True):
    role: Role
    unit: UUID
    valid_from: datetime
    valid_to: datetime | None


def account_of(actor: Actor, row: FileRow, units: Units, before: Account | None) -> Account:
    """`before` is what an earlier line or the database says of the person."""
    return Account(
        _name(row, before), _language(row, before), _home(actor, row, units, before), _email(row) or _kept(before)
    )


def _kept(before: Account | None) -> str | None:
    return before.email if before else None


def _name(row: FileRow, before: Account | None) -> str:
    name = row.fields["name"]
    if not name and before:
        return before.name
    if not is_name(name):
        raise Refused("name-not-a-name", most=LONGEST_NAME)
    return name


def _language(row: FileRow, before: Account | None) -> Language:
    text = row.fields["language"]
    if not text and before:
        return before.language
    found = meant(words().languages, text)
    if found is None:
        raise Refused("import-language", value=text[:40])
    return cast(Language, found)


def _home(actor: Actor, row: FileRow, units: Units, before: Account | None) -> KnownUnit:
    code = row.fields["home"]
    if code:
        return unit_of(actor, units, code)
    if before:
        return before.home
    raise Refused("import-field-missing", field="home")


def unit_of(actor: Actor, units: Units, code: str) -> KnownUnit:
    found = units.get(code, ())
    if not found:
        raise Refused("import-unit-unknown", code=code[:40])
    ours = [unit for unit in found if actor.holds("administrator", unit.path)]
    if not ours:
        raise Refused("outside-your-scope")
    if len(ours) > 1:
        raise Refused("import-unit-ambiguous", code=code[:40])
    return ours[0]


def _email(row: FileRow) -> str | None:
    email = row.fields.get("email", "")
    if email and not _EMAIL.fullmatch(email):
        raise Refused("import-email", value=email[:60])
    return email or None


def role_of(actor: Actor, row: FileRow, units: Units, home: KnownUnit, now: datetime) -> WantedRole | None:
    text = row.fields.get("role", "")
    if not text:
        if any(row.fields.get(column) for column in ("unit", "from", "to")):
            raise Refused("import-field-missing", field="role")
        return None
    role = meant(words().roles, text)
    if role is None:
        raise Refused("import-role", value=text[:40])
    unit = unit_of(actor, units, row.fields["unit"]) if row.fields.get("unit") else home
    starts, ends = _beginning(row, unit, now), _end(row, unit)
    check_dates(starts, ends, now)
    return WantedRole(cast(Role, role), unit.id, starts, ends)


def _beginning(row: FileRow, unit: KnownUnit, now: datetime) -> datetime:
    """Of the day at the unit; today means now, since nothing reaches into the past."""
    text, zone = row.fields.get("from", ""), ZoneInfo(unit.zone)
    if not text:
        return now
    day = day_of(text)
    if day < now.astimezone(zone).date():
        raise Refused("import-past", value=text[:20])
    return max(datetime.combine(day, time(), zone), now)


def _end(row: FileRow, unit: KnownUnit) -> datetime | None:
    """Of the last day."""
    text = row.fields.get("to", "")
    return datetime.combine(day_of(text) + timedelta(days=1), time(), ZoneInfo(unit.zone)) if text else None


def day_of(text: str) -> date:
    """2026-12-01 or, as all three languages write it, 01/12/2026."""
    found = _DAY.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if found and EARLIEST <= int(found["year"]) <= LATEST:
        try:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            pass
    raise Refused("import-date", value=text[:20])
