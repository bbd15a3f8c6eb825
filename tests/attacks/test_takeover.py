"""An account taken over in the night shows nobody where its owner goes in the morning."""

from datetime import timedelta

import httpx
import pytest

from ledger.database import rows
from tests.api.accounts import bearer, problem, sign_in
from tests.api.story import open_door, release_to_team
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
CHOSEN = "chim sẻ đậu trên cành cao"


async def both_halves(client: httpx.AsyncClient, cast: Cast) -> str:
    """Khoa asks, Oanh signs."""
    asked = await client.post("/v1/password-resets", json={"person": str(cast.mai.person)}, headers=cast.khoa.headers)
    reset = asked.json()
    signed = await client.post(f"/v1/password-resets/{reset['id']}/approval", headers=cast.oanh.headers)
    return str(reset["half"] + signed.json()["half"])


async def choose(client: httpx.AsyncClient, code: str) -> None:
    body = {"username": "mai", "code": code, "newPassword": CHOSEN}
    assert (await client.post("/v1/passwords", json=body)).status_code == 204


async def take_over(client: httpx.AsyncClient, cast: Cast) -> dict[str, str]:
    await choose(client, await both_halves(client, cast))
    return bearer(await sign_in(client, "mai", CHOSEN))


@pytest.mark.parametrize("early", [timedelta(hours=0), timedelta(hours=23)])
async def test_a_password_just_reset_shows_no_unopened_inspection(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, early: timedelta
) -> None:
    thief = await take_over(client, cast)
    hours.now += early
    inspection = await release_to_team(cast, hours.now)
    assert (await client.get("/v1/inspections", headers=thief)).json()["items"] == []
    assert problem(await client.get(f"/v1/inspections/{inspection}", headers=thief)) == (404, "not-found")
    await open_door(client, cast.hung, inspection, hours.now)
    assert (await client.get(f"/v1/inspections/{inspection}", headers=thief)).status_code == 200


async def test_a_reset_after_the_release_hides_it_too(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    inspection = await release_to_team(cast, hours.now)
    thief = await take_over(client, cast)
    assert problem(await client.get(f"/v1/inspections/{inspection}", headers=thief)) == (404, "not-found")


async def test_a_day_later_the_owner_works_as_before(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    owner = await take_over(client, cast)
    hours.now += timedelta(hours=24)
    inspection = await release_to_team(cast, hours.now)
    assert (await client.get(f"/v1/inspections/{inspection}", headers=owner)).status_code == 200


async def test_whoever_never_signed_in_before_works_at_once(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    """The first password is no takeover."""
    await rows("DELETE FROM device WHERE person = $1", cast.mai.person)
    code = await both_halves(client, cast)
    await choose(client, code)
    hours.forward(seconds=1)
    owner = bearer(await sign_in(client, "mai", CHOSEN))
    inspection = await release_to_team(cast, hours.now)
    assert (await client.get(f"/v1/inspections/{inspection}", headers=owner)).status_code == 200
