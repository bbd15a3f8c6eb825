"""What a forecast reads of the real present: the last freeze, and nothing that was drawn since."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from api.parts import Parts
from ledger.database import rows
from scheduler import queries
from scheduler.duties import Duties
from scheduler.forecasting import ASSUMED, look_ahead, scenario
from scheduler.plans import Plan
from scheduler.reach import minutes
from scheduler.scenarios import Scenario
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, END, FREEZE, RELEASE, TUESDAY, add_centres, create, plan, plan_of

pytestmark = pytest.mark.anyio

GAP: dict[str, Any] = {"gaps": {"commune_pasc": 40}}
WEDNESDAY = TUESDAY + timedelta(days=1)


async def read(cast: Cast, programme: UUID, hours: Hours, first: date = WEDNESDAY, **changes: object) -> Scenario:
    found = await queries.programme(programme)
    draft = msgspec.convert(plan_of(cast, **changes), Plan)
    return await scenario(found, await look_ahead(found, draft, first, first + timedelta(days=30), hours.now))


async def test_what_was_drawn_since_the_last_freeze_changes_no_forecast(cast: Cast, parts: Parts, hours: Hours) -> None:
    await add_centres(cast, 4)
    programme = await plan(cast, parts.keys, hours.now, TUESDAY, WEDNESDAY, **GAP)
    clock = Duties(parts.keys)
    await clock.tick(FREEZE)
    before = await read(cast, programme, hours, **GAP)
    for now in (DRAW, RELEASE, END):
        await clock.tick(now)
    assert await rows("SELECT 1 FROM inspection") != []
    assert await read(cast, programme, hours, **GAP) == before
    await clock.tick(FREEZE + timedelta(days=1))
    after = await read(cast, programme, hours, **GAP)
    assert 1 in after.ages
    assert sorted(after.ages) != sorted(before.ages)


async def test_a_stratum_without_a_draw_starts_as_its_first_freeze_would(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 4)
    programme = await plan(cast, parts.keys, hours.now, TUESDAY, WEDNESDAY, **GAP)
    expected = await read(cast, programme, hours, TUESDAY, **GAP)
    await Duties(parts.keys).tick(FREEZE)
    assert (await read(cast, programme, hours, TUESDAY, **GAP)).ages == expected.ages


async def test_short_plans_are_looked_at_for_120_open_days_holidays_left_out(cast: Cast, hours: Hours) -> None:
    programme = await create(cast, hours.now, calendar="working")
    days = (await read(cast, programme, hours)).days
    assert len(days) == 120
    assert all(day.weekday() < 5 for day in days)
    assert date(2027, 1, 1) not in days


async def test_the_office_of_an_inspector_and_closed_units_are_not_for_them(
    cast: Cast, hours: Hours, second: tuple[Member, Member]
) -> None:
    programme = await create(cast, hours.now)
    await rows("UPDATE person SET home = $1 WHERE id = $2", cast.centre.id, cast.hung.person)
    await rows(
        "INSERT INTO calendar_day (id, unit, day, working, reason, proposed_by, proposed_at, approved_by, approved_at) "
        "VALUES (gen_random_uuid(), $1, $2, false, 'Sửa nhà', $3, now(), $4, now())",
        cast.other_centre.id,
        WEDNESDAY,
        cast.lan.person,
        cast.thu.person,
    )
    quan, linh = second
    teams = [*plan_of(cast)["teams"], {"leader": str(quan.person), "members": [str(linh.person)]}]
    found = await read(cast, programme, hours, teams=teams)
    assert found.barred == [(0, 0)]
    assert (found.shut[0], found.shut[1]) == ([1], [])
    alone = await read(cast, programme, hours)
    assert (alone.shut[0], alone.capacities[0], alone.capacities[1]) == ([0, 1], 0, 1)


async def test_the_way_is_there_and_back(cast: Cast, hours: Hours) -> None:
    programme = await create(cast, hours.now)
    for place, latitude in ((cast.hung_yen, 20.6), (cast.centre, 20.9)):
        await rows("UPDATE unit SET latitude = $2, longitude = 106.0 WHERE id = $1", place.id, latitude)
    found = await read(cast, programme, hours)
    assert found.minutes[0] == [pytest.approx(2 * minutes((20.6, 106.0), (20.9, 106.0), ASSUMED)), 0]
