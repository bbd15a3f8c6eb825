import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.accounts import bearer, give_password, problem, sign_in
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def device_of(client: httpx.AsyncClient, member: Member) -> str:
    me = await client.get("/v1/me", headers=member.headers)
    return str(me.json()["device"])


async def test_own_devices_come_newest_first_and_page_by_page(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    await give_password(cast.lan, hours.now)
    newest = (await sign_in(client, "lan")).json()["device"]
    first = (await client.get("/v1/devices", params={"limit": 1}, headers=cast.lan.headers)).json()
    assert [each["id"] for each in first["items"]] == [newest]
    rest = await client.get("/v1/devices", params={"cursor": first["next"]}, headers=cast.lan.headers)
    assert [each["name"] for each in rest.json()["items"]] == ["test"]
    assert rest.json()["next"] is None


async def test_a_lost_phone_is_signed_out_from_another_device(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    await give_password(cast.lan, hours.now)
    lost = await sign_in(client, "lan")
    answer = await client.delete(f"/v1/devices/{lost.json()['device']}", headers=cast.lan.headers)
    assert answer.status_code == 204
    assert problem(await client.get("/v1/me", headers=bearer(lost))) == (401, "signed-out")
    devices = await client.get("/v1/devices", headers=cast.lan.headers)
    assert len(devices.json()["items"]) == 1


async def test_an_administrator_signs_out_a_device_in_scope(client: httpx.AsyncClient, cast: Cast) -> None:
    listed = await client.get(f"/v1/people/{cast.hung.person}/devices", headers=cast.khoa.headers)
    device = listed.json()["items"][0]["id"]
    assert (await client.delete(f"/v1/devices/{device}", headers=cast.khoa.headers)).status_code == 204
    assert (await client.get("/v1/me", headers=cast.hung.headers)).status_code == 401


@pytest.mark.parametrize("stranger", ["an", "lan", "thu"])
async def test_others_do_not_see_the_device(client: httpx.AsyncClient, cast: Cast, stranger: str) -> None:
    device = await device_of(client, cast.hung)
    headers = getattr(cast, stranger).headers
    assert problem(await client.delete(f"/v1/devices/{device}", headers=headers)) == (404, "not-found")


async def test_a_smaller_administrator_has_no_power_over_a_larger_one(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.hung_yen.id, cast.oanh.person)
    device = await device_of(client, cast.khoa)
    answer = await client.delete(f"/v1/devices/{device}", headers=cast.oanh.headers)
    assert problem(answer) == (403, "outside-your-scope")


async def test_an_unknown_device_is_not_found(client: httpx.AsyncClient, cast: Cast) -> None:
    assert problem(await client.delete(f"/v1/devices/{uuid7()}", headers=cast.lan.headers)) == (404, "not-found")


async def test_only_administrators_list_others_devices(client: httpx.AsyncClient, cast: Cast) -> None:
    path = f"/v1/people/{cast.hung.person}/devices"
    assert problem(await client.get(path, headers=cast.lan.headers)) == (403, "not-allowed")
