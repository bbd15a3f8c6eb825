"""Strangers who knock at somebody's account do not lock its owner out of the devices they signed in on before."""

import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from organisation.refusing import Refused
from organisation.throttling import ACCOUNT, ADDRESS, KNOWN, PAIR, Attempt, admit
from tests.api.accounts import give_password, problem, sign_in
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
WRONG = "không phải mật khẩu này"


@pytest.fixture
async def known(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> str:
    """Tuấn signed in on his desk once."""
    await give_password(cast.tuan, hours.now)
    return str((await sign_in(client, "tuan")).json()["knownDevice"])


async def knock(parts: Parts, hours: Hours, username: str = "tuan") -> None:
    """From as many addresses as it takes; from Tuấn's own too."""
    secret = parts.keys.derive(b"throttling")
    for number in range(ACCOUNT.capacity + PAIR.capacity):
        address = "127.0.0.1" if number < PAIR.capacity else f"203.0.113.{number}"
        try:
            await admit(Attempt("sign-in", username, address, secret), hours.now)
        except Refused:
            continue


async def test_a_known_device_signs_in_while_strangers_knock(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, known: str
) -> None:
    await knock(parts, hours)
    assert problem(await sign_in(client, "tuan")) == (429, "too-many-attempts")
    assert (await sign_in(client, "tuan", knownDevice=known)).status_code == 201


async def test_a_page_shows_it_by_a_cookie_that_only_signing_in_sends(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await give_password(cast.tuan, hours.now)
    first = await sign_in(client, "tuan", cookie=True)
    [cookie] = [line for line in first.headers.get_list("set-cookie") if line.startswith("sidak-known=")]
    assert {"HttpOnly", "Path=/v1/sessions", "SameSite=strict"} <= set(cookie.split("; "))
    assert "knownDevice" not in first.json()
    await knock(parts, hours)
    client.cookies.delete("sidak")
    assert (await sign_in(client, "tuan", cookie=True)).status_code == 201
    client.cookies.clear()
    assert problem(await sign_in(client, "tuan", cookie=True)) == (429, "too-many-attempts")


async def test_a_whole_office_behind_one_address_is_not_locked_out_by_it(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, known: str
) -> None:
    for number in range(ADDRESS.capacity):
        await sign_in(client, f"nobody-{number}", WRONG)
    assert problem(await sign_in(client, "tuan")) == (429, "too-many-attempts")
    assert (await sign_in(client, "tuan", knownDevice=known)).status_code == 201


async def test_it_opens_nothing_by_itself_and_guesses_no_faster(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, known: str
) -> None:
    """A thief of the device has as many attempts as one address has; they are the device's, not its owner's."""
    answers = [problem(await sign_in(client, "tuan", WRONG, knownDevice=known)) for _ in range(KNOWN.capacity + 1)]
    assert answers == [(401, "sign-in-refused")] * KNOWN.capacity + [(429, "too-many-attempts")]
    assert (await sign_in(client, "tuan")).status_code == 201


@pytest.mark.parametrize(
    "changed", ["", "x", "." * 90, "é" * 40, "{device}.", "{device}.{proof}0", "0{device}.{proof}"]
)
async def test_a_made_up_one_counts_for_nothing(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, known: str, changed: str
) -> None:
    device, _, proof = known.partition(".")
    await knock(parts, hours)
    given = changed.format(device=device, proof=proof)
    assert problem(await sign_in(client, "tuan", knownDevice=given)) == (429, "too-many-attempts")


async def test_that_of_one_account_counts_for_no_other(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, known: str
) -> None:
    await give_password(cast.lan, hours.now)
    await knock(parts, hours, "lan")
    assert problem(await sign_in(client, "lan", knownDevice=known)) == (429, "too-many-attempts")


async def test_it_stands_nowhere_in_the_database(client: httpx.AsyncClient, hours: Hours, known: str) -> None:
    proof = known.partition(".")[2]
    for table in ("device", "throttle", "ledger_entry"):
        assert proof not in str(await rows(f"SELECT * FROM {table}"))
