"""A code beside the password: turned on and off, asked for at each sign-in, never good twice."""

import httpx
import msgspec
import pytest

from api.parts import Parts, assemble
from api.settings import BadSettings, Settings, load
from ledger.database import rows
from organisation.one_time_codes import code_at, digits, fitting_step
from tests.api.accounts import bearer, give_password, problem, sign_in
from tests.api.authenticator import ME, begin, turn_on
from tests.cast import Cast
from tests.conftest import Hours, app_with

pytestmark = pytest.mark.anyio
REMOVALS = "/v1/second-step-removals"
WRONG = (422, "second-step-wrong")


@pytest.fixture
async def lan(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> dict[str, str]:
    """Lan's desk, signed in by her password."""
    await give_password(cast.lan, hours.now)
    return bearer(await sign_in(client, "lan"))


def test_the_codes_are_those_of_rfc_6238() -> None:
    """Its appendix B, of which six digits are kept."""
    secret = b"12345678901234567890"
    assert [code_at(secret, seconds // 30) for seconds in (59, 1111111109, 20000000000)] == [
        "287082",
        "081804",
        "353130",
    ]


@pytest.mark.parametrize("typed", ["12345", "1234567", "", "12345a", "١٢٣٤٥٦", "123456" * 9])
def test_what_is_no_code_is_none(typed: str, hours: Hours) -> None:
    assert digits(typed) == ""
    assert fitting_step(b"x" * 20, typed, hours.now) is None


async def test_with_the_second_step_the_password_alone_does_not_open(
    client: httpx.AsyncClient, lan: dict[str, str], hours: Hours
) -> None:
    app, _ = await turn_on(client, lan, hours.now)
    assert problem(await sign_in(client, "lan")) == (401, "second-step-needed")
    assert problem(await sign_in(client, "lan", secondCode="000000")) == WRONG
    hours.forward(seconds=30)
    code = app.code(hours.now)
    assert (await sign_in(client, "lan", secondCode=f"{code[:3]} {code[3:]}")).status_code == 201


async def test_a_wrong_password_is_told_nothing_of_a_second_step(
    client: httpx.AsyncClient, lan: dict[str, str], hours: Hours
) -> None:
    await turn_on(client, lan, hours.now)
    assert problem(await sign_in(client, "lan", "không phải mật khẩu")) == (401, "sign-in-refused")


async def test_a_code_works_once(client: httpx.AsyncClient, lan: dict[str, str], hours: Hours) -> None:
    """Not even the one that turned it on; nor one of an earlier step."""
    app, _ = await turn_on(client, lan, hours.now)
    assert problem(await sign_in(client, "lan", secondCode=app.code(hours.now))) == WRONG
    assert problem(await sign_in(client, "lan", secondCode=app.code(hours.now, -1))) == WRONG
    hours.forward(seconds=30)
    code = app.code(hours.now)
    assert (await sign_in(client, "lan", secondCode=code)).status_code == 201
    assert problem(await sign_in(client, "lan", secondCode=code)) == WRONG


@pytest.mark.parametrize(("later", "status"), [(-2, 422), (-1, 201), (0, 201), (1, 201), (2, 422)])
async def test_clocks_may_differ_by_one_step(
    client: httpx.AsyncClient, lan: dict[str, str], hours: Hours, later: int, status: int
) -> None:
    app, _ = await turn_on(client, lan, hours.now)
    hours.forward(minutes=5)
    assert (await sign_in(client, "lan", secondCode=app.code(hours.now, later))).status_code == status


async def test_each_of_ten_recovery_codes_works_once(
    client: httpx.AsyncClient, lan: dict[str, str], hours: Hours
) -> None:
    _, codes = await turn_on(client, lan, hours.now)
    assert len(set(codes)) == 10
    assert (await sign_in(client, "lan", secondCode=codes[3].lower())).status_code == 201
    assert problem(await sign_in(client, "lan", secondCode=codes[3])) == WRONG
    assert (await client.get(ME, headers=lan)).json()["recoveryCodes"] == 9


async def test_nothing_in_the_database_makes_codes(
    client: httpx.AsyncClient, lan: dict[str, str], hours: Hours
) -> None:
    app, codes = await turn_on(client, lan, hours.now)
    [kept] = await rows("SELECT sealed, recovery_hashes FROM second_step")
    assert app.secret not in kept["sealed"]
    assert not any(code.encode() in bytes(kept["sealed"]) for code in codes)
    written = str([entry["content"] for entry in await rows("SELECT content FROM ledger_entry")])
    assert not any(code in written for code in codes)


async def test_a_sealed_secret_is_of_one_person_only(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    """Who may write to the database does not give Lan's account a secret of their own."""
    await give_password(cast.mai, hours.now)
    mai = bearer(await sign_in(client, "mai"))
    _, codes = await turn_on(client, lan, hours.now)
    app, _ = await turn_on(client, mai, hours.now)
    await rows(
        "UPDATE second_step SET sealed = (SELECT sealed FROM second_step WHERE person = $1) WHERE person = $2",
        cast.mai.person,
        cast.lan.person,
    )
    hours.forward(minutes=1)
    assert problem(await sign_in(client, "lan", secondCode=app.code(hours.now))) == WRONG
    assert (await sign_in(client, "lan", secondCode=codes[0])).status_code == 201


async def test_only_the_password_begins_it_and_only_a_code_confirms_it(
    client: httpx.AsyncClient, lan: dict[str, str], hours: Hours
) -> None:
    refused = await client.post(ME, json={"password": "sai rồi"}, headers=lan)
    assert problem(refused) == (422, "second-step-password-wrong")
    assert problem(await client.post(f"{ME}/confirmation", json={"code": "000000"}, headers=lan)) == (
        409,
        "second-step-off",
    )
    first = await begin(client, lan)
    second = await begin(client, lan)
    assert (await sign_in(client, "lan")).status_code == 201
    stale = await client.post(f"{ME}/confirmation", json={"code": first.code(hours.now)}, headers=lan)
    assert problem(stale) == WRONG
    fresh = await client.post(f"{ME}/confirmation", json={"code": second.code(hours.now)}, headers=lan)
    assert fresh.status_code == 200
    again = await client.post(ME, json={"password": "con mèo nằm trên mái nhà"}, headers=lan)
    assert problem(again) == (409, "second-step-on")


async def test_turning_it_on_signs_the_other_devices_out(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    await turn_on(client, lan, hours.now)
    assert (await client.get("/v1/me", headers=lan)).status_code == 200
    assert (await client.get("/v1/me", headers=cast.lan.headers)).status_code == 401


async def test_its_owner_turns_it_off_with_password_and_code(
    client: httpx.AsyncClient, lan: dict[str, str], hours: Hours
) -> None:
    app, codes = await turn_on(client, lan, hours.now)
    hours.forward(seconds=30)
    whole = {"password": "con mèo nằm trên mái nhà", "code": app.code(hours.now)}
    assert problem(await client.post(f"{ME}/removal", json=whole | {"password": "x"}, headers=lan))[0] == 422
    assert problem(await client.post(f"{ME}/removal", json=whole | {"code": "000000"}, headers=lan)) == WRONG
    assert (await client.post(f"{ME}/removal", json=whole, headers=lan)).status_code == 204
    assert (await sign_in(client, "lan")).status_code == 201
    assert problem(await client.post(f"{ME}/removal", json=whole, headers=lan)) == (409, "second-step-off")
    assert problem(await sign_in(client, "lan", codes[0])) == (401, "sign-in-refused")


async def test_codes_are_guessed_slowly(client: httpx.AsyncClient, lan: dict[str, str], hours: Hours) -> None:
    """By whoever knows the password, from any number of addresses."""
    app, _ = await turn_on(client, lan, hours.now)
    hours.forward(hours=1)
    parts = [await sign_in(client, "lan", secondCode=f"{guess:06}") for guess in range(8)]
    assert {problem(each) for each in parts} <= {WRONG}
    hours.forward(minutes=3)
    further = [problem(await sign_in(client, "lan", secondCode=f"{guess:06}")) for guess in range(3)]
    assert further[-1] == (429, "too-many-attempts")
    hours.forward(minutes=10)
    assert (await sign_in(client, "lan", secondCode=app.code(hours.now))).status_code == 201


async def test_two_people_take_it_off_for_who_lost_the_phone(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    await turn_on(client, lan, hours.now)
    asked = await client.post(REMOVALS, json={"person": str(cast.lan.person)}, headers=cast.khoa.headers)
    assert asked.status_code == 201, asked.text
    url = f"{REMOVALS}/{asked.json()['id']}/approval"
    assert problem(await client.post(url, headers=cast.khoa.headers)) == (403, "same-person-twice")
    assert problem(await client.post(url, headers=cast.an.headers)) == (404, "not-found")
    assert problem(await client.post(url, headers=lan)) == (403, "same-person-twice")
    assert problem(await sign_in(client, "lan")) == (401, "second-step-needed")
    listed = (await client.get(REMOVALS, headers=cast.thu.headers)).json()["items"]
    assert [each["person"] for each in listed] == [str(cast.lan.person)]
    assert (await client.post(url, headers=cast.thu.headers)).status_code == 204
    assert (await sign_in(client, "lan")).status_code == 201
    assert problem(await client.post(url, headers=cast.oanh.headers)) == (404, "not-found")


async def told(client: httpx.AsyncClient, headers: dict[str, str]) -> list[str]:
    listed = (await client.get("/v1/notices", headers=headers)).json()["items"]
    return [each["name"] for each in listed if each["name"].startswith("second-step")]


async def test_whoever_has_a_code_ends_the_removal_that_others_asked_for(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    """And they are told of it, so that nobody takes off in silence what is in use."""
    app, _ = await turn_on(client, lan, hours.now)
    asked = await client.post(REMOVALS, json={"person": str(cast.lan.person)}, headers=cast.khoa.headers)
    assert await told(client, lan) == ["second-step.removal-asked"]
    hours.forward(minutes=1)
    assert (await sign_in(client, "lan", secondCode=app.code(hours.now))).status_code == 201
    late = await client.post(f"{REMOVALS}/{asked.json()['id']}/approval", headers=cast.thu.headers)
    assert problem(late) == (404, "not-found")
    assert problem(await sign_in(client, "lan")) == (401, "second-step-needed")


async def test_a_removal_of_an_earlier_second_step_takes_off_no_later_one(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    _, codes = await turn_on(client, lan, hours.now)
    asked = await client.post(REMOVALS, json={"person": str(cast.lan.person)}, headers=cast.khoa.headers)
    off = {"password": "con mèo nằm trên mái nhà", "code": codes[0]}
    assert (await client.post(f"{ME}/removal", json=off, headers=lan)).status_code == 204
    hours.forward(minutes=1)
    await turn_on(client, lan, hours.now)
    late = await client.post(f"{REMOVALS}/{asked.json()['id']}/approval", headers=cast.thu.headers)
    assert problem(late) == (404, "not-found")


async def test_whose_second_step_is_taken_off_is_told(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    await turn_on(client, lan, hours.now)
    asked = await client.post(REMOVALS, json={"person": str(cast.lan.person)}, headers=cast.khoa.headers)
    hours.forward(minutes=1)
    await client.post(f"{REMOVALS}/{asked.json()['id']}/approval", headers=cast.thu.headers)
    assert await told(client, lan) == ["second-step.removed", "second-step.removal-asked"]


async def test_a_removal_ends_by_itself_and_needs_a_second_step(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    wish = {"person": str(cast.lan.person)}
    assert problem(await client.post(REMOVALS, json=wish, headers=cast.khoa.headers)) == (409, "second-step-not-theirs")
    await turn_on(client, lan, hours.now)
    asked = await client.post(REMOVALS, json=wish, headers=cast.khoa.headers)
    hours.forward(hours=25)
    late = await client.post(f"{REMOVALS}/{asked.json()['id']}/approval", headers=cast.thu.headers)
    assert problem(late) == (404, "not-found")


async def test_a_reset_password_still_needs_the_code(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    app, _ = await turn_on(client, lan, hours.now)
    asked = (
        await client.post("/v1/password-resets", json={"person": str(cast.lan.person)}, headers=cast.khoa.headers)
    ).json()
    signed = await client.post(f"/v1/password-resets/{asked['id']}/approval", headers=cast.oanh.headers)
    chosen = "chim sẻ đậu trên cành cao"
    body = {"username": "lan", "code": asked["half"] + signed.json()["half"], "newPassword": chosen}
    assert (await client.post("/v1/passwords", json=body)).status_code == 204
    assert problem(await sign_in(client, "lan", chosen)) == (401, "second-step-needed")
    hours.forward(seconds=30)
    assert (await sign_in(client, "lan", chosen, secondCode=app.code(hours.now))).status_code == 201


async def test_a_slip_asks_for_the_code_too(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, hours: Hours
) -> None:
    app, _ = await turn_on(client, lan, hours.now)
    made = await client.post("/v1/enrolments", json={"people": [str(cast.lan.person)]}, headers=cast.khoa.headers)
    body = {"code": made.json()[0]["code"], "password": "con mèo nằm trên mái nhà", "deviceName": "Điện thoại"}
    assert problem(await client.post("/v1/enrolments/redemptions", json=body)) == (401, "second-step-needed")
    hours.forward(seconds=30)
    whole = body | {"secondCode": app.code(hours.now)}
    assert (await client.post("/v1/enrolments/redemptions", json=whole)).status_code == 201


async def test_where_a_role_needs_it_nothing_else_comes_first(cast: Cast, parts: Parts, hours: Hours) -> None:
    await give_password(cast.lan, hours.now)
    strict = msgspec.structs.replace(
        parts, settings=msgspec.structs.replace(parts.settings, totp_roles="planner, reviewer")
    )
    app = app_with(strict)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with app.lifespan(), httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as client:
        lan = bearer(await sign_in(client, "lan"))
        assert problem(await client.get("/v1/programmes", headers=lan)) == (403, "second-step-required")
        assert problem(await client.get("/v1/inspections", headers=lan)) == (403, "second-step-required")
        assert (await client.get("/v1/me", headers=lan)).status_code == 200
        assert (await client.get(ME, headers=lan)).json()["required"] is True
        assert (await client.get("/v1/inspections", headers=cast.hung.headers)).status_code == 200
        await turn_on(client, lan, hours.now)
        assert (await client.get("/v1/programmes", headers=lan)).status_code == 200


def test_a_role_that_there_is_not_stops_the_start() -> None:
    assert load({"SIDAK_TOTP_ROLES": "administrator,planner"}).second_step_roles == ("planner", "administrator")
    with pytest.raises(BadSettings, match="SIDAK_TOTP_ROLES is wrong at 'boss'"):
        load({"SIDAK_TOTP_ROLES": "planner,boss"})


async def test_with_another_key_recovery_codes_still_open(
    client: httpx.AsyncClient, lan: dict[str, str], cast: Cast, parts: Parts, hours: Hours
) -> None:
    """The key file is lost: the apps' codes are worth nothing, the codes on paper are."""
    app, codes = await turn_on(client, lan, hours.now)
    (parts.settings.data_dir / "keys" / "notices.key").unlink()
    assemble(Settings(data_dir=parts.settings.data_dir))
    hours.forward(seconds=30)
    assert problem(await sign_in(client, "lan", secondCode=app.code(hours.now))) == WRONG
    assert (await sign_in(client, "lan", secondCode=codes[0])).status_code == 201
