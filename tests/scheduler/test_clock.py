"""The way of one draw through its hours, driven by hand."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from api.parts import Parts
from ledger.database import rows
from scheduler import verifier
from scheduler.duties import Duties
from scheduler.keys import MasterKeys
from tests.cast import Cast, member
from tests.conftest import Hours
from tests.scheduler.stories import (
    DRAW,
    END,
    FREEZE,
    RELEASE,
    REVEAL,
    STRATUM,
    TUESDAY,
    add_centres,
    days,
    inspections,
    plan,
    states,
)

pytestmark = pytest.mark.anyio
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock(parts: Parts) -> Duties:
    return Duties(parts.keys)


async def actions(subject: str) -> list[str]:
    entries = [msgspec.json.decode(entry["content"]) for entry in await rows("SELECT * FROM ledger_entry ORDER BY id")]
    return [entry["action"] for entry in entries if entry["subject"] == subject]


async def test_a_draw_goes_through_its_hours(cast: Cast, parts: Parts, hours: Hours, clock: Duties) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    seen = []
    for now in (FREEZE - SECOND, FREEZE, DRAW - SECOND, DRAW, RELEASE - SECOND, RELEASE, REVEAL - SECOND, REVEAL):
        await clock.tick(now)
        seen.append((await states())[0])
    assert seen == ["planned", "frozen", "frozen", "drawn", "drawn", "released", "released", "revealed"]
    found = await actions(f"{STRATUM}/{TUESDAY}")
    assert found == ["draw.frozen", "draw.drawn", "draw.released", "draw.revealed"]


async def test_the_bundle_proves_the_inspections_that_were_released(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties
) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW, RELEASE, REVEAL):
        await clock.tick(now)
    bundle = (await days())[0]["bundle"]
    assert f"{STRATUM}/{TUESDAY}: 1 drawn of 12" in verifier.verify(bundle)
    [inspection] = await inspections()
    assert msgspec.json.decode(bundle)["selected"] == [inspection["unit_code"]]
    assert (inspection["leader"], inspection["kind"]) == (cast.hung.person, "drawn")
    assert msgspec.json.decode(bundle)["manifest"]["notice"] == verifier.NO_BEACON_NOTICE


async def test_before_its_release_minute_there_is_no_inspection(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties
) -> None:
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW, RELEASE - SECOND):
        await clock.tick(now)
        assert await inspections() == []


async def test_a_tick_again_changes_nothing(cast: Cast, parts: Parts, hours: Hours, clock: Duties) -> None:
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW, RELEASE, REVEAL):
        await clock.tick(now)
        before = await rows("SELECT * FROM draw_day"), len(await inspections())
        await clock.tick(now)
        assert (await rows("SELECT * FROM draw_day"), len(await inspections())) == before


async def test_two_clocks_at_once_do_everything_once(cast: Cast, parts: Parts, hours: Hours, clock: Duties) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now, last=TUESDAY + timedelta(days=2))
    other = Duties(parts.keys)
    for day in range(3):
        for now in (FREEZE, DRAW, RELEASE):
            await asyncio.gather(*(each.tick(now + timedelta(days=day)) for each in (clock, other, clock, other)))
    assert len(await inspections()) == 3
    chain = await days()
    assert [day["prev"] for day in chain] == [bytes(32), chain[0]["manifest_hash"], chain[1]["manifest_hash"]]
    told = await actions(f"{STRATUM}/{TUESDAY}")
    assert told == ["draw.frozen", "draw.drawn", "draw.released", "draw.revealed"]


async def test_a_restart_between_the_hours_draws_the_same(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties, tmp_path: Path
) -> None:
    """Nothing but the key files and the database carries the draw from one process to the next."""
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW, RELEASE, REVEAL):
        await Duties(MasterKeys.load(tmp_path / "keys")).tick(now)
    assert await states() == ["revealed"]
    [inspection] = await inspections()
    assert msgspec.json.decode((await days())[0]["bundle"])["selected"] == [inspection["unit_code"]]


async def test_hours_missed_by_a_dead_server_are_caught_up_before_the_end(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties
) -> None:
    await plan(cast, parts.keys, hours.now)
    await clock.tick(END - SECOND)
    assert await states() == ["released"]
    assert len(await inspections()) == 1


@pytest.mark.parametrize("last", [None, FREEZE, DRAW])
async def test_what_was_not_carried_out_leaves_its_reason_and_is_never_made_up_for(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties, last: object
) -> None:
    await plan(cast, parts.keys, hours.now)
    for now in [moment for moment in (FREEZE, DRAW) if last and moment <= last]:  # type: ignore[operator]
        await clock.tick(now)
    await clock.tick(END)
    await clock.tick(END + SECOND)
    [day] = await days()
    assert (day["state"], day["reason"]) == ("missed", "late")
    assert await inspections() == []
    assert (await actions(f"{STRATUM}/{TUESDAY}"))[-1] == "draw.missed"


async def test_a_day_that_is_over_is_never_drawn_whichever_duty_comes_first(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties
) -> None:
    """Each duty has its own rhythm: after a pause the freeze may see a past day before it is recorded as missed."""
    draws = clock.draws
    await plan(cast, parts.keys, hours.now)
    for duty in (draws.freeze, draws.draw, draws.release):
        await duty(END)
        assert await states() == ["planned"]
    for duty, now in (
        (clock.draws.freeze, FREEZE),
        (clock.draws.draw, END),
        (clock.draws.draw, DRAW),
        (clock.draws.release, END),
    ):
        await duty(now)
    assert await states() == ["drawn"]
    await draws.miss(END)
    assert await states() == ["missed"]
    assert await inspections() == []


async def test_a_missed_day_that_was_frozen_is_revealed_for_the_chain(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties
) -> None:
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, END, REVEAL):
        await clock.tick(now)
    [day] = await days()
    assert day["state"] == "missed"
    assert verifier.verify(day["bundle"])


async def test_a_day_closed_after_it_was_planned_is_missed_with_that_reason(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    await clock.tick(hours.now)
    await rows("UPDATE programme SET calendar = 'working' WHERE id = $1", programme)
    await rows(
        "INSERT INTO calendar_day (id, unit, day, working, reason, proposed_by, proposed_at, approved_by, approved_at) "
        "VALUES (gen_random_uuid(), $1, $2, false, 'storm', $3, $5, $4, $5)",
        cast.hung_yen.id,
        TUESDAY,
        cast.lan.person,
        cast.thu.person,
        hours.now,
    )
    await clock.tick(FREEZE)
    [day] = await days()
    assert (day["state"], day["reason"], day["sealed"]) == ("missed", "closed", None)


async def test_one_row_that_fails_does_not_hold_up_the_others_and_is_logged_without_content(
    cast: Cast, parts: Parts, hours: Hours, clock: Duties, caplog: pytest.LogCaptureFixture
) -> None:
    await plan(cast, parts.keys, hours.now)
    await clock.tick(hours.now)
    stranger = Duties(MasterKeys.load(Path(parts.settings.data_dir) / "other keys"))
    with caplog.at_level(logging.ERROR):
        await stranger.tick(FREEZE)
    assert await states() == ["planned"]
    assert "MissingKey" in caplog.text
    await clock.tick(FREEZE)
    assert await states() == ["frozen"]


async def test_a_recused_team_is_not_sent(cast: Cast, parts: Parts, hours: Hours, clock: Duties) -> None:
    """Two teams, one of them barred from both centres: one visit a day is all that any draw allows."""
    leader = await member("binh", "Bình", cast.hung_yen, hours.now, ("inspector", cast.hung_yen))
    second = await member("chi", "Chi", cast.hung_yen, hours.now, ("inspector", cast.hung_yen))
    teams = [
        {"leader": str(cast.hung.person), "members": [str(cast.mai.person)]},
        {"leader": str(leader.person), "members": [str(second.person)]},
    ]
    await plan(cast, parts.keys, hours.now, capacity=2, teams=teams)
    for unit in (cast.centre.id, cast.other_centre.id):
        await recuse(cast.mai.person, unit, hours)
    for now in (FREEZE, DRAW, RELEASE, REVEAL):
        await clock.tick(now)
    [inspection] = await inspections()
    assert inspection["leader"] == leader.person
    manifest = msgspec.json.decode((await days())[0]["bundle"])["manifest"]
    assert (manifest["capacity"], manifest["planned_capacity"]) == (1, 2)


async def recuse(person: UUID, unit: UUID, hours: Hours) -> None:
    await rows(
        "INSERT INTO recusal (id, person, unit, reason, declared_by, declared_at) "
        "VALUES (gen_random_uuid(), $1, $2, 'relative', $1, $3)",
        person,
        unit,
        hours.now,
    )


async def test_a_unit_that_nobody_may_visit_is_left_out(cast: Cast, parts: Parts, hours: Hours, clock: Duties) -> None:
    await plan(cast, parts.keys, hours.now)
    await recuse(cast.mai.person, cast.centre.id, hours)
    for now in (FREEZE, DRAW, RELEASE):
        await clock.tick(now)
    assert [inspection["unit"] for inspection in await inspections()] == [cast.other_centre.id]


async def test_the_ledger_is_sequenced(cast: Cast, parts: Parts, hours: Hours, clock: Duties) -> None:
    await plan(cast, parts.keys, hours.now)
    await clock.tick(FREEZE)
    assert await rows("SELECT 1 FROM ledger_pending") == []


async def test_the_database_itself_refuses_to_draw_again(cast: Cast, parts: Parts, hours: Hours, clock: Duties) -> None:
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW):
        await clock.tick(now)
    for change in ("state = 'planned'", "state = 'frozen'", "sealed = 'x'", "manifest_hash = 'x'"):
        with pytest.raises(Exception, match="never changed"):
            await rows(f"UPDATE draw_day SET {change}")
    with pytest.raises(Exception, match="never changed"):
        await rows("DELETE FROM draw_day")
