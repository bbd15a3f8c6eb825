import httpx
import pytest

from ledger.identifiers import uuid7
from tests.api.accounts import problem
from tests.cast import Cast, Member, Place
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def propose(client: httpx.AsyncClient, by: Member, at: Place, **fields: object) -> httpx.Response:
    body = {"unit": str(at.id), "day": "2026-11-26", "working": False, "reason": "Bão số 12"} | fields
    return await client.post("/v1/calendar-days", headers=by.headers, json=body)


async def approve(client: httpx.AsyncClient, by: Member, day: str) -> httpx.Response:
    return await client.post(f"/v1/calendar-days/{day}/approval", headers=by.headers)


async def worked(client: httpx.AsyncClient, cast: Cast, unit: Place, first: str, days: int) -> list[int]:
    params = {"first": first, "days": str(days)}
    answer = await client.get(f"/v1/units/{unit.id}/working-days", headers=cast.an.headers, params=params)
    return [int(each["day"][-2:]) for each in answer.json() if each["working"]]


async def test_a_unit_works_by_the_calendar_of_its_country(client: httpx.AsyncClient, cast: Cast) -> None:
    assert await worked(client, cast, cast.centre, "2026-11-22", 8) == [23, 25, 26, 27]


async def test_a_day_off_counts_for_all_below_once_two_signed(client: httpx.AsyncClient, cast: Cast) -> None:
    day = (await propose(client, cast.lan, cast.hung_yen)).json()
    assert await worked(client, cast, cast.centre, "2026-11-25", 3) == [25, 26, 27]
    assert (await approve(client, cast.thu, day["id"])).json()["approvedBy"] == str(cast.thu.person)
    assert await worked(client, cast, cast.centre, "2026-11-25", 3) == [25, 27]
    assert await worked(client, cast, cast.ha_noi, "2026-11-25", 3) == [25, 26, 27]


async def test_a_unit_may_work_while_its_province_rests(client: httpx.AsyncClient, cast: Cast) -> None:
    for unit, working in ((cast.centre, True), (cast.hung_yen, False)):
        day = (await propose(client, cast.lan, unit, working=working)).json()
        await approve(client, cast.thu, day["id"])
    assert await worked(client, cast, cast.centre, "2026-11-26", 1) == [26]
    assert await worked(client, cast, cast.commune, "2026-11-26", 1) == []


async def test_a_later_decision_replaces_the_earlier(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    for working in (False, True):
        day = (await propose(client, cast.lan, cast.commune, working=working)).json()
        hours.forward(minutes=1)
        await approve(client, cast.thu, day["id"])
    assert await worked(client, cast, cast.commune, "2026-11-26", 1) == [26]


async def test_nobody_signs_twice(client: httpx.AsyncClient, cast: Cast) -> None:
    day = (await propose(client, cast.lan, cast.commune)).json()
    assert problem(await approve(client, cast.lan, day["id"])) == (403, "same-person-twice")
    assert (await approve(client, cast.minh, day["id"])).status_code == 200
    assert problem(await approve(client, cast.thu, day["id"])) == (409, "calendar-day-settled")


async def test_a_stranger_sees_a_proposal_only_once_it_stands(client: httpx.AsyncClient, cast: Cast) -> None:
    day = (await propose(client, cast.lan, cast.commune)).json()
    assert problem(await approve(client, cast.an, day["id"])) == (404, "not-found")
    listed = await client.get("/v1/calendar-days", headers=cast.an.headers)
    assert listed.json()["items"] == []
    await approve(client, cast.thu, day["id"])
    assert problem(await approve(client, cast.an, day["id"])) == (403, "not-allowed")


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-01", "2029-01-01"])
async def test_only_days_to_come_are_changed(client: httpx.AsyncClient, cast: Cast, day: str) -> None:
    assert problem(await propose(client, cast.lan, cast.commune, day=day)) == (422, "calendar-day-range")


async def test_a_proposal_that_waited_too_long_is_not_signed(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    day = (await propose(client, cast.lan, cast.commune)).json()
    hours.forward(days=3)
    assert problem(await approve(client, cast.thu, day["id"])) == (422, "calendar-day-range")


async def test_a_wrong_proposal_is_refused(client: httpx.AsyncClient, cast: Cast) -> None:
    assert problem(await propose(client, cast.an, cast.commune)) == (403, "outside-your-scope")
    assert problem(await propose(client, cast.hung, cast.commune)) == (403, "not-allowed")
    assert problem(await propose(client, cast.lan, cast.commune, unit=str(uuid7()))) == (422, "unit-unknown")
    assert problem(await propose(client, cast.lan, cast.commune, day="tomorrow")) == (400, "invalid-field")


@pytest.mark.parametrize("first", ["1900-01-01", "9999-12-31"])
async def test_far_years_have_no_calendar(client: httpx.AsyncClient, cast: Cast, first: str) -> None:
    path = f"/v1/units/{cast.centre.id}/working-days"
    answer = await client.get(path, headers=cast.an.headers, params={"first": first})
    assert problem(answer) == (422, "calendar-years")
