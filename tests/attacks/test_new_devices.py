"""Whoever knows an inspector's password and signs in elsewhere learns nothing ahead."""

from datetime import timedelta

import httpx
import pytest

from ledger.database import rows
from tests.api.accounts import bearer, give_password, problem, sign_in
from tests.api.story import open_door, release_to_team
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
Headers = dict[str, str]


@pytest.fixture(autouse=True)
async def passwords(cast: Cast, hours: Hours) -> None:
    await give_password(cast.mai, hours.now)


async def sees(client: httpx.AsyncClient, cast: Cast, hours: Hours, headers: Headers) -> bool:
    """Whether an inspection released now is there."""
    inspection = await release_to_team(cast, hours.now)
    items = (await client.get("/v1/inspections", headers=headers)).json()["items"]
    answer = await client.get(f"/v1/inspections/{inspection}", headers=headers)
    assert answer.status_code == 200 or problem(answer) == (404, "not-found")
    listed = str(inspection) in [item["id"] for item in items]
    assert listed == (answer.status_code == 200)
    return listed


async def sign_out(client: httpx.AsyncClient, headers: Headers) -> None:
    assert (await client.delete("/v1/sessions/current", headers=headers)).status_code == 204


async def at_home(client: httpx.AsyncClient, hours: Hours) -> httpx.Response:
    """Mai signed in on her phone, days ago."""
    entered = await sign_in(client, "mai")
    hours.forward(hours=24)
    return entered


@pytest.mark.parametrize("early", [timedelta(0), timedelta(hours=23)])
async def test_a_new_device_shows_no_unopened_inspection(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, early: timedelta
) -> None:
    thief = bearer(await sign_in(client, "mai"))
    hours.now += early
    assert not await sees(client, cast, hours, thief)


async def test_the_device_that_was_there_before_goes_on(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await sign_in(client, "mai")
    assert await sees(client, cast, hours, cast.mai.headers)


async def test_what_is_opened_a_new_device_shows(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    inspection = await release_to_team(cast, hours.now)
    thief = bearer(await sign_in(client, "mai"))
    await open_door(client, cast.hung, inspection, hours.now)
    assert (await client.get(f"/v1/inspections/{inspection}", headers=thief)).status_code == 200


async def test_a_demonstration_is_shown_at_once(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    """What is played for show is no secret."""
    inspection = await release_to_team(cast, hours.now)
    await rows("UPDATE inspection SET demonstration = true")
    viewer = bearer(await sign_in(client, "mai"))
    assert (await client.get(f"/v1/inspections/{inspection}", headers=viewer)).status_code == 200


async def test_a_day_later_it_is_new_no_more(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    assert await sees(client, cast, hours, bearer(await at_home(client, hours)))


async def test_a_device_says_until_when_it_is_new(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    headers = bearer(await sign_in(client, "mai"))
    until = (await client.get("/v1/me", headers=headers)).json()["newUntil"]
    assert until == (hours.now + timedelta(hours=24)).isoformat().replace("+00:00", "Z")
    hours.forward(hours=24)
    assert (await client.get("/v1/me", headers=headers)).json()["newUntil"] is None
    assert (await client.get("/v1/me", headers=cast.mai.headers)).json()["newUntil"] is None


async def test_a_known_phone_that_signs_in_again_works_at_once(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    before = await at_home(client, hours)
    await sign_out(client, bearer(before))
    again = await sign_in(client, "mai", knownDevice=before.json()["knownDevice"])
    assert await sees(client, cast, hours, bearer(again))


async def test_signing_in_again_makes_no_new_device_an_old_one(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    before = await sign_in(client, "mai")
    await sign_out(client, bearer(before))
    again = await sign_in(client, "mai", knownDevice=before.json()["knownDevice"])
    assert not await sees(client, cast, hours, bearer(again))


async def test_another_persons_phone_is_new(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await give_password(cast.hung, hours.now)
    hungs = await sign_in(client, "hung")
    hours.forward(hours=24)
    again = await sign_in(client, "mai", knownDevice=hungs.json()["knownDevice"])
    assert not await sees(client, cast, hours, bearer(again))


async def test_a_stolen_phone_that_was_signed_out_is_new(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    """Its thief knows the password too."""
    stolen = await at_home(client, hours)
    answer = await client.delete(f"/v1/devices/{stolen.json()['device']}", headers=cast.mai.headers)
    assert answer.status_code == 204
    hours.forward(hours=48)
    again = await sign_in(client, "mai", knownDevice=stolen.json()["knownDevice"])
    assert not await sees(client, cast, hours, bearer(again))


async def test_no_earlier_mark_of_a_stolen_phone_outlives_its_signing_out(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    """Its thief signed in there once more, and out again: of that the owner saw nothing."""
    stolen = await at_home(client, hours)
    spare = await sign_in(client, "mai", knownDevice=stolen.json()["knownDevice"])
    await sign_out(client, bearer(spare))
    answer = await client.delete(f"/v1/devices/{stolen.json()['device']}", headers=cast.mai.headers)
    assert answer.status_code == 204
    again = await sign_in(client, "mai", knownDevice=spare.json()["knownDevice"])
    assert not await sees(client, cast, hours, bearer(again))


async def test_a_new_device_is_not_told_that_somebody_is_sent_for(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    """The minute of a release and who goes are the team's; their own phone still counts it as unread."""
    thief = bearer(await sign_in(client, "mai"))
    await release_to_team(cast, hours.now)
    assert (await client.get("/v1/notices", headers=thief)).json()["items"] == []
    assert (await client.get("/v1/notices/count", headers=thief)).json() == {"unread": 0}
    listed = (await client.get("/v1/notices", headers=cast.mai.headers)).json()["items"]
    [notice] = [each for each in listed if each["name"] == "inspection.released"]
    answer = await client.post(f"/v1/notices/{notice['id']}/reading", headers=thief)
    assert problem(answer) == (404, "not-found")
    await client.post("/v1/notices/reading", json={"until": notice["createdAt"]}, headers=thief)
    assert (await client.get("/v1/notices/count", headers=cast.mai.headers)).json() == {"unread": 2}


async def test_a_new_device_learns_of_earlier_duties_when_it_is_new_no_more(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    entered = bearer(await sign_in(client, "mai"))
    inspection = await release_to_team(cast, hours.now)
    hours.forward(hours=24)
    listed = (await client.get("/v1/notices", headers=entered)).json()["items"]
    assert [each["subject"] for each in listed if each["name"] == "inspection.released"] == [str(inspection)]


async def test_a_new_device_does_not_turn_the_owners_mail_elsewhere_or_off(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    """The mail that tells of the new device itself would go to who signed in there."""
    await sign_in(client, "mai")
    thief = bearer(await sign_in(client, "mai"))
    base = "/v1/notice-preferences"
    muted = {"mutedEmail": ["device.new"], "mutedPush": []}
    for answer in (
        await client.put(base, headers=thief, json=muted),
        await client.delete(f"{base}/email", headers=thief),
    ):
        assert problem(answer) == (403, "device-too-new")
    hours.forward(hours=24)
    assert (await client.put(base, headers=thief, json=muted)).status_code == 200
