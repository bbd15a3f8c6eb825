import httpx
import pytest

from ledger.identifiers import uuid7
from tests.api.accounts import Json, problem
from tests.cast import Cast, Member, Place

pytestmark = pytest.mark.anyio


async def add(client: httpx.AsyncClient, by: Member, at: Place, **fields: object) -> httpx.Response:
    body = {"username": "thanh.ha", "name": "Thanh Ha\u0300", "language": "vi", "home": str(at.id)}
    return await client.post("/v1/people", headers=by.headers, json=body | fields)


async def usernames(client: httpx.AsyncClient, by: Member, **params: str) -> list[str]:
    answer = await client.get("/v1/people", headers=by.headers, params=params)
    return [each["username"] for each in answer.json()["items"]]


async def test_an_administrator_takes_somebody_in(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await add(client, cast.khoa, cast.commune)
    assert answer.status_code == 201
    person: Json = answer.json()
    assert person["name"] == "Thanh Hà"
    read = await client.get(f"/v1/people/{person['id']}", headers=cast.lan.headers)
    assert read.json() == person


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"username": "Thanh"}, (422, "username-form")),
        ({"username": "khoa"}, (409, "username-taken")),
        ({"name": "=1+1"}, (422, "name-not-a-name")),
        ({"language": "fr"}, (400, "invalid-field")),
        ({"home": str(uuid7())}, (422, "unit-unknown")),
        ({"passwordHash": "x"}, (400, "invalid-field")),
    ],
)
async def test_a_wrong_account_is_refused(
    client: httpx.AsyncClient, cast: Cast, fields: Json, refusal: tuple[int, str]
) -> None:
    assert problem(await add(client, cast.khoa, cast.commune, **fields)) == refusal


async def test_only_administrators_take_people_in(client: httpx.AsyncClient, cast: Cast) -> None:
    for member in (cast.lan, cast.thu, cast.hung, cast.tuan, cast.dewi, cast.an):
        assert problem(await add(client, member, cast.commune)) == (403, "not-allowed")


async def test_people_are_listed_by_scope(client: httpx.AsyncClient, cast: Cast) -> None:
    assert "an" not in await usernames(client, cast.lan)
    assert await usernames(client, cast.an) == ["an"]
    assert await usernames(client, cast.tuan) == ["tuan"]
    assert "an" in await usernames(client, cast.dewi)


async def test_people_are_found_by_role_and_unit(client: httpx.AsyncClient, cast: Cast) -> None:
    assert await usernames(client, cast.lan, role="inspector") == ["hung", "mai"]
    assert await usernames(client, cast.lan, unit=str(cast.commune.id)) == ["tuan"]


async def test_people_come_page_by_page(client: httpx.AsyncClient, cast: Cast) -> None:
    headers, seen, cursor = cast.dewi.headers, [], None
    while True:
        params = {"limit": "3"} | ({"cursor": cursor} if cursor else {})
        page = (await client.get("/v1/people", headers=headers, params=params)).json()
        seen += [each["username"] for each in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == sorted(seen)
    assert len(seen) == 10


async def test_a_stranger_does_not_exist(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await client.get(f"/v1/people/{cast.lan.person}", headers=cast.an.headers)
    assert problem(answer) == (404, "not-found")


async def test_inspectors_do_not_read_the_list(client: httpx.AsyncClient, cast: Cast) -> None:
    assert problem(await client.get("/v1/people", headers=cast.hung.headers)) == (403, "not-allowed")
    assert problem(await client.get("/v1/people")) == (401, "signed-out")


async def test_who_leaves_can_do_nothing_any_more(client: httpx.AsyncClient, cast: Cast) -> None:
    path = f"/v1/people/{cast.hung.person}/departure"
    assert (await client.post(path, headers=cast.khoa.headers)).json()["leftAt"]
    assert (await client.get("/v1/me", headers=cast.hung.headers)).status_code == 401
    assert await usernames(client, cast.lan, role="inspector") == ["mai"]
    assert problem(await client.post(path, headers=cast.khoa.headers)) == (409, "person-left")


async def test_nobody_lets_themselves_go(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await client.post(f"/v1/people/{cast.khoa.person}/departure", headers=cast.khoa.headers)
    assert problem(answer) == (403, "not-for-yourself")
