"""The owner of an account is told of a new device; a slip and a password that is known show nothing ahead."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from ledger.database import rows
from tests.api.accounts import bearer, give_password, problem, sign_in
from tests.api.authenticator import turn_on
from tests.api.test_enrolments import make, redeem
from tests.attacks.test_new_devices import sees
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
async def passwords(cast: Cast, hours: Hours) -> None:
    await give_password(cast.mai, hours.now)


async def told(client: httpx.AsyncClient, member: Member) -> list[dict[str, Any]]:
    """Of new devices."""
    listed = (await client.get("/v1/notices", headers=member.headers)).json()["items"]
    return [each for each in listed if each["name"] == "device.new"]


async def test_the_owner_is_told_of_a_new_device(client: httpx.AsyncClient, cast: Cast) -> None:
    thief = await sign_in(client, "mai", deviceName="Máy lạ")
    [notice] = await told(client, cast.mai)
    assert notice["subject"] == thief.json()["device"]
    assert "Máy lạ" in notice["body"]
    assert await told(client, cast.hung) == []


async def test_outside_the_app_they_are_told_too(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await rows(
        "INSERT INTO notice_preference (person, email, confirmed_at, changed_at) VALUES ($1, $2, $3, $3)",
        cast.mai.person,
        "mai@example.vn",
        hours.now,
    )
    await sign_in(client, "mai")
    sent = await rows("SELECT channel FROM delivery WHERE name = 'device.new'")
    assert [each["channel"] for each in sent] == ["email"]


async def test_whoever_signs_in_on_it_cannot_read_the_notice_away(client: httpx.AsyncClient, cast: Cast) -> None:
    thief = bearer(await sign_in(client, "mai"))
    [notice] = await told(client, cast.mai)
    answer = await client.post(f"/v1/notices/{notice['id']}/reading", headers=thief)
    assert problem(answer) == (404, "not-found")
    assert (await client.get("/v1/notices/count", headers=cast.mai.headers)).json() == {"unread": 1}


async def test_of_the_same_device_they_are_told_once(client: httpx.AsyncClient, cast: Cast) -> None:
    before = await sign_in(client, "mai")
    await sign_in(client, "mai", knownDevice=before.json()["knownDevice"])
    assert len(await told(client, cast.mai)) == 1


async def test_of_the_first_device_nobody_is_told(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows("DELETE FROM device WHERE person = $1", cast.mai.person)
    first = bearer(await sign_in(client, "mai"))
    assert (await client.get("/v1/notices", headers=first)).json()["items"] == []


async def test_of_a_device_that_came_in_by_a_slip_they_are_told(client: httpx.AsyncClient, cast: Cast) -> None:
    [slip] = await make(client, cast.khoa, cast.mai)
    await redeem(client, slip["code"])
    assert len(await told(client, cast.mai)) == 1


@pytest.mark.parametrize("early", [timedelta(0), timedelta(hours=23)])
async def test_who_prints_a_slip_and_knows_the_password_sees_nothing_ahead(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, early: timedelta
) -> None:
    [slip] = await make(client, cast.khoa, cast.mai)
    khoa = bearer(await redeem(client, slip["code"]))
    hours.now += early
    assert not await sees(client, cast, hours, khoa)


async def test_a_slip_for_the_first_phone_works_at_once(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    """There is nothing to take over yet."""
    await rows("DELETE FROM device WHERE person = $1", cast.mai.person)
    [slip] = await make(client, cast.khoa, cast.mai)
    assert await sees(client, cast, hours, bearer(await redeem(client, slip["code"])))


@pytest.mark.parametrize(("since", "known"), [(timedelta(hours=23), False), (timedelta(hours=24), True)])
async def test_a_slip_and_a_code_vouch_for_a_new_phone(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, since: timedelta, *, known: bool
) -> None:
    """Not with a code that a thief turned on a moment ago."""
    app, _ = await turn_on(client, cast.mai.headers, hours.now)
    hours.now += since
    [slip] = await make(client, cast.khoa, cast.mai)
    phone = bearer(await redeem(client, slip["code"], secondCode=app.code(hours.now)))
    assert await sees(client, cast, hours, phone) == known
