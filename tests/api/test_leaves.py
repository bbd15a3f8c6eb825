"""Leave: two people sign it, two let it go again, and only who must know sees it."""

from datetime import date

import asyncpg
import httpx
import pytest

from ledger.database import rows
from organisation.leave_queries import absent_among
from tests.api.accounts import problem
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
TUESDAY = date(2026, 11, 24)
DAYS = {"firstDay": "2026-11-24", "lastDay": "2026-11-25"}


async def propose(client: httpx.AsyncClient, by: Member, **fields: object) -> httpx.Response:
    return await client.post("/v1/leaves", headers=by.headers, json=DAYS | fields)


async def sign(client: httpx.AsyncClient, by: Member, leave: str, what: str = "approval") -> httpx.Response:
    return await client.post(f"/v1/leaves/{leave}/{what}", headers=by.headers)


async def approved(client: httpx.AsyncClient, cast: Cast) -> str:
    leave: str = (await propose(client, cast.hung)).json()["id"]
    assert (await sign(client, cast.thu, leave)).json()["counts"]
    return leave


async def absent(cast: Cast, day: date = TUESDAY) -> bool:
    return await absent_among([cast.hung.person, cast.mai.person], day) == {cast.hung.person}


async def test_hung_is_away_once_a_second_person_signed(client: httpx.AsyncClient, cast: Cast) -> None:
    leave = (await propose(client, cast.hung)).json()["id"]
    assert not await absent(cast)
    assert (await sign(client, cast.lan, leave)).status_code == 200
    assert await absent(cast)
    assert await absent(cast, date(2026, 11, 25))
    assert not await absent(cast, date(2026, 11, 26))
    assert problem(await sign(client, cast.thu, leave)) == (409, "leave-settled")


async def test_nobody_signs_their_own_or_what_they_proposed(client: httpx.AsyncClient, cast: Cast) -> None:
    own = (await propose(client, cast.lan)).json()["id"]
    assert problem(await sign(client, cast.lan, own)) == (403, "same-person-twice")
    proposed = (await propose(client, cast.lan, person=str(cast.hung.person))).json()["id"]
    assert problem(await sign(client, cast.lan, proposed)) == (403, "same-person-twice")
    by_thu = (await propose(client, cast.thu, person=str(cast.lan.person))).json()["id"]
    assert problem(await sign(client, cast.lan, by_thu)) == (403, "same-person-twice")


async def test_a_proposal_that_is_withdrawn_is_not_signed(client: httpx.AsyncClient, cast: Cast) -> None:
    leave = (await propose(client, cast.hung)).json()["id"]
    assert (await sign(client, cast.hung, leave, "withdrawal")).status_code == 200
    assert problem(await sign(client, cast.thu, leave)) == (409, "leave-settled")
    assert not await absent(cast)


async def test_approved_leave_ends_only_by_two(client: httpx.AsyncClient, cast: Cast) -> None:
    leave = await approved(client, cast)
    assert problem(await sign(client, cast.lan, leave, "ending")) == (409, "leave-not-withdrawn")
    assert (await sign(client, cast.thu, leave, "withdrawal")).json()["counts"]
    assert await absent(cast)
    assert problem(await sign(client, cast.thu, leave, "ending")) == (403, "same-person-twice")
    assert problem(await sign(client, cast.hung, leave, "ending")) == (403, "not-allowed")
    assert not (await sign(client, cast.lan, leave, "ending")).json()["counts"]
    assert not await absent(cast)
    assert problem(await sign(client, cast.lan, leave, "withdrawal")) == (409, "leave-settled")


async def test_leave_is_seen_by_whom_it_concerns(client: httpx.AsyncClient, cast: Cast) -> None:
    await approved(client, cast)
    for member, seen in ((cast.hung, 1), (cast.lan, 1), (cast.dewi, 1), (cast.mai, 0), (cast.an, 0)):
        listed = await client.get("/v1/leaves", headers=member.headers, params={"notOverOn": "2026-11-25"})
        assert len(listed.json()["items"]) == seen
    later = await client.get("/v1/leaves", headers=cast.lan.headers, params={"notOverOn": "2026-11-26"})
    assert later.json()["items"] == []


async def test_an_inspector_proposes_for_nobody_else(client: httpx.AsyncClient, cast: Cast) -> None:
    assert problem(await propose(client, cast.hung, person=str(cast.mai.person))) == (422, "person-unknown")
    assert problem(await propose(client, cast.an, person=str(cast.mai.person))) == (422, "person-unknown")


@pytest.mark.parametrize(
    "days",
    [
        {"firstDay": "2026-11-22"},
        {"lastDay": "2026-11-23"},
        {"lastDay": "2027-11-26"},
        {"firstDay": "2028-12-01", "lastDay": "2028-12-02"},
    ],
)
async def test_wrong_days_are_refused(client: httpx.AsyncClient, cast: Cast, days: dict[str, str]) -> None:
    assert problem(await propose(client, cast.hung, **days)) == (422, "leave-days")


async def test_leave_that_is_over_is_not_signed(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    leave = (await propose(client, cast.hung)).json()["id"]
    hours.forward(days=3)
    assert problem(await sign(client, cast.thu, leave)) == (409, "leave-settled")


async def test_the_database_keeps_what_was_signed(client: httpx.AsyncClient, cast: Cast) -> None:
    await approved(client, cast)
    for change in ("last_day = last_day + 1", "approved_by = NULL, approved_at = NULL", "approved_by = person"):
        with pytest.raises(asyncpg.RestrictViolationError):
            await rows(f'UPDATE "leave" SET {change}')
