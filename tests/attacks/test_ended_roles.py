"""Whoever is no inspector any more learns of no visit that is still ahead."""

from datetime import timedelta

import httpx
import pytest

from tests.api.accounts import problem
from tests.api.story import open_door, release_to_team
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def test_whose_role_ends_after_the_release_sees_the_visit_no_more(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    """Their team goes on, and once the door is open they see again what they are named in."""
    inspection = await release_to_team(cast, hours.now)
    path = f"/v1/inspections/{inspection}"
    assert (await client.get(path, headers=cast.hung.headers)).status_code == 200
    hours.forward(minutes=1)
    held = (await client.get(f"/v1/role-grants?person={cast.hung.person}", headers=cast.khoa.headers)).json()["items"]
    ended = {"reason": "conduct", "at": (hours.now + timedelta(seconds=1)).isoformat()}
    for each in held:
        if each["person"] == str(cast.hung.person):
            url = f"/v1/role-grants/{each['id']}/ending"
            assert (await client.post(url, json=ended, headers=cast.khoa.headers)).status_code < 300
    hours.forward(minutes=1)
    for hidden in (path, f"{path}/standing", f"{path}/next-steps"):
        assert problem(await client.get(hidden, headers=cast.hung.headers)) == (404, "not-found")
    assert (await client.get("/v1/inspections", headers=cast.hung.headers)).json()["items"] == []
    assert (await open_door(client, cast.mai, inspection, hours.now)).status_code < 300
    assert (await client.get(path, headers=cast.hung.headers)).status_code == 200
