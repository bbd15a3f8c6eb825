"""The capacity calendar over the wire."""

import httpx
import pytest

from api.parts import Parts
from tests.api.accounts import problem
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import FREEZE, plan

pytestmark = pytest.mark.anyio


async def propose(client: httpx.AsyncClient, by: Member, programme: object, **changes: object) -> httpx.Response:
    body = {"day": "2026-11-24", "capacity": 0, "reason": "Tập huấn toàn tỉnh"} | changes
    return await client.post(f"/v1/programmes/{programme}/capacity-days", headers=by.headers, json=body)


async def test_two_people_set_another_capacity_for_a_day(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    proposed = (await propose(client, cast.lan, programme)).json()
    assert (proposed["capacity"], proposed["approvedBy"]) == (0, None)
    path = f"/v1/capacity-days/{proposed['id']}/approval"
    assert problem(await client.post(path, headers=cast.lan.headers)) == (403, "same-person-twice")
    assert (await client.post(path, headers=cast.thu.headers)).json()["approvedBy"] == str(cast.thu.person)
    assert problem(await client.post(path, headers=cast.minh.headers)) == (409, "capacity-day-settled")
    odds = (await client.get(f"/v1/programmes/{programme}/odds", headers=cast.lan.headers)).json()
    assert (odds["day"], odds["capacity"], {unit["odds"] for unit in odds["units"]}) == ("2026-11-24", 0, {0.0})


async def test_the_newest_proposal_stands_first_and_pages_end(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    for capacity in (1, 2, 3):
        await propose(client, cast.lan, programme, capacity=capacity)
    path = f"/v1/programmes/{programme}/capacity-days"
    page = (await client.get(f"{path}?limit=2", headers=cast.dewi.headers)).json()
    rest = (await client.get(f"{path}?limit=2&cursor={page['next']}", headers=cast.dewi.headers)).json()
    assert [day["capacity"] for day in [*page["items"], *rest["items"]]] == [3, 2, 1]
    assert rest["next"] is None


@pytest.mark.parametrize(
    "changes", [{"capacity": -1}, {"capacity": 201}, {"capacity": 1.5}, {"reason": ""}, {"more": 1}]
)
async def test_the_wrong_form_is_refused(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, changes: dict[str, object]
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    assert (await propose(client, cast.lan, programme, **changes)).status_code == 400


@pytest.mark.parametrize("day", ["2026-11-22", "2028-01-01"])
async def test_only_for_days_to_come(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, day: str
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    assert problem(await propose(client, cast.lan, programme, day=day)) == (422, "capacity-day-range")


async def test_another_province_sees_nothing_of_it(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    proposed = (await propose(client, cast.lan, programme)).json()
    assert (await propose(client, cast.an, programme)).status_code == 404
    path = f"/v1/capacity-days/{proposed['id']}/approval"
    assert (await client.post(path, headers=cast.an.headers)).status_code == 404


async def test_what_can_still_be_signed_is_told_across_programmes(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    proposed = [(await propose(client, cast.lan, programme, day=f"2026-11-{day}")).json()["id"] for day in (24, 30)]

    async def waiting(by: Member) -> list[str]:
        return [
            day["id"] for day in (await client.get("/v1/capacity-days/waiting", headers=by.headers)).json()["items"]
        ]

    assert await waiting(cast.thu) == proposed[::-1]
    assert await waiting(cast.an) == []
    hours.now = FREEZE
    assert await waiting(cast.thu) == proposed[1:]
    await client.post(f"/v1/capacity-days/{proposed[1]}/approval", headers=cast.thu.headers)
    assert await waiting(cast.thu) == []
