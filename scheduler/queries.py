"""Programmes and their plan versions, by whoever may see them, and the facts a plan is checked against."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec

from ledger.database import Row, row, rows
from organisation.actors import DESK, Actor
from scheduler.plans import Plan
from scheduler.tables import PlanVersion, Programme

_PROGRAMME = """
    SELECT programme.*, unit.path AS path, unit.zone AS zone, unit.jurisdiction AS jurisdiction
    FROM programme JOIN unit ON unit.id = programme.unit
"""


def _scopes(actor: Actor) -> list[UUID]:
    return actor.scopes(*DESK)


async def visible_programmes(actor: Actor, after: str, most: int) -> list[Row]:
    return await rows(
        f"{_PROGRAMME} WHERE unit.path && $1::uuid[] AND programme.code > $2 ORDER BY programme.code LIMIT $3",
        _scopes(actor),
        after,
        most,
    )


async def visible_programme(actor: Actor, programme: UUID) -> Row | None:
    return await row(f"{_PROGRAMME} WHERE unit.path && $1::uuid[] AND programme.id = $2", _scopes(actor), programme)


async def visible_versions(actor: Actor, programme: UUID, below: int, most: int) -> list[Row]:
    """Newest first."""
    return await rows(
        """
        SELECT plan_version.* FROM plan_version
        JOIN programme ON programme.id = plan_version.programme
        JOIN unit ON unit.id = programme.unit
        WHERE unit.path && $1::uuid[] AND programme.id = $2 AND number < $3 ORDER BY number DESC LIMIT $4
        """,
        _scopes(actor),
        programme,
        below,
        most,
    )


async def visible_version(actor: Actor, version: UUID) -> Row | None:
    return await row(
        """
        SELECT plan_version.*, unit.path AS path FROM plan_version
        JOIN programme ON programme.id = plan_version.programme
        JOIN unit ON unit.id = programme.unit
        WHERE unit.path && $1::uuid[] AND plan_version.id = $2
        """,
        _scopes(actor),
        version,
    )


async def programme(identifier: UUID) -> Row:
    found = await row(f"{_PROGRAMME} WHERE programme.id = $1", identifier)
    assert found is not None
    return found


async def programme_of_code(code: str) -> Row | None:
    return await row(f"{_PROGRAMME} WHERE programme.code = $1", code)


async def add_programme(new: Programme) -> None:
    await Programme.insert(new)


async def programme_codes() -> dict[UUID, str]:
    """Of all programmes: they are public, as their strata are."""
    return {each["id"]: each["code"] for each in await rows("SELECT id, code FROM programme")}


async def programme_exists(code: str) -> bool:
    return await row("SELECT 1 FROM programme WHERE code = $1", code) is not None


async def lock_programme(identifier: UUID) -> None:
    """One change of a programme's plan or chain at a time, until the transaction ends."""
    await rows("SELECT 1 FROM programme WHERE id = $1 FOR NO KEY UPDATE", identifier)


async def next_number(programme: UUID) -> int:
    found = await row("SELECT coalesce(max(number), 0) + 1 AS next FROM plan_version WHERE programme = $1", programme)
    assert found is not None
    return int(found["next"])


async def add_version(new: PlanVersion) -> None:
    await PlanVersion.insert(new)


async def approve_version(version: UUID, by: UUID, now: datetime) -> bool:
    approved = await rows(
        "UPDATE plan_version SET approved_by = $2, approved_at = $3 WHERE id = $1 AND approved_by IS NULL RETURNING id",
        version,
        by,
        now,
    )
    return bool(approved)


async def version(identifier: UUID) -> Row:
    found = await row("SELECT * FROM plan_version WHERE id = $1", identifier)
    assert found is not None
    return found


async def governing_version(programme: UUID, day: date) -> Row | None:
    """The newest approved version that covers the day."""
    return await row(
        """
        SELECT * FROM plan_version WHERE programme = $1 AND approved_at IS NOT NULL
        AND valid_from <= $2 AND valid_to >= $2 ORDER BY number DESC LIMIT 1
        """,
        programme,
        day,
    )


async def approved_versions(programme: UUID, first: date, last: date) -> list[Row]:
    """Those that cover any of these days."""
    return await rows(
        """
        SELECT * FROM plan_version WHERE programme = $1 AND approved_at IS NOT NULL
        AND valid_from <= $3 AND valid_to >= $2 ORDER BY number
        """,
        programme,
        first,
        last,
    )


async def last_approved(programme: UUID) -> Row | None:
    return await row(
        "SELECT * FROM plan_version WHERE programme = $1 AND approved_at IS NOT NULL ORDER BY number DESC LIMIT 1",
        programme,
    )


def plan_of(version: Row) -> Plan:
    return msgspec.json.decode(version["plan"], type=Plan)


async def units_of(programme: Row, day: date) -> list[Row]:
    """The units a programme inspects on a day."""
    return await rows(
        """
        SELECT id, code, kind, name, path, latitude, longitude FROM unit
        WHERE path @> ARRAY[$1::uuid] AND kind = ANY($2) AND valid_from <= $3
        AND (valid_to IS NULL OR valid_to > $3) ORDER BY code
        """,
        programme["unit"],
        programme["kinds"],
        day,
    )


async def inspectors_among(programme: Row, people: Sequence[UUID], at: datetime) -> set[UUID]:
    """Who of these may inspect in the whole stratum."""
    found = await rows(
        """
        SELECT person FROM role_grant JOIN person ON person.id = role_grant.person
        WHERE person = ANY($1) AND role = 'inspector' AND role_grant.unit = ANY($2) AND approved_at IS NOT NULL
        AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3)
        AND (person.left_at IS NULL OR person.left_at > $3)
        """,
        list(people),
        programme["path"],
        at,
    )
    return {inspector["person"] for inspector in found}


async def unit_code(unit: UUID) -> str:
    found = await row("SELECT code FROM unit WHERE id = $1", unit)
    assert found is not None
    return str(found["code"])
