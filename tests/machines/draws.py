"""Draws whose hours fall into the trouble, and what must be true of them afterwards."""

import asyncio
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from uuid import UUID

import asyncpg

from ledger.database import row, rows
from scheduler.keys import MasterKeys
from tests.cast import Cast, member
from tests.scheduler.stories import add_centres, approve, create, propose
from tests.uploads.judging import subjects

WAIT_SECONDS = 60
STEPS = ("draw.frozen", "draw.drawn", "draw.released")


async def planned(cast: Cast, keys: MasterKeys, count: int) -> list[UUID]:
    """As many draw days, each of a programme with a team of its own, on days to come."""
    now = datetime.now(UTC)
    await add_centres(cast, count)
    for number in range(count):
        inspectors = [
            await member(f"{name}-{number}", name, cast.hung_yen, now, ("inspector", cast.hung_yen))
            for name in ("leader", "colleague")
        ]
        team = {"leader": str(inspectors[0].person), "members": [str(inspectors[1].person)]}
        day = now.date() + timedelta(days=3 + number)
        programme = await create(cast, now, code=f"HY{number + 10}")
        await approve(cast, await propose(cast, programme, now, day, day, teams=[team]), keys, now)
    found = await rows("SELECT id FROM draw_day ORDER BY day")
    assert len(found) == count
    return [each["id"] for each in found]


async def bring_near(day: UUID) -> None:
    """Its hours pass within the next seconds."""
    freeze, draw, release = (datetime.now(UTC) + timedelta(seconds=seconds) for seconds in (1, 3, 5))
    await rows(
        "UPDATE draw_day SET freeze_at = $2, draw_at = $3, release_at = $4 WHERE id = $1", day, freeze, draw, release
    )


async def is_released(day: UUID) -> None:
    """Until it is; whatever the trouble was, it is not missed."""
    async with asyncio.timeout(WAIT_SECONDS):
        while await _state(day) != "released":  # noqa: ASYNC110
            await asyncio.sleep(0.2)


async def _state(day: UUID) -> str | None:
    """None while the database cannot be asked."""
    with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        found = await row("SELECT state FROM draw_day WHERE id = $1", day)
        assert found
        assert found["state"] != "missed"
        return str(found["state"])
    return None


async def were_held_once(days: list[UUID]) -> None:
    """Each step of each draw is in the ledger once, and each draw sent for one visit."""
    draws = {each["draw_id"] for each in await rows("SELECT draw_id FROM draw_day WHERE id = ANY($1)", days)}
    for step in STEPS:
        assert await subjects(step) == Counter(draws), step
    assert not await subjects("draw.missed")
    sent = await rows(
        "SELECT draw_day, count(*) AS visits FROM inspection WHERE draw_day IS NOT NULL GROUP BY draw_day"
    )
    assert {each["draw_day"]: each["visits"] for each in sent} == dict.fromkeys(days, 1)
