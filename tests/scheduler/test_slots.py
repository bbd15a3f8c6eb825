"""The hour of arrival: drawn for all teams together, and told by nothing before its own release minute."""

from collections import Counter
from datetime import time, timedelta
from hashlib import sha256
from typing import Any

import msgspec
import pytest

from api.parts import Parts
from scheduler import draw_queries
from scheduler.duties import Duties
from scheduler.plans import Plan
from scheduler.slots import earliest_hours, slot_of
from scheduler.substituting import key_of
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, add_centres, days, inspections, plan, plan_of

pytestmark = pytest.mark.anyio
SECOND = timedelta(seconds=1)
DAYS = 14
"""That so many have one slot happens once in 8,000 runs."""
SLOTS: list[dict[str, Any]] = [
    {"name": "opening", "arrive": {"day": 0, "at": "07:30:00"}, "weight": 2},
    {"name": "mid-morning", "arrive": {"day": 0, "at": "09:30:00"}, "weight": 1, "profile": "full"},
    {"name": "after-lunch", "arrive": {"day": 0, "at": "13:30:00"}, "weight": 1, "profile": "full"},
]
HOURS_LATER = {"opening": 0, "mid-morning": 2, "after-lunch": 6}


def with_slots(cast: Cast) -> Plan:
    return msgspec.convert(plan_of(cast, slots=SLOTS), Plan)


async def test_each_slot_comes_as_often_as_its_weight(cast: Cast) -> None:
    wanted = with_slots(cast)
    found = Counter(slot.name for number in range(4_000) if (slot := slot_of(wanted, sha256(b"%d" % number).digest())))
    assert abs(found["opening"] - 2_000) < 160
    assert abs(found["mid-morning"] - 1_000) < 140
    assert earliest_hours(wanted).arrive.at == time(7, 30)


async def test_a_day_is_released_at_the_minute_of_its_slot(cast: Cast, parts: Parts, hours: Hours) -> None:
    await add_centres(cast, 3)
    await plan(cast, parts.keys, hours.now, slots=SLOTS)
    clock = Duties(parts.keys)
    for now in (FREEZE, DRAW):
        await clock.tick(now)
    [day] = await days()
    assert (day["slot"], day["release_at"]) == (None, RELEASE)
    slot = slot_of(with_slots(cast), key_of(await draw_queries.day(day["id"]), parts.keys))
    assert slot is not None
    due = RELEASE + timedelta(hours=HOURS_LATER[slot.name])
    if due > RELEASE:
        await clock.tick(due - SECOND)
        assert await inspections() == []
        assert await days() == [day]
    await clock.tick(due)
    [inspection] = await inspections()
    [released] = await days()
    assert (released["state"], released["slot"], released["release_at"]) == ("released", slot.name, due)
    assert inspection["arrives_at"] == released["arrives_at"] == due + timedelta(minutes=30)
    assert inspection["profile"] == ("opening" if slot.name == "opening" else "full")


async def test_which_slot_it_is_stands_nowhere_before(cast: Cast, parts: Parts, hours: Hours) -> None:
    """Many days under one plan: until their release their rows say the same of all slots."""
    last = RELEASE.date() + timedelta(days=DAYS)
    await plan(cast, parts.keys, hours.now, last=last, slots=SLOTS)
    clock = Duties(parts.keys)
    drawn = set()
    for number in range(DAYS):
        later = timedelta(days=number)
        for now in (FREEZE + later, DRAW + later):
            await clock.tick(now)
        day = (await days())[number]
        assert (day["state"], day["slot"], day["release_at"]) == ("drawn", None, RELEASE + later)
        drawn.add(slot_of(with_slots(cast), key_of(await draw_queries.day(day["id"]), parts.keys)))
        await clock.tick(RELEASE + later + timedelta(hours=6))
        await clock.tick(RELEASE + later + timedelta(hours=10))
    assert len(drawn) > 1
