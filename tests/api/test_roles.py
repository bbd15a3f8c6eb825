from datetime import timedelta

import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.accounts import Json, problem
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def ask(client: httpx.AsyncClient, by: Member, cast: Cast, **fields: object) -> httpx.Response:
    body = {"person": str(cast.mai.person), "role": "reviewer", "unit": str(cast.commune.id)}
    return await client.post("/v1/role-grants", headers=by.headers, json=body | fields)


async def approve(client: httpx.AsyncClient, by: Member, grant: str) -> httpx.Response:
    return await client.post(f"/v1/role-grants/{grant}/approval", headers=by.headers)


async def end(client: httpx.AsyncClient, by: Member, grant: str, **fields: object) -> httpx.Response:
    body = {"reason": "finished"} | fields
    return await client.post(f"/v1/role-grants/{grant}/ending", headers=by.headers, json=body)


async def roles(client: httpx.AsyncClient, member: Member) -> list[str]:
    me = await client.get("/v1/me", headers=member.headers)
    return sorted(held["role"] for held in me.json()["roles"])


def deputy(cast: Cast, hours: Hours) -> Json:
    return {
        "role": "unit_head",
        "unit": str(cast.centre.id),
        "person": str(uuid7()),
        "actingFor": str(cast.tuan.person),
        "validTo": (hours.now + timedelta(days=14)).isoformat(),
    }


async def colleague(client: httpx.AsyncClient, cast: Cast) -> Member:
    """A second person of Tuấn's unit, who signs in like the others."""
    token = "token-of-colleague"
    body = {"username": "colleague", "name": "Hà", "language": "vi", "home": str(cast.centre.id)}
    added = (await client.post("/v1/people", headers=cast.khoa.headers, json=body)).json()
    await rows(
        """
        INSERT INTO device (person, name, token_hash, signed_in_at, expires_at)
        SELECT $1, 'test', sha256(convert_to(E'sidak token\\n' || $2, 'UTF8')), now(), now() + interval '9 years'
        """,
        added["id"],
        token,
    )
    return Member(added["id"], "colleague", token)


@pytest.mark.parametrize("second", ["oanh", "lan", "thu"])
async def test_a_role_is_held_once_a_second_person_signed(client: httpx.AsyncClient, cast: Cast, second: str) -> None:
    asked = await ask(client, cast.khoa, cast)
    assert asked.status_code == 201
    assert await roles(client, cast.mai) == ["inspector"]
    answer = await approve(client, getattr(cast, second), asked.json()["id"])
    assert answer.json()["approvedBy"] == str(getattr(cast, second).person)
    assert await roles(client, cast.mai) == ["inspector", "reviewer"]


async def test_a_role_begins_and_ends_by_its_dates(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    starts, ends = hours.now + timedelta(days=1), hours.now + timedelta(days=2)
    asked = await ask(client, cast.khoa, cast, validFrom=starts.isoformat(), validTo=ends.isoformat())
    await approve(client, cast.thu, asked.json()["id"])
    assert await roles(client, cast.mai) == ["inspector"]
    hours.now = starts
    assert await roles(client, cast.mai) == ["inspector", "reviewer"]
    hours.now = ends
    assert await roles(client, cast.mai) == ["inspector"]


async def test_a_late_approval_reaches_into_no_past(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    grant = (await ask(client, cast.khoa, cast)).json()["id"]
    later = hours.forward(days=3)
    answer = await approve(client, cast.thu, grant)
    assert answer.json()["validFrom"] == later.isoformat().replace("+00:00", "Z")


async def test_nobody_asks_for_themselves(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await ask(client, cast.khoa, cast, person=str(cast.khoa.person))
    assert problem(answer) == (403, "not-for-yourself")


async def test_who_asked_or_gains_does_not_approve(client: httpx.AsyncClient, cast: Cast) -> None:
    grant = (await ask(client, cast.khoa, cast, person=str(cast.thu.person))).json()["id"]
    for signer in (cast.khoa, cast.thu):
        assert problem(await approve(client, signer, grant)) == (403, "same-person-twice")


async def test_the_database_itself_knows_the_rule(client: httpx.AsyncClient, cast: Cast) -> None:
    grant = (await ask(client, cast.khoa, cast)).json()["id"]
    for signer in (cast.khoa, cast.mai):
        with pytest.raises(Exception, match="check constraint"):
            await rows("UPDATE role_grant SET approved_by = $1 WHERE id = $2::uuid", signer.person, grant)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"role": "king"}, (400, "invalid-field")),
        ({"unit": str(uuid7())}, (422, "unit-unknown")),
        ({"person": str(uuid7())}, (422, "person-unknown")),
        ({"validFrom": "2020-01-01T00:00:00Z"}, (422, "grant-starts")),
        ({"validFrom": "2026-12-01T00:00:00"}, (400, "invalid-field")),
        ({"validTo": "2026-01-01T00:00:00Z"}, (422, "grant-ends")),
        ({"role": "inspector", "unit": "hung_yen"}, (409, "grant-exists")),
        ({"actingFor": str(uuid7())}, (422, "deputy-terms")),
    ],
)
async def test_a_wrong_request_is_refused(
    client: httpx.AsyncClient, cast: Cast, fields: Json, refusal: tuple[int, str]
) -> None:
    if fields.get("unit") == "hung_yen":
        fields = fields | {"unit": str(cast.hung_yen.id)}
    assert problem(await ask(client, cast.khoa, cast, **fields)) == refusal


async def test_an_administrator_rules_over_their_own_part_only(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.hung_yen.id, cast.khoa.person)
    assert problem(await ask(client, cast.khoa, cast, unit=str(cast.ha_noi.id))) == (403, "outside-your-scope")
    assert problem(await ask(client, cast.khoa, cast, unit=str(cast.country.id))) == (403, "outside-your-scope")
    assert problem(await ask(client, cast.khoa, cast, person=str(cast.an.person))) == (422, "person-unknown")


async def test_a_stranger_sees_no_role(client: httpx.AsyncClient, cast: Cast) -> None:
    grant = (await ask(client, cast.khoa, cast)).json()["id"]
    assert problem(await approve(client, cast.an, grant)) == (404, "not-found")
    assert problem(await client.get(f"/v1/role-grants/{grant}", headers=cast.an.headers)) == (404, "not-found")
    listed = (await client.get("/v1/role-grants", headers=cast.an.headers)).json()["items"]
    assert {each["person"] for each in listed} == {str(cast.an.person)}


async def test_what_waits_is_listed(client: httpx.AsyncClient, cast: Cast) -> None:
    grant = (await ask(client, cast.khoa, cast)).json()["id"]
    answer = await client.get("/v1/role-grants", headers=cast.thu.headers, params={"pending": "true"})
    assert [each["id"] for each in answer.json()["items"]] == [grant]
    await approve(client, cast.thu, grant)
    answer = await client.get("/v1/role-grants", headers=cast.thu.headers, params={"pending": "true"})
    assert answer.json()["items"] == []


async def test_a_role_is_ended_with_a_reason_on_record(client: httpx.AsyncClient, cast: Cast) -> None:
    grant = (await ask(client, cast.khoa, cast)).json()["id"]
    await approve(client, cast.thu, grant)
    assert (await end(client, cast.khoa, grant, reason="moved")).status_code == 200
    assert await roles(client, cast.mai) == ["inspector"]
    entries = await rows("SELECT convert_from(content, 'UTF8') AS content FROM ledger_entry ORDER BY id DESC LIMIT 1")
    assert '"reason":"moved"' in entries[0]["content"]
    assert problem(await end(client, cast.khoa, grant)) == (409, "grant-settled")


async def test_what_was_taken_back_is_not_approved(client: httpx.AsyncClient, cast: Cast) -> None:
    grant = (await ask(client, cast.khoa, cast)).json()["id"]
    await end(client, cast.khoa, grant, reason="mistake")
    assert problem(await approve(client, cast.thu, grant)) == (409, "grant-settled")


async def test_an_end_lies_not_in_the_past_and_has_a_known_reason(client: httpx.AsyncClient, cast: Cast) -> None:
    grant = (await ask(client, cast.khoa, cast)).json()["id"]
    assert problem(await end(client, cast.khoa, grant, at="2020-01-01T00:00:00Z")) == (422, "grant-ends")
    assert problem(await end(client, cast.khoa, grant, reason="I say so")) == (400, "invalid-field")


async def test_a_head_appoints_a_deputy_for_a_time(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    stand_in = await colleague(client, cast)
    asked = await ask(client, cast.tuan, cast, **deputy(cast, hours) | {"person": str(stand_in.person)})
    assert asked.status_code == 201
    assert (await approve(client, cast.thu, asked.json()["id"])).status_code == 200
    assert await roles(client, stand_in) == ["unit_head"]
    hours.forward(days=14)
    assert await roles(client, stand_in) == []


async def test_a_deputy_appoints_no_deputy(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await rows("UPDATE role_grant SET acting_for = $1 WHERE person = $2", cast.lan.person, cast.tuan.person)
    assert problem(await ask(client, cast.tuan, cast, **deputy(cast, hours))) == (403, "deputy-by-head")


async def test_nobody_else_appoints_for_the_head(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    wish = deputy(cast, hours) | {"person": str(cast.mai.person)}
    assert problem(await ask(client, cast.khoa, cast, **wish)) == (403, "deputy-by-head")
    wish["unit"] = str(cast.other_centre.id)
    assert problem(await ask(client, cast.tuan, cast, **wish)) == (403, "deputy-by-head")


async def test_with_the_head_the_deputies_go(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    stand_in = await colleague(client, cast)
    asked = await ask(client, cast.tuan, cast, **deputy(cast, hours) | {"person": str(stand_in.person)})
    await approve(client, cast.thu, asked.json()["id"])
    (head,) = await rows("SELECT id FROM role_grant WHERE person = $1", cast.tuan.person)
    await end(client, cast.khoa, head["id"], reason="moved")
    assert await roles(client, stand_in) == []


async def test_inspectors_and_overseers_change_no_roles(client: httpx.AsyncClient, cast: Cast) -> None:
    grant = (await ask(client, cast.khoa, cast)).json()["id"]
    for member in (cast.hung, cast.dewi):
        assert problem(await ask(client, member, cast)) == (403, "not-allowed")
        assert problem(await approve(client, member, grant)) == (403, "not-allowed")
        assert problem(await end(client, member, grant)) == (403, "not-allowed")
