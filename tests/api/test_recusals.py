import httpx
import pytest

from ledger.identifiers import uuid7
from organisation.recusal_queries import recused_units
from tests.api.accounts import problem
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def declare(client: httpx.AsyncClient, by: Member, cast: Cast, **fields: object) -> httpx.Response:
    body = {"unit": str(cast.commune.id), "reason": "relative"} | fields
    return await client.post("/v1/recusals", headers=by.headers, json=body)


async def lift(client: httpx.AsyncClient, by: Member, recusal: str) -> httpx.Response:
    return await client.post(f"/v1/recusals/{recusal}/ending", headers=by.headers)


async def seen(client: httpx.AsyncClient, by: Member) -> list[str]:
    answer = await client.get("/v1/recusals", headers=by.headers)
    return [each["id"] for each in answer.json()["items"]]


async def test_hung_stands_back_and_the_draw_knows(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    assert (await declare(client, cast.hung, cast)).status_code == 201
    units = await recused_units([cast.hung.person, cast.mai.person], hours.now)
    assert units == {cast.hung.person: {cast.commune.id}, cast.mai.person: set()}


async def test_who_sends_hung_out_may_declare_for_him(client: httpx.AsyncClient, cast: Cast) -> None:
    for sender, unit in ((cast.lan, cast.commune), (cast.thu, cast.centre)):
        answer = await declare(client, sender, cast, person=str(cast.hung.person), unit=str(unit.id))
        assert answer.json()["declaredBy"] == str(sender.person)


async def test_an_inspector_declares_for_nobody_else(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await declare(client, cast.hung, cast, person=str(cast.mai.person))
    assert problem(answer) == (422, "person-unknown")


async def test_declarations_are_seen_by_whom_they_concern(client: httpx.AsyncClient, cast: Cast) -> None:
    recusal = (await declare(client, cast.hung, cast)).json()["id"]
    for member in (cast.hung, cast.lan, cast.thu, cast.dewi):
        assert await seen(client, member) == [recusal]
    for member in (cast.mai, cast.an):
        assert await seen(client, member) == []
    for member in (cast.khoa, cast.tuan):
        assert problem(await client.get("/v1/recusals", headers=member.headers)) == (403, "not-allowed")


async def test_only_who_sends_hung_out_lifts_it(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    recusal = (await declare(client, cast.hung, cast)).json()["id"]
    assert problem(await lift(client, cast.hung, recusal)) == (403, "not-allowed")
    assert problem(await lift(client, cast.an, recusal)) == (404, "not-found")
    assert (await lift(client, cast.thu, recusal)).status_code == 200
    assert problem(await lift(client, cast.thu, recusal)) == (409, "recusal-ended")
    assert await recused_units([cast.hung.person], hours.now) == {cast.hung.person: set()}


async def test_nobody_lifts_their_own(client: httpx.AsyncClient, cast: Cast) -> None:
    recusal = (await declare(client, cast.lan, cast)).json()["id"]
    assert problem(await lift(client, cast.lan, recusal)) == (403, "same-person-twice")


async def test_a_wrong_declaration_is_refused(client: httpx.AsyncClient, cast: Cast) -> None:
    assert problem(await declare(client, cast.hung, cast, unit=str(uuid7()))) == (422, "unit-unknown")
    assert problem(await declare(client, cast.hung, cast, reason="my brother works there")) == (400, "invalid-field")
    await declare(client, cast.hung, cast)
    assert problem(await declare(client, cast.hung, cast)) == (409, "recusal-exists")
