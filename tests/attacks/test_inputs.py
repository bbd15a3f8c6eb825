"""What no honest client sends is refused with a problem: never a 500, never "try later"."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from api.paging import write_cursor
from ledger.identifiers import uuid7
from tests.api.accounts import PASSWORD
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

NUL = "Không \x00 có"
ODD = ["Không \x00 có gì", "\u202eđảo ngược", "e\u0323\u0302 tách dấu", "\ufeff\ufffe\uffff lạ"]
FAR = ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"]


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    return Visit(client, cast, hours, inspection)


def refused_or_kept(answered: httpx.Response) -> bool:
    return answered.status_code < 500 and (answered.is_success or "/problems/" in answered.json()["type"])


@pytest.mark.parametrize("claimed", FAR)
async def test_a_clock_at_the_end_of_time_opens_nothing_badly(visit: Visit, claimed: str) -> None:
    body = {"id": str(uuid7()), "claimedAt": claimed}
    url = f"/v1/inspections/{visit.inspection}/opening"
    answered = await visit.client.put(url, json=body, headers=visit.cast.hung.headers)
    assert answered.status_code == 422, answered.text


@pytest.mark.parametrize("claimed", FAR)
async def test_a_sheet_or_submission_from_the_end_of_time_is_refused(visit: Visit, claimed: str) -> None:
    await open_door(visit.client, visit.cast.hung, visit.inspection, visit.hours.now)
    sheet = await visit.sheet(visit.cast.hung)
    body = sheet.next([], visit.hours.now).replace(visit.hours.now.isoformat().encode(), claimed.encode())
    answered = await sheet.send(visit.client, visit.cast.hung, body)
    assert answered.status_code == 422, answered.text
    url = f"/v1/inspections/{visit.inspection}/submission"
    document = {"id": str(uuid7()), "claimedAt": claimed, "incompleteReason": "Mai ốm"}
    answered = await visit.client.put(url, json=document, headers=visit.cast.hung.headers)
    assert answered.status_code == 422, answered.text


@pytest.mark.parametrize("words", ODD)
async def test_odd_letters_in_a_sheet_and_its_reasons(visit: Visit, words: str) -> None:
    await open_door(visit.client, visit.cast.hung, visit.inspection, visit.hours.now)
    sheet = await visit.sheet(visit.cast.hung)
    body = sheet.next([CLOSED | {"note": words}], visit.hours.now, reason=words)
    assert refused_or_kept(await sheet.send(visit.client, visit.cast.hung, body))
    assert refused_or_kept(await visit.submit(incompleteReason=words))


@pytest.mark.parametrize("words", ODD)
async def test_odd_letters_in_the_hearing(visit: Visit, words: str) -> None:
    await open_door(visit.client, visit.cast.hung, visit.inspection, visit.hours.now)
    await submitted(visit, CLOSED)
    assert refused_or_kept(await visit.explain(reasons=words + " đủ dài"))
    await visit.explain()
    assert refused_or_kept(await visit.draft(answer=words))


@pytest.mark.parametrize("words", ODD)
@pytest.mark.parametrize("what", ["cancellation", "abortion"])
async def test_odd_letters_in_calling_off(visit: Visit, words: str, what: str) -> None:
    if what == "abortion":
        await open_door(visit.client, visit.cast.hung, visit.inspection, visit.hours.now)
    assert refused_or_kept(await visit.post(visit.cast.hung, f"/{what}", {"reason": words}))


LISTS: list[tuple[str, dict[str, Any]]] = [
    ("/v1/inspections", {"unitCode": NUL}),
    ("/v1/units", {"search": NUL}),
    ("/v1/units", {"code": NUL}),
    ("/v1/checklists/A%00B", {}),
    ("/v1/people", {"cursor": write_cursor("\x00")}),
    ("/v1/inspections", {"cursor": write_cursor(FAR[0], UUID(int=0))}),
    ("/v1/receipts/%00%00%00%00", {}),
    ("/v1/strata/HY01.33/draws", {"cursor": write_cursor("0001-01-01")}),
]


@pytest.mark.parametrize(("url", "query"), LISTS)
async def test_odd_questions(client: httpx.AsyncClient, cast: Cast, url: str, query: dict[str, Any]) -> None:
    answered = await client.get(url, params=query or None, headers=cast.lan.headers)
    assert answered.status_code < 500, answered.text


async def test_roles_to_the_end_of_time(client: httpx.AsyncClient, cast: Cast) -> None:
    wish = {"person": str(cast.hung.person), "role": "planner", "unit": str(cast.commune.id)}
    for instants in ({"validTo": FAR[0]}, {"validFrom": FAR[0]}, {"validFrom": FAR[1]}):
        answered = await client.post("/v1/role-grants", json=wish | instants, headers=cast.khoa.headers)
        assert answered.status_code < 500, answered.text
    granted = await client.post("/v1/role-grants", json=wish, headers=cast.khoa.headers)
    ending = {"reason": "other", "at": FAR[0]}
    url = f"/v1/role-grants/{granted.json()['id']}/ending"
    assert (await client.post(url, json=ending, headers=cast.khoa.headers)).status_code < 500


async def test_odd_letters_at_the_door_of_the_house(client: httpx.AsyncClient, cast: Cast) -> None:
    for words in ODD:
        body = {"username": words, "password": words, "deviceName": words}
        assert (await client.post("/v1/sessions", json=body)).status_code < 500
        reset = {"username": words, "code": words, "newPassword": words * 3}
        assert (await client.post("/v1/passwords", json=reset)).status_code < 500
        letter = {"number": words, "code": words}
        assert (await client.post("/v1/letter-checks", json=letter)).status_code < 500


@pytest.mark.parametrize("host", ["a.example:99999", "[::1", "x" * 900])
async def test_a_host_that_is_none_breaks_nothing(visit: Visit, host: str) -> None:
    """Also where the answer depends on the address: pages, cookies, papers."""
    cast = visit.cast
    for path in ("/", "/sw.js", "/assets/none.js", f"/v1/inspections/{visit.inspection}/letter.pdf"):
        answered = await visit.client.get(path, headers=cast.hung.headers | {"host": host})
        assert answered.status_code < 500, (path, answered.text)
    wrong = {"username": "hung", "password": PASSWORD, "deviceName": "Máy bàn"}
    assert (await visit.client.post("/v1/sessions", json=wrong, headers={"host": host})).status_code < 500
