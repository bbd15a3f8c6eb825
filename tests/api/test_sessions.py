from uuid import UUID

import httpx
import pytest

from api.addresses import client_address
from api.parts import Parts
from api.settings import Settings
from ledger.database import rows
from organisation.throttling import PAIR
from tests.api.accounts import PASSWORD, bearer, give_password, problem, sign_in
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def test_lan_signs_in_and_is_known(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await give_password(cast.lan, hours.now)
    session = await sign_in(client, "lan")
    assert session.status_code == 201
    assert session.headers["cache-control"] == "no-store"
    me = await client.get("/v1/me", headers=bearer(session))
    assert me.json()["username"] == "lan"
    assert me.json()["roles"] == [{"role": "planner", "unit": str(cast.hung_yen.id)}]


async def test_the_token_is_stored_only_as_a_hash(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await give_password(cast.lan, hours.now)
    token = (await sign_in(client, "lan")).json()["token"]
    assert len(token) >= 43
    stored = [bytes(each["token_hash"]) for each in await rows("SELECT token_hash FROM device")]
    assert token.encode() not in b"".join(stored)


async def test_a_name_is_taken_in_any_case(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await give_password(cast.lan, hours.now)
    assert (await sign_in(client, " LAN ")).status_code == 201


async def test_a_wrong_password_and_an_unknown_name_are_told_apart_by_nobody(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    await give_password(cast.lan, hours.now)
    wrong, unknown, without = [
        await sign_in(client, username, "a wrong password") for username in ("lan", "nobody", "hung")
    ]
    assert problem(wrong) == (401, "sign-in-refused")
    assert wrong.content == unknown.content == without.content


async def test_guessing_is_slowed_down_and_the_signed_in_device_stays(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    await give_password(cast.lan, hours.now)
    for _ in range(PAIR.capacity):
        await sign_in(client, "lan", "a wrong password")
    refused = await sign_in(client, "lan")
    assert problem(refused) == (429, "too-many-attempts")
    assert refused.headers["retry-after"] == str(PAIR.seconds)
    assert (await client.get("/v1/me", headers=cast.lan.headers)).status_code == 200
    hours.forward(seconds=PAIR.seconds)
    assert (await sign_in(client, "lan")).status_code == 201


async def test_an_unknown_name_is_slowed_down_alike(client: httpx.AsyncClient, cast: Cast) -> None:
    answers = [await sign_in(client, "nobody", "a wrong password") for _ in range(PAIR.capacity + 1)]
    assert [answer.status_code for answer in answers] == [401] * PAIR.capacity + [429]


async def test_a_page_gets_a_cookie_that_no_script_reads(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await give_password(cast.lan, hours.now)
    session = await sign_in(client, "lan", cookie=True)
    assert "token" not in session.json()
    cookie = session.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert "secure" not in cookie


async def test_over_https_the_cookie_is_secure(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await give_password(cast.lan, hours.now)
    client.base_url = httpx.URL("https://sidak.test")
    assert "secure" in (await sign_in(client, "lan", cookie=True)).headers["set-cookie"].lower()


async def test_a_page_must_send_its_csrf_token_with_every_change(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    await give_password(cast.lan, hours.now)
    token = (await sign_in(client, "lan", cookie=True)).json()["csrfToken"]
    assert problem(await client.delete("/v1/sessions/current")) == (403, "csrf")
    assert (await client.get("/v1/me")).json()["csrfToken"] == token
    assert (await client.delete("/v1/sessions/current", headers={"x-csrf-token": token})).status_code == 204
    assert "sidak" not in client.cookies
    assert problem(await client.get("/v1/me")) == (401, "signed-out")


async def test_a_bearer_is_told_no_csrf_token(client: httpx.AsyncClient, cast: Cast) -> None:
    assert (await client.get("/v1/me", headers=cast.lan.headers)).json()["csrfToken"] is None


async def test_everybody_is_told_the_zone_of_the_unit_they_work_for(client: httpx.AsyncClient, cast: Cast) -> None:
    assert (await client.get("/v1/me", headers=cast.lan.headers)).json()["zone"] == "Asia/Ho_Chi_Minh"
    home = (await client.get("/v1/me", headers=cast.lan.headers)).json()["home"]
    await rows("UPDATE unit SET zone = 'Asia/Jayapura' WHERE id = $1", UUID(home))
    assert (await client.get("/v1/me", headers=cast.lan.headers)).json()["zone"] == "Asia/Jayapura"


async def test_signing_out_ends_this_device_only(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await give_password(cast.lan, hours.now)
    session = await sign_in(client, "lan")
    assert (await client.delete("/v1/sessions/current", headers=bearer(session))).status_code == 204
    assert problem(await client.get("/v1/me", headers=bearer(session))) == (401, "signed-out")
    assert (await client.get("/v1/me", headers=cast.lan.headers)).status_code == 200


async def test_a_session_ends_by_itself(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> None:
    await give_password(cast.lan, hours.now)
    session = await sign_in(client, "lan")
    hours.forward(days=parts.settings.session_days, seconds=-1)
    assert (await client.get("/v1/me", headers=bearer(session))).status_code == 200
    hours.forward(seconds=1)
    assert (await client.get("/v1/me", headers=bearer(session))).status_code == 401


async def test_a_form_of_another_page_cannot_sign_anybody_in(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await client.post("/v1/sessions", content="{}", headers={"content-type": "text/plain"})
    assert answer.status_code in {400, 415}
    body = f'{{"username": "lan", "password": "{PASSWORD}", "deviceName": "x"}}'
    answer = await client.post("/v1/sessions", content=body.encode(), headers={"content-type": "text/plain"})
    assert problem(answer) == (415, "wrong-type")


@pytest.mark.parametrize(
    "fields", [{"username": ""}, {"password": "x" * 201}, {"deviceName": ""}, {"cookie": "yes"}, {"more": 1}]
)
async def test_a_body_of_another_form_is_refused(
    client: httpx.AsyncClient, cast: Cast, fields: dict[str, object]
) -> None:
    body = {"username": "lan", "password": PASSWORD, "deviceName": "x"} | fields
    assert problem(await client.post("/v1/sessions", json=body)) == (400, "invalid-field")


async def test_a_name_no_database_can_hold_is_just_unknown(client: httpx.AsyncClient, cast: Cast) -> None:
    assert problem(await sign_in(client, "lan\u0000")) == (401, "sign-in-refused")


async def test_a_device_needs_a_name_a_person_can_read(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await sign_in(client, "lan", deviceName="\u202e\u0000")
    assert problem(answer) == (422, "name-not-a-name")


async def test_the_ledger_names_no_account(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await give_password(cast.lan, hours.now)
    session = (await sign_in(client, "lan")).json()
    entries = "".join(each["c"] for each in await rows("SELECT convert_from(content, 'UTF8') AS c FROM ledger_entry"))
    assert session["device"] in entries
    assert "Lan" not in entries
    assert session["token"] not in entries


class Forwarded:
    """What `client_address` reads of a request."""

    def __init__(self, header: str) -> None:
        self.headers = httpx.Headers({"x-forwarded-for": header} if header else {})
        self.headers.getall = lambda name, default: self.headers.get_list(name) or default  # type: ignore[attr-defined]
        self.client = type("Client", (), {"host": "10.0.0.1"})


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "6.6.6.6, 192.0.2.1", "192.0.2.1"),
        (2, "6.6.6.6, 192.0.2.1, 10.0.0.2", "192.0.2.1"),
        (1, "", "10.0.0.1"),
        (1, ", 192.0.2.1", "192.0.2.1"),
        (3, "192.0.2.1", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_counts(proxies: int, header: str, address: str) -> None:
    assert client_address(Forwarded(header), Settings(trusted_proxies=proxies)) == address  # type: ignore[arg-type]
