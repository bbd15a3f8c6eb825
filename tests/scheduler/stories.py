"""A programme of Hưng Yên as Lan proposes and Thu signs it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec

from checklists.starting import publish_starters
from ledger.database import Row, rows
from scheduler import planning, queries
from scheduler.keys import MasterKeys
from scheduler.plans import Plan
from tests.cast import Cast, place

TUESDAY = date(2026, 11, 24)
STRATUM = "HY01.33"

HOURS = {
    "freeze": {"day": -1, "at": "18:00:00"},
    "draw": {"day": 0, "at": "05:30:00"},
    "arrive": {"day": 0, "at": "07:30:00"},
    "end": {"day": 0, "at": "17:00:00"},
    "reveal": {"day": 1, "at": "08:00:00"},
    "leadSeconds": 1800,
    "publicDelaySeconds": 604_800,
}

# The hours of Tuesday in Hưng Yên, in UTC.
FREEZE = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
DRAW = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
RELEASE = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
END = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
REVEAL = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
PUBLIC = datetime(2026, 12, 2, 1, 0, tzinfo=UTC)


def plan_of(cast: Cast, **changes: Any) -> dict[str, Any]:
    """As it goes over the wire."""
    return {
        "capacity": 1,
        "openDaysPerYear": 250,
        "frequencies": {"commune_pasc": 12},
        "exceptions": {},
        "teams": [{"leader": str(cast.hung.person), "members": [str(cast.mai.person)]}],
        "checklist": {"code": "CL-VN-OPEN", "version": 1, "profile": "opening"},
        "hours": HOURS,
    } | changes


def programme_of(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {
        "code": "HY01",
        "name": {"vi": "Trung tâm hành chính công", "id": "Pusat layanan", "en": "Service centres"},
        "unit": str(cast.hung_yen.id),
        "kinds": ["commune_pasc"],
        "calendar": "always",
    } | changes


async def add_centres(cast: Cast, count: int) -> None:
    for number in range(count):
        commune = await place(cast.hung_yen, f"{13000 + number}", "commune", f"Xã {number}")
        await place(commune, f"{13000 + number}.HCC", "commune_pasc", f"Trung tâm {number}")


async def create(cast: Cast, now: datetime, **changes: Any) -> UUID:
    new = msgspec.convert(programme_of(cast) | {"demonstration": False} | changes, planning.NewProgramme)
    return await planning.create(await cast.lan.actor(now), new, now)


async def propose(
    cast: Cast, programme: UUID, now: datetime, first: date = TUESDAY, last: date = TUESDAY, **changes: Any
) -> UUID:
    actor = await cast.lan.actor(now)
    found = await queries.visible_programme(actor, programme)
    assert found is not None
    return await planning.propose(actor, found, msgspec.convert(plan_of(cast, **changes), Plan), first, last, now)


async def approve(cast: Cast, version: UUID, keys: MasterKeys, now: datetime) -> None:
    actor = await cast.thu.actor(now)
    found = await queries.visible_version(actor, version)
    assert found is not None
    await planning.approve(actor, found, keys, now)


async def plan(
    cast: Cast, keys: MasterKeys, now: datetime, first: date = TUESDAY, last: date = TUESDAY, **changes: Any
) -> UUID:
    """A programme with an approved plan for these days."""
    await publish_starters(cast.thu.person, cast.minh.person, now)
    programme = await create(cast, now)
    await approve(cast, await propose(cast, programme, now, first, last, **changes), keys, now)
    return programme


async def days() -> list[Row]:
    return await rows("SELECT * FROM draw_day ORDER BY day")


async def states() -> list[str]:
    return [day["state"] for day in await days()]


async def inspections() -> list[Row]:
    return await rows("SELECT * FROM inspection ORDER BY unit_code")
