"""An order is known to who signs it, and to nobody else before the door."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from ledger.identifiers import uuid7
from organisation.recusal_queries import add_recusal
from organisation.refusing import Refused
from scheduler import queries
from scheduler.duties import Duties
from scheduler.forecasting import look_ahead
from scheduler.staffing import Barred
from tests.api.accounts import problem
from tests.api.story import open_door
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import RELEASE, TUESDAY, inspections, plan
from tests.scheduler.test_orders import REASON, approve, propose

pytestmark = pytest.mark.anyio
SEALED = (403, "order-sealed")


@pytest.fixture
async def order(cast: Cast, parts: Parts, hours: Hours) -> UUID:
    programme = await plan(cast, parts.keys, hours.now)
    return await propose(cast, parts, hours, programme)


async def read(client: httpx.AsyncClient, member: Member, order: UUID) -> httpx.Response:
    return await client.get(f"/v1/orders/{order}", headers=member.headers)


async def test_whoever_may_still_sign_reads_it(client: httpx.AsyncClient, cast: Cast, order: UUID) -> None:
    for member in (cast.lan, cast.thu, cast.minh, cast.dewi):
        assert (await read(client, member, order)).json()["reason"] == REASON


async def test_once_signed_it_is_sealed_for_all_but_its_signers(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, order: UUID
) -> None:
    await approve(cast.thu, order, parts, hours)
    for now in (hours.now, RELEASE + timedelta(minutes=1), RELEASE + timedelta(hours=2)):
        hours.now = now
        await Duties(parts.keys).draws.orders(now)
        for member in (cast.minh, cast.dewi):
            assert problem(await read(client, member, order)) == SEALED
        assert (await read(client, cast.lan, order)).status_code == 200
        assert (await read(client, cast.thu, order)).status_code == 200
    hours.now = RELEASE + timedelta(hours=9, seconds=1)
    assert (await read(client, cast.dewi, order)).json()["reason"] == REASON


async def test_an_order_nobody_signed_in_time_stays_sealed_for_its_day(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, order: UUID
) -> None:
    hours.now = RELEASE
    assert problem(await read(client, cast.minh, order)) == SEALED


async def test_between_release_and_door_only_the_team_finds_it(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, order: UUID
) -> None:
    await approve(cast.thu, order, parts, hours)
    hours.now = RELEASE
    await Duties(parts.keys).draws.orders(RELEASE)
    [inspection] = await inspections()
    outside = (cast.lan, cast.thu, cast.minh, cast.dewi, cast.khoa, cast.tuan, cast.an)
    for what in ("", "/findings", "/evidence", "/sheets", "/submission", "/conclusion"):
        for member in outside:
            answered = await client.get(f"/v1/inspections/{inspection['id']}{what}", headers=member.headers)
            assert problem(answered) == (404, "not-found")
    for member in outside:
        listed = await client.get("/v1/inspections", headers=member.headers)
        assert listed.json() == {"items": [], "next": None}
    await open_door(client, cast.hung, inspection["id"], hours.now)
    assert (await client.get(f"/v1/inspections/{inspection['id']}", headers=cast.tuan.headers)).status_code == 200


async def test_a_planner_who_probes_learns_of_no_conflict_declared_on_the_way(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Hùng was just sent to a unit and stands back: until that visit is over neither order nor forecast may tell."""
    programme = await plan(cast, parts.keys, hours.now)
    over = hours.now + timedelta(hours=5)
    await add_recusal(uuid7(), cast.hung.person, cast.centre.id, "interest", cast.hung.person, hours.now, shown_at=over)
    assert await forecast_bars(programme, hours) == set()
    order = await propose(cast, parts, hours, programme)
    await approve(cast.thu, order, parts, hours)
    await Duties(parts.keys).draws.orders(RELEASE)
    [sent] = await inspections()
    assert sent["leader"] == cast.mai.person


async def test_once_the_visit_is_over_the_conflict_is_told(cast: Cast, parts: Parts, hours: Hours) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    await add_recusal(
        uuid7(), cast.hung.person, cast.centre.id, "interest", cast.hung.person, hours.now, shown_at=hours.now
    )
    assert await forecast_bars(programme, hours) == {("12166.HCC", 0)}
    with pytest.raises(Refused, match="order-team-in-conflict"):
        await propose(cast, parts, hours, programme)


async def forecast_bars(programme: UUID, hours: Hours) -> Barred:
    found = await queries.programme(programme)
    version = await queries.governing_version(programme, TUESDAY)
    assert version is not None
    return (await look_ahead(found, queries.plan_of(version), TUESDAY, TUESDAY, hours.now)).barred
