"""Whom an order sends out is not in the lot that day, and whom the lot may send out no order takes."""

import asyncio
from contextvars import Context
from datetime import timedelta

import pytest

from api.parts import Parts
from ledger.changes import change
from ledger.database import rows
from organisation.refusing import Refused
from scheduler import draw_queries, order_queries, queries
from scheduler.duties import Duties
from scheduler.freezing import unseal
from scheduler.plans import Team
from scheduler.staffing import engaged
from tests.cast import Cast, Member, member
from tests.conftest import Hours
from tests.scheduler import test_orders as orders
from tests.scheduler.stories import FREEZE, RELEASE, TUESDAY, add_centres, days, plan
from tests.scheduler.teams import grant_leave, team, two_teams

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)
WAITING = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


async def test_who_is_sent_out_by_an_order_is_off_duty_that_day(
    cast: Cast, parts: Parts, hours: Hours, second: tuple[Member, Member]
) -> None:
    programme = await plan(cast, parts.keys, hours.now, last=TUESDAY + DAY, teams=two_teams(cast, second))
    order = await orders.propose(cast, parts, hours, programme)
    found = await queries.programme(programme)
    assert await engaged(found, TUESDAY, parts.keys) == set()
    await orders.approve(cast.thu, order, parts, hours)
    assert await engaged(found, TUESDAY, parts.keys) == {cast.hung.person, cast.mai.person}
    assert await engaged(found, TUESDAY + DAY, parts.keys) == set()
    await Duties(parts.keys).tick(FREEZE)
    [day, _] = await days()
    [there] = unseal(await draw_queries.day(day["id"]), parts.keys).staffing.teams
    assert there.leader == second[0].person


async def test_after_the_freeze_no_order_takes_anybody_of_a_team(
    cast: Cast, parts: Parts, hours: Hours, second: tuple[Member, Member]
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    waiting = await orders.propose(cast, parts, hours, programme)
    hours.now = FREEZE
    await Duties(parts.keys).tick(FREEZE)
    for late in (orders.approve(cast.thu, waiting, parts, hours), orders.propose(cast, parts, hours, programme)):
        with pytest.raises(Refused, match="order-team-on-duty"):
            await late
    others = Team(second[0].person, (second[1].person,))
    assert await orders.propose(cast, parts, hours, programme, team=others)


async def test_two_orders_do_not_send_one_person_out_in_the_same_hours(
    cast: Cast, parts: Parts, hours: Hours, second: tuple[Member, Member]
) -> None:
    """Of two that wait for their second signature the one signed first counts."""
    programme = await plan(cast, parts.keys, hours.now, last=TUESDAY + DAY)
    first, waiting = [await orders.propose(cast, parts, hours, programme) for _ in range(2)]
    await orders.approve(cast.thu, first, parts, hours)
    half = Team(second[0].person, (cast.mai.person,))
    for late in (waiting, await orders.propose(cast, parts, hours, programme, team=half)):
        with pytest.raises(Refused, match="order-person-ordered"):
            await orders.approve(cast.thu, late, parts, hours)
    others = Team(second[0].person, (second[1].person,))
    for free in (others, half):
        shift = timedelta() if free is others else DAY
        times = {"release_at": RELEASE + shift, "arrives_at": RELEASE + shift, "ends_at": RELEASE + shift + DAY / 3}
        another = await orders.propose(cast, parts, hours, programme, team=free, **times)
        await orders.approve(cast.thu, another, parts, hours)


async def test_a_demonstration_sends_one_person_out_as_often_as_it_likes(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    await rows("UPDATE programme SET demonstration = true")
    for order in [await orders.propose(cast, parts, hours, programme) for _ in range(2)]:
        await orders.approve(cast.thu, order, parts, hours)
    assert len(await rows("SELECT 1 FROM inspection_order WHERE state = 'approved'")) == 2


async def test_of_two_orders_signed_at_the_same_moment_the_second_sees_the_first(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    first, second = [await orders.propose(cast, parts, hours, programme) for _ in range(2)]
    async with change(by="a test", at=hours.now):
        await order_queries.lock_people([cast.mai.person])
        await order_queries.approve_order(first, cast.thu.person, hours.now)
        other = asyncio.create_task(orders.approve(cast.thu, second, parts, hours), context=Context())
        while not (other.done() or await rows(WAITING)):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    with pytest.raises(Refused, match="order-person-ordered"):
        await other


async def test_who_is_out_on_an_order_is_not_ordered_elsewhere_until_that_visit_is_over(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    await orders.approve(cast.thu, await orders.propose(cast, parts, hours, programme), parts, hours)
    await Duties(parts.keys).draws.orders(RELEASE)
    soon = {"release_at": RELEASE + timedelta(hours=2), "arrives_at": RELEASE + timedelta(hours=2)}
    again = await orders.propose(cast, parts, hours, programme, **soon)
    with pytest.raises(Refused, match="order-person-ordered"):
        await orders.approve(cast.thu, again, parts, hours)
    await rows("UPDATE inspection SET state = 'closed', outcome = 'cancelled'")
    await orders.approve(cast.thu, again, parts, hours)


async def test_a_planner_alone_does_not_learn_by_trying_whom_a_sealed_order_sends_out(
    cast: Cast, parts: Parts, hours: Hours, second: tuple[Member, Member]
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    await orders.approve(cast.thu, await orders.propose(cast, parts, hours, programme), parts, hours)
    for mate in (cast.mai, second[1]):
        assert await orders.propose(cast, parts, hours, programme, team=Team(second[0].person, (mate.person,)))


async def test_an_order_names_nobody_on_leave(cast: Cast, parts: Parts, hours: Hours) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    await grant_leave(cast.mai.person, TUESDAY, TUESDAY, hours.now)
    with pytest.raises(Refused, match="order-person-absent"):
        await orders.propose(cast, parts, hours, programme)


async def test_who_goes_on_leave_after_the_approval_is_not_sent(cast: Cast, parts: Parts, hours: Hours) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    order = await orders.propose(cast, parts, hours, programme)
    await orders.approve(cast.thu, order, parts, hours)
    await grant_leave(cast.hung.person, TUESDAY, TUESDAY, hours.now)
    await Duties(parts.keys).draws.orders(RELEASE)
    [sent] = await rows("SELECT id, leader FROM inspection WHERE kind <> 'drawn'")
    assert sent["leader"] == cast.mai.person
    members = await rows("SELECT person FROM team_member WHERE inspection = $1", sent["id"])
    assert [each["person"] for each in members] == [cast.mai.person]


async def test_an_order_whose_whole_team_is_away_is_missed(cast: Cast, parts: Parts, hours: Hours) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    order = await orders.propose(cast, parts, hours, programme)
    await orders.approve(cast.thu, order, parts, hours)
    for person in (cast.hung.person, cast.mai.person):
        await grant_leave(person, TUESDAY, TUESDAY, hours.now)
    await Duties(parts.keys).draws.orders(RELEASE)
    [found] = await rows("SELECT state FROM inspection_order WHERE id = $1", order)
    assert found["state"] == "missed"
    assert await rows("SELECT 1 FROM inspection WHERE kind <> 'drawn'") == []


@pytest.mark.parametrize("reserved", [0, 1, 2])
async def test_teams_on_orders_are_those_the_plan_reserved(
    cast: Cast, parts: Parts, hours: Hours, second: tuple[Member, Member], reserved: int
) -> None:
    """Four teams, one of them on an order: three are left for the lot, or two when a second one stays free."""
    await add_centres(cast, 8)
    more = [
        await member(f"i{number}", f"Nguyễn Văn {number}", cast.hung_yen, hours.now, ("inspector", cast.hung_yen))
        for number in range(4)
    ]
    teams = [*two_teams(cast, second), team(*more[:2]), team(*more[2:])]
    capacity = 4 - reserved
    programme = await plan(cast, parts.keys, hours.now, teams=teams, capacity=capacity, reserved=reserved)
    await orders.approve(cast.thu, await orders.propose(cast, parts, hours, programme), parts, hours)
    await Duties(parts.keys).tick(FREEZE)
    [day] = await days()
    manifest = unseal(await draw_queries.day(day["id"]), parts.keys).manifest
    assert manifest["capacity"] == {0: 3, 1: 3, 2: 2}[reserved]
