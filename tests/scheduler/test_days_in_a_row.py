"""Several days through the clock: each document follows from the one before by the published rule."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from api.parts import Parts
from inspections.rules import SYNC_GRACE
from ledger.database import Row, rows
from organisation.refusing import Refused
from scheduler import capacities, capacity_queries, forecast, queries
from scheduler.duties import Duties
from scheduler.frequencies import Place, rhythms
from scheduler.states import Document, Link, document_bytes, entering, state_hash
from scheduler.verifier import verify
from tests.cast import Cast, place
from tests.conftest import Hours
from tests.scheduler.stories import (
    DRAW,
    END,
    FREEZE,
    HOURS,
    RELEASE,
    REVEAL,
    STRATUM,
    TUESDAY,
    add_centres,
    approve,
    plan,
    propose,
)

pytestmark = pytest.mark.anyio

DAY = timedelta(days=1)
LAST = TUESDAY + 11 * DAY
GAP: dict[str, Any] = {"gaps": {"commune_pasc": 40}}


async def documents() -> dict[str, Document]:
    """By day, oldest first."""
    found = await rows(
        "SELECT document FROM draw_state JOIN draw_day ON draw_day.id = draw_state.draw_day ORDER BY draw_day.day"
    )
    read = [msgspec.json.decode(each["document"], type=Document) for each in found]
    return {document.day: document for document in read}


async def held(clock: Duties, number: int, until: datetime = RELEASE) -> None:
    """The day `number` days after Tuesday, from its freeze on."""
    for now in (FREEZE, DRAW, RELEASE, END):
        if now <= until:
            await clock.tick(now + number * DAY)


async def cancel(day: date) -> str:
    """What was drawn on that day is called off; the code of its unit."""
    [unit] = await rows(
        """
        UPDATE inspection SET state = 'closed', outcome = 'cancelled', outcome_reason = 'illness', outcome_by = 'x'
        FROM draw_day WHERE draw_day.id = inspection.draw_day AND draw_day.day = $1 RETURNING inspection.unit_code
        """,
        day,
    )
    return str(unit["unit_code"])


async def replay() -> None:
    """Every document again, from the bundles and the documents before it."""
    found = await documents()
    chain: list[Link] = []
    policy = queries.plan_of((await rows("SELECT plan FROM plan_version"))[0])
    previous = bytes(32)
    for day in await rows("SELECT * FROM draw_day WHERE bundle IS NOT NULL ORDER BY day"):
        document = found[day["day"].isoformat()]
        places = [Place(unit.id, unit.kind) for unit in document.units]
        now = entering(STRATUM, places, rhythms(policy, places), chain, document.idle, document.undone)
        assert [unit.age for unit in document.units] == now.ages.tolist()
        assert [unit.balance for unit in document.units] == now.balances.tolist()
        bundle = msgspec.json.decode(day["bundle"])
        assert document.prev_state == previous.hex()
        previous = state_hash(document_bytes(document))
        assert bundle["manifest"]["state_hash"] == previous.hex()
        assert verify(day["bundle"])
        selected = bundle["selected"] if day["state"] != "missed" else []
        chain.append(Link(document, day["state"] != "missed", set(selected)))


async def test_a_fortnight_of_undone_idle_and_closed_days_replays_exactly(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    """A visit cancelled at once, one found out late, a draw frozen but never released, a day nobody was there."""
    clock = Duties(parts.keys)
    await add_centres(cast, 6)
    await plan(cast, parts.keys, hours.now, last=LAST, **GAP)
    await held(clock, 0)
    cancelled = await cancel(TUESDAY)
    await held(clock, 1)
    await held(clock, 2)
    late = await cancel(TUESDAY + DAY)
    await held(clock, 3, until=FREEZE)
    await clock.tick(END + 4 * DAY)
    await newcomer(cast)
    for number in (5, 6, 7):
        await held(clock, number)
    await clock.tick(REVEAL + 14 * DAY)
    found = await documents()
    assert list(found) == [f"2026-11-{day}" for day in (24, 25, 26, 27, 29, 30)] + ["2026-12-01"]
    assert found["2026-11-25"].undone == ((TUESDAY.isoformat(), cancelled),)
    assert found["2026-11-27"].undone == (((TUESDAY + DAY).isoformat(), late),)
    assert found["2026-11-29"].idle == ("2026-11-27", "2026-11-28")
    assert [unit.age for unit in found["2026-11-29"].units if unit.id == "14000.HCC"] == [1]
    await replay()


async def newcomer(cast: Cast) -> None:
    commune = await place(cast.hung_yen, "14000", "commune", "Xã mới")
    await place(commune, "14000.HCC", "commune_pasc", "Trung tâm mới")


async def test_a_visit_nobody_opened_is_found_out_after_the_grace_of_the_phones(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    clock = Duties(parts.keys)
    await add_centres(cast, 6)
    await plan(cast, parts.keys, hours.now, last=LAST, **GAP)
    for number in range(6):
        await held(clock, number)
    await clock.tick(REVEAL + 20 * DAY)
    counted = {day: document.undone for day, document in (await documents()).items() if document.undone}
    grace = SYNC_GRACE.days + 1
    first = (TUESDAY + (grace + 1) * DAY).isoformat()
    assert min(counted) <= first
    assert next(iter(counted.values()))[0][0] == TUESDAY.isoformat()
    await replay()
    once = await rows("SELECT inspection FROM undone_visit")
    assert len(once) == sum(map(len, counted.values()))


async def test_ages_move_at_the_freeze_and_not_before(cast: Cast, parts: Parts, hours: Hours) -> None:
    clock = Duties(parts.keys)
    await plan(cast, parts.keys, hours.now, last=LAST)
    await held(clock, 0, until=END)
    assert list(await documents()) == [TUESDAY.isoformat()]
    await clock.tick(FREEZE + DAY)
    today = (await documents())["2026-11-25"]
    [visited] = await rows("SELECT unit_code FROM inspection")
    assert {unit.id: unit.age for unit in today.units} == {
        unit.id: 1 if unit.id == visited["unit_code"] else 2 for unit in today.units
    }


async def close(cast: Cast, unit: UUID, day: date, *, working: bool, now: datetime) -> None:
    await rows(
        "INSERT INTO calendar_day (id, unit, day, working, reason, proposed_by, proposed_at, approved_by, approved_at) "
        "VALUES (gen_random_uuid(), $1, $2, $6, 'storm', $3, $5, $4, $5)",
        unit,
        day,
        cast.lan.person,
        cast.thu.person,
        now,
        working,
    )


async def test_a_closed_unit_is_not_drawn_and_waits(cast: Cast, parts: Parts, hours: Hours) -> None:
    """Closed by its commune; a unit that says otherwise for itself is open."""
    await add_centres(cast, 2)
    await plan(cast, parts.keys, hours.now, **GAP)
    [one, other] = await rows("SELECT id, code, path FROM unit WHERE code LIKE '1300%.HCC' ORDER BY code")
    for unit in (one, other):
        await close(cast, unit["path"][-2], TUESDAY, working=False, now=hours.now)
    await close(cast, other["id"], TUESDAY, working=True, now=hours.now)
    clock = Duties(parts.keys)
    await held(clock, 0)
    await clock.tick(REVEAL)
    [day] = await rows("SELECT bundle FROM draw_day")
    manifest = msgspec.json.decode(day["bundle"])["manifest"]
    drawable = {*manifest["forced"], *(code for code, _ in manifest["units"])}
    assert one["code"] not in drawable
    assert other["code"] in drawable
    statuses = {unit.id: unit.status for unit in (await documents())[TUESDAY.isoformat()].units}
    assert (statuses[one["code"]], statuses[other["code"]]) == ("closed", "open")


async def set_capacity(cast: Cast, programme: UUID, now: datetime, capacity: int, day: date = TUESDAY) -> Row:
    actor = await cast.lan.actor(now)
    found = await queries.visible_programme(actor, programme)
    assert found is not None
    proposed = await capacities.propose(actor, found, capacities.Proposal(day, capacity, "Tập huấn"), now)
    waiting = await capacity_queries.visible_day(actor, proposed)
    assert waiting is not None
    return waiting


async def test_a_day_of_capacity_0_draws_nobody_and_passes(cast: Cast, parts: Parts, hours: Hours) -> None:
    programme = await plan(cast, parts.keys, hours.now, last=LAST, **GAP)
    waiting = await set_capacity(cast, programme, hours.now, 0)
    await capacities.approve(await cast.thu.actor(hours.now), waiting, hours.now)
    clock = Duties(parts.keys)
    for number in range(2):
        await held(clock, number)
    await clock.tick(REVEAL + DAY)
    first, second = (
        msgspec.json.decode(day["bundle"]) for day in await rows("SELECT * FROM draw_day ORDER BY day LIMIT 2")
    )
    assert (first["manifest"]["capacity"], first["manifest"]["planned_capacity"], first["selected"]) == (0, 0, [])
    assert second["manifest"]["capacity"] == 1
    ages = [{unit.id: unit.age for unit in document.units} for document in (await documents()).values()]
    assert ages[1] == {code: age + 1 for code, age in ages[0].items()}
    await replay()


async def test_a_capacity_counts_once_two_signed_before_the_freeze(cast: Cast, parts: Parts, hours: Hours) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    waiting = await set_capacity(cast, programme, hours.now, 0)
    with pytest.raises(Refused, match="same-person-twice"):
        await capacities.approve(await cast.lan.actor(hours.now), waiting, hours.now)
    clock = Duties(parts.keys)
    await clock.tick(hours.now)
    with pytest.raises(Refused, match="capacity-day-frozen"):
        await capacities.approve(await cast.thu.actor(FREEZE), waiting, FREEZE)
    await held(clock, 0)
    assert len(await rows("SELECT 1 FROM inspection")) == 1
    with pytest.raises(Refused, match="capacity-day-frozen"):
        await set_capacity(cast, programme, FREEZE, 2)


async def test_the_capacity_approved_last_counts(cast: Cast, hours: Hours, parts: Parts) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    for capacity in (0, 3, 2):
        waiting = await set_capacity(cast, programme, hours.now, capacity)
        await capacities.approve(await cast.thu.actor(hours.now), waiting, hours.forward(minutes=1))
    assert await capacity_queries.capacity_on(programme, TUESDAY) == 2
    with pytest.raises(Refused, match="capacity-day-settled"):
        await capacities.approve(await cast.minh.actor(hours.now), waiting, hours.now)


async def odds(programme: UUID, now: datetime) -> forecast.DayOdds:
    return await forecast.next_odds(await queries.programme(programme), now)


async def test_the_odds_shown_are_those_of_the_freeze_until_the_visits_are_over(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 6)
    programme = await plan(cast, parts.keys, hours.now, last=LAST, **GAP)
    clock = Duties(parts.keys)
    before = await odds(programme, hours.now)
    await held(clock, 0)
    assert await odds(programme, END - timedelta(minutes=1)) == before
    assert before.day == TUESDAY
    assert sum(unit.odds for unit in before.units) == pytest.approx(1)
    tomorrow = await odds(programme, END)
    assert tomorrow.day == TUESDAY + DAY
    await clock.tick(FREEZE + DAY)
    assert await odds(programme, FREEZE + DAY) == tomorrow
    [visited] = await rows("SELECT unit_code FROM inspection")
    chances = {unit.code: unit.odds for unit in tomorrow.units}
    assert 0 < chances[visited["unit_code"]] <= min(chances.values()) + 1e-9


async def test_where_a_plan_freezes_earlier_the_next_draw_waits_until_the_visits_are_over(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Else the next state, and the odds made of it, would tell during the visits who is visited."""
    programme = await plan(cast, parts.keys, hours.now)
    earlier = HOURS | {"freeze": {"day": -1, "at": "10:00:00"}, "end": {"day": 0, "at": "09:30:00"}}
    tomorrow = TUESDAY + DAY
    await approve(cast, await propose(cast, programme, hours.now, tomorrow, LAST, hours=earlier), parts.keys, hours.now)
    await held(Duties(parts.keys), 0, until=RELEASE)
    for now in (END - timedelta(minutes=1), END):
        await Duties(parts.keys).tick(now)
        frozen = len(await documents())
        assert frozen == (2 if now == END else 1)


async def test_the_next_draw_waits_for_the_last_one(cast: Cast, parts: Parts, hours: Hours) -> None:
    """Which only a demonstration can bring about: here the clock is set forward by hand."""
    await plan(cast, parts.keys, hours.now, last=LAST)
    clock = Duties(parts.keys)
    await clock.tick(FREEZE)
    await rows("UPDATE draw_day SET freeze_at = $1 WHERE day = $2", FREEZE, TUESDAY + DAY)
    await rows("UPDATE programme SET demonstration = true")
    await clock.tick(DRAW)
    assert [day["state"] for day in await rows("SELECT state FROM draw_day ORDER BY day LIMIT 2")] == [
        "drawn",
        "planned",
    ]
    await clock.tick(RELEASE)
    await clock.tick(RELEASE)
    assert [day["state"] for day in await rows("SELECT state FROM draw_day ORDER BY day LIMIT 2")] == [
        "released",
        "frozen",
    ]
