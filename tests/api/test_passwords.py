import httpx
import pytest

from ledger.database import rows
from organisation.throttling import PAIR
from tests.api.accounts import PASSWORD, Json, bearer, give_password, problem, sign_in
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

NEW = "trời hôm nay nhiều mây"


async def post(client: httpx.AsyncClient, path: str, by: Member, body: Json | None = None) -> httpx.Response:
    return await client.post(path, headers=by.headers, json=body)


async def half(client: httpx.AsyncClient, cast: Cast, person: Member | None = None) -> Json:
    answer = await post(client, "/v1/password-resets", cast.khoa, {"person": str((person or cast.hung).person)})
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    return dict(answer.json())


async def other_half(client: httpx.AsyncClient, first: Json, by: Member) -> str:
    answer = await post(client, f"/v1/password-resets/{first['id']}/approval", by)
    assert answer.status_code == 201
    return str(answer.json()["half"])


async def choose(client: httpx.AsyncClient, code: str, username: str = "hung", password: str = NEW) -> httpx.Response:
    return await client.post("/v1/passwords", json={"username": username, "code": code, "newPassword": password})


@pytest.mark.parametrize("second", ["oanh", "lan", "thu"])
async def test_two_people_let_hung_choose_a_password(client: httpx.AsyncClient, cast: Cast, second: str) -> None:
    first = await half(client, cast)
    code = f"{first['half']}-{await other_half(client, first, getattr(cast, second))}"
    assert (await choose(client, code.lower())).status_code == 204
    assert (await client.get("/v1/me", headers=cast.hung.headers)).status_code == 401
    assert (await sign_in(client, "hung", NEW)).status_code == 201


async def test_of_a_reset_that_others_asked_for_the_owner_is_told(client: httpx.AsyncClient, cast: Cast) -> None:
    await half(client, cast)
    listed = (await client.get("/v1/notices", headers=cast.hung.headers)).json()["items"]
    assert [each["name"] for each in listed] == ["password-reset.asked"]
    assert (await client.get("/v1/notices", headers=cast.mai.headers)).json()["items"] == []


async def test_one_half_is_not_enough_before_or_after_the_approval(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await half(client, cast)
    one = str(first["half"])
    assert problem(await choose(client, one + one)) == (422, "reset-refused")
    two = await other_half(client, first, cast.oanh)
    for code in (one, two, one + one, two + two, two + one, "-"):
        assert problem(await choose(client, code)) == (422, "reset-refused")


async def test_a_code_works_once(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await half(client, cast)
    code = f"{first['half']}{await other_half(client, first, cast.oanh)}"
    assert (await choose(client, code)).status_code == 204
    assert problem(await choose(client, code)) == (422, "reset-refused")


async def test_a_weak_password_does_not_use_the_code_up(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await half(client, cast)
    code = f"{first['half']}{await other_half(client, first, cast.oanh)}"
    assert problem(await choose(client, code, password="matkhau123456")) == (422, "password-common")
    assert (await choose(client, code)).status_code == 204


async def test_a_code_ends_after_a_day(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    first = await half(client, cast)
    code = f"{first['half']}{await other_half(client, first, cast.oanh)}"
    hours.forward(hours=24)
    assert problem(await choose(client, code)) == (422, "reset-refused")


async def test_a_new_request_ends_the_earlier_one(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await half(client, cast)
    code = f"{first['half']}{await other_half(client, first, cast.oanh)}"
    await half(client, cast)
    assert problem(await choose(client, code)) == (422, "reset-refused")


async def test_an_unknown_name_gets_the_same_answer(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await half(client, cast)
    code = f"{first['half']}{await other_half(client, first, cast.oanh)}"
    unknown = await choose(client, code, username="nobody")
    known = await choose(client, "AAAA-BBBB-CCCC", username="hung")
    assert unknown.content == known.content


async def test_guessing_codes_is_slowed_down(client: httpx.AsyncClient, cast: Cast) -> None:
    answers = [await choose(client, "AAAA") for _ in range(PAIR.capacity + 1)]
    assert problem(answers[-1]) == (429, "too-many-attempts")


async def test_who_asked_and_who_is_concerned_do_not_sign_second(client: httpx.AsyncClient, cast: Cast) -> None:
    for person, signer in ((cast.hung, cast.khoa), (cast.lan, cast.lan)):
        first = await half(client, cast, person)
        answer = await post(client, f"/v1/password-resets/{first['id']}/approval", signer)
        assert problem(answer) == (403, "same-person-twice")


async def test_a_deputy_and_their_head_count_as_one(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows("UPDATE role_grant SET acting_for = $1 WHERE person = $2", cast.khoa.person, cast.thu.person)
    first = await half(client, cast)
    answer = await post(client, f"/v1/password-resets/{first['id']}/approval", cast.thu)
    assert problem(answer) == (403, "same-person-twice")


async def test_nobody_resets_their_own_password(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await post(client, "/v1/password-resets", cast.khoa, {"person": str(cast.khoa.person)})
    assert problem(answer) == (403, "not-for-yourself")


async def test_a_reset_is_signed_twice_only(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await half(client, cast)
    await other_half(client, first, cast.oanh)
    answer = await post(client, f"/v1/password-resets/{first['id']}/approval", cast.thu)
    assert problem(answer) == (409, "reset-settled")


async def test_a_stranger_sees_no_reset(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await half(client, cast)
    answer = await post(client, f"/v1/password-resets/{first['id']}/approval", cast.an)
    assert problem(answer) == (404, "not-found")
    assert (await client.get("/v1/password-resets", headers=cast.an.headers)).json()["items"] == []
    seen = await client.get("/v1/password-resets", headers=cast.thu.headers)
    assert [each["id"] for each in seen.json()["items"]] == [first["id"]]


async def test_an_administrator_of_a_province_cannot_take_over_one_of_the_country(
    client: httpx.AsyncClient, cast: Cast
) -> None:
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.hung_yen.id, cast.oanh.person)
    answer = await post(client, "/v1/password-resets", cast.oanh, {"person": str(cast.khoa.person)})
    assert problem(answer) == (403, "outside-your-scope")
    answer = await post(client, "/v1/password-resets", cast.oanh, {"person": str(cast.an.person)})
    assert problem(answer) == (404, "not-found")


async def test_the_database_and_the_ledger_hold_no_half(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await half(client, cast)
    second = await other_half(client, first, cast.oanh)
    stored = str(await rows("SELECT * FROM password_reset")) + str(await rows("SELECT content FROM ledger_entry"))
    assert str(first["half"]) not in stored
    assert second not in stored


async def test_a_change_of_password_signs_the_other_devices_out(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    await give_password(cast.lan, hours.now)
    other = await sign_in(client, "lan")
    answer = await change(client, cast.lan, PASSWORD, NEW)
    assert answer.status_code == 204
    assert (await client.get("/v1/me", headers=bearer(other))).status_code == 401
    assert (await client.get("/v1/me", headers=cast.lan.headers)).status_code == 200
    assert problem(await sign_in(client, "lan")) == (401, "sign-in-refused")
    assert (await sign_in(client, "lan", NEW)).status_code == 201


async def change(client: httpx.AsyncClient, member: Member, old: str, new: str) -> httpx.Response:
    return await client.put("/v1/me/password", headers=member.headers, json={"old": old, "new": new})


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("something else", NEW, "password-wrong"),
        (PASSWORD, PASSWORD, "password-unchanged"),
        (PASSWORD, "short", "password-length"),
        (PASSWORD, "password123456", "password-common"),
        (PASSWORD, "my name is Lan here", "password-names-you"),
    ],
)
async def test_a_wrong_change_is_refused(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, old: str, new: str, name: str
) -> None:
    await give_password(cast.lan, hours.now)
    assert problem(await change(client, cast.lan, old, new)) == (422, name)


async def test_a_thief_of_a_device_guesses_slowly(client: httpx.AsyncClient, cast: Cast) -> None:
    for _ in range(PAIR.capacity):
        await change(client, cast.lan, "a guess of mine", NEW)
    assert problem(await change(client, cast.lan, "a guess of mine", NEW)) == (429, "too-many-attempts")
