from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from ledger.database import rows
from organisation.enrolling import LIFETIME
from organisation.passwords import NO_PASSWORD
from organisation.throttling import PAIR
from tests.api.accounts import PASSWORD, bearer, give_password, problem
from tests.api.signing import jwk, new_key, register
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def make(client: httpx.AsyncClient, by: Member, *people: Member) -> list[dict[str, Any]]:
    body = {"people": [str(member.person) for member in people]}
    answer = await client.post("/v1/enrolments", json=body, headers=by.headers)
    assert answer.status_code == 201, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return list(answer.json())


async def redeem(client: httpx.AsyncClient, code: str, password: str = PASSWORD, **more: object) -> httpx.Response:
    body = {"code": code, "password": password, "deviceName": "Điện thoại của Hùng"} | more
    return await client.post("/v1/enrolments/redemptions", json=body)


@pytest.fixture
async def slip(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> dict[str, Any]:
    await give_password(cast.hung, hours.now)
    [made] = await make(client, cast.khoa, cast.hung)
    return made


async def test_a_slip_and_its_owners_password_sign_in_a_phone(
    client: httpx.AsyncClient, cast: Cast, slip: dict[str, Any]
) -> None:
    answer = await redeem(client, slip["code"].lower().replace("-", " "))
    assert answer.status_code == 201
    me = (await client.get("/v1/me", headers=bearer(answer))).json()
    assert (me["username"], slip["username"], slip["person"]) == ("hung", "hung", str(cast.hung.person))


async def test_a_page_gets_a_cookie_and_the_phones_key_is_registered(
    client: httpx.AsyncClient, slip: dict[str, Any]
) -> None:
    answer = await redeem(client, slip["code"], cookie=True, publicKey=jwk(new_key()))
    assert answer.json().keys() >= {"csrfToken"}
    assert "token" not in answer.json()
    assert "httponly" in answer.headers["set-cookie"].lower()
    devices = (await client.get("/v1/devices")).json()["items"]
    assert devices[0]["name"] == "Điện thoại của Hùng"
    assert devices[0]["signs"]


async def test_a_slip_works_once(client: httpx.AsyncClient, slip: dict[str, Any]) -> None:
    assert (await redeem(client, slip["code"])).status_code == 201
    assert problem(await redeem(client, slip["code"])) == (422, "enrolment-refused")


async def test_whoever_printed_it_cannot_use_it(client: httpx.AsyncClient, slip: dict[str, Any]) -> None:
    assert problem(await redeem(client, slip["code"], "a password of mine")) == (422, "enrolment-password-wrong")
    assert (await redeem(client, slip["code"])).status_code == 201


async def test_guessing_the_password_of_a_slip_is_slow(client: httpx.AsyncClient, slip: dict[str, Any]) -> None:
    for _ in range(PAIR.capacity):
        await redeem(client, slip["code"], "a guess of mine")
    assert problem(await redeem(client, slip["code"])) == (429, "too-many-attempts")


async def test_guessing_codes_is_slow(client: httpx.AsyncClient, cast: Cast) -> None:
    for _ in range(PAIR.capacity):
        assert problem(await redeem(client, "2222-2222-2222-2222")) == (422, "enrolment-refused")
    assert problem(await redeem(client, "2222-2222-2222-2223")) == (429, "too-many-attempts")


async def test_a_slip_sets_no_password(client: httpx.AsyncClient, cast: Cast) -> None:
    """Two people let Hùng choose his first one; only then his slip works."""
    await rows("UPDATE person SET password_hash = $1 WHERE id = $2", NO_PASSWORD, cast.hung.person)
    [slip] = await make(client, cast.khoa, cast.hung)
    for password in (PASSWORD, NO_PASSWORD, slip["code"]):
        assert problem(await redeem(client, slip["code"], password)) == (409, "enrolment-password-first")
    person = {"person": str(cast.hung.person)}
    first = (await client.post("/v1/password-resets", json=person, headers=cast.khoa.headers)).json()
    second = await client.post(f"/v1/password-resets/{first['id']}/approval", headers=cast.thu.headers)
    code = first["half"] + second.json()["half"]
    chosen = {"username": "hung", "code": code, "newPassword": PASSWORD}
    assert (await client.post("/v1/passwords", json=chosen)).status_code == 204
    assert (await redeem(client, slip["code"])).status_code == 201


async def test_a_slip_ends_after_seven_days(client: httpx.AsyncClient, hours: Hours, slip: dict[str, Any]) -> None:
    hours.forward(seconds=LIFETIME.total_seconds())
    assert problem(await redeem(client, slip["code"])) == (422, "enrolment-refused")


async def test_a_new_slip_ends_the_one_before(client: httpx.AsyncClient, cast: Cast, slip: dict[str, Any]) -> None:
    [newer] = await make(client, cast.oanh, cast.hung)
    assert problem(await redeem(client, slip["code"])) == (422, "enrolment-refused")
    assert (await redeem(client, newer["code"])).status_code == 201


async def test_slips_for_many_are_listed_and_revoked(client: httpx.AsyncClient, cast: Cast) -> None:
    first, second = await make(client, cast.khoa, cast.hung, cast.mai, cast.hung)
    listed = (await client.get("/v1/enrolments", headers=cast.oanh.headers)).json()["items"]
    assert {each["username"] for each in listed} == {"hung", "mai"}
    assert all("code" not in each for each in listed)
    revoked = await client.delete(f"/v1/enrolments/{first['id']}", headers=cast.oanh.headers)
    assert revoked.status_code == 204
    assert problem(await redeem(client, first["code"])) == (422, "enrolment-refused")
    again = await client.delete(f"/v1/enrolments/{first['id']}", headers=cast.oanh.headers)
    assert problem(again) == (404, "not-found")
    listed = (await client.get("/v1/enrolments", headers=cast.khoa.headers)).json()["items"]
    assert [each["id"] for each in listed] == [second["id"]]


async def test_one_that_may_not_be_made_leaves_none(client: httpx.AsyncClient, cast: Cast) -> None:
    people = {"people": [str(cast.hung.person), str(cast.khoa.person)]}
    answer = await client.post("/v1/enrolments", json=people, headers=cast.khoa.headers)
    assert problem(answer) == (403, "not-for-yourself")
    assert await rows("SELECT id FROM enrolment") == []


async def test_an_administrator_reaches_only_their_own_people(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.ha_noi.id, cast.oanh.person)
    [slip] = await make(client, cast.khoa, cast.hung)
    people = {"people": [str(cast.hung.person)]}
    assert problem(await client.post("/v1/enrolments", json=people, headers=cast.oanh.headers)) == (404, "not-found")
    answer = await client.delete(f"/v1/enrolments/{slip['id']}", headers=cast.oanh.headers)
    assert problem(answer) == (404, "not-found")
    assert (await client.get("/v1/enrolments", headers=cast.oanh.headers)).json()["items"] == []


async def test_who_left_gets_no_slip_and_uses_none(
    client: httpx.AsyncClient, cast: Cast, slip: dict[str, Any], hours: Hours
) -> None:
    await client.post(f"/v1/people/{cast.hung.person}/departure", headers=cast.khoa.headers)
    hours.now += timedelta(seconds=1)
    assert problem(await redeem(client, slip["code"])) == (422, "enrolment-refused")
    people = {"people": [str(cast.hung.person)]}
    answer = await client.post("/v1/enrolments", json=people, headers=cast.khoa.headers)
    assert problem(answer) == (409, "person-left")


async def test_the_database_and_the_ledger_hold_no_code(client: httpx.AsyncClient, slip: dict[str, Any]) -> None:
    await redeem(client, slip["code"])
    entries = [row["entry"] for row in await rows("SELECT convert_from(content, 'UTF8') AS entry FROM ledger_entry")]
    assert [name for name in ("requested", "used") if any(f"enrolment.{name}" in entry for entry in entries)] == [
        "requested",
        "used",
    ]
    stored = [*entries, *(str(dict(row)) for row in await rows("SELECT * FROM enrolment"))]
    assert not any(code in text for text in stored for code in (slip["code"], slip["code"].replace("-", "")))


async def test_an_enrolled_phone_registers_no_other_key(
    client: httpx.AsyncClient, cast: Cast, slip: dict[str, Any]
) -> None:
    answer = await redeem(client, slip["code"], publicKey=jwk(new_key()))
    phone = Member(UUID(slip["person"]), "hung", answer.json()["token"])
    assert problem(await register(client, phone, new_key())) == (409, "device-key-differs")


async def test_a_wrong_key_uses_up_no_slip(client: httpx.AsyncClient, slip: dict[str, Any]) -> None:
    wrong = await redeem(client, slip["code"], publicKey="04" + "11" * 64)
    assert problem(wrong) == (422, "device-key-not-p256")
    assert (await redeem(client, slip["code"])).status_code == 201
