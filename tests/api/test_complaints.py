"""Complaints: written down by one person, weighed by another, and only then part of the risk score."""

import httpx
import pytest

from api.parts import Parts
from tests.api.accounts import problem
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import plan

pytestmark = pytest.mark.anyio


async def record(client: httpx.AsyncClient, cast: Cast, by: Member, **changes: object) -> httpx.Response:
    body = {"unit": str(cast.centre.id), "happenedOn": "2026-11-20", "text": "Phải quay lại bốn lần."} | changes
    return await client.post("/v1/complaints", headers=by.headers, json=body)


async def verify(client: httpx.AsyncClient, by: Member, complaint: str, founded: bool = True) -> httpx.Response:
    path = f"/v1/complaints/{complaint}/verification"
    return await client.post(path, headers=by.headers, json={"founded": founded})


async def score(client: httpx.AsyncClient, cast: Cast, programme: object) -> float:
    answered = await client.get(f"/v1/programmes/{programme}/risk", headers=cast.lan.headers)
    return float(next(unit["score"] for unit in answered.json()["units"] if unit["code"] == cast.centre.code))


async def test_it_counts_once_a_second_person_found_it_true(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    before = await score(client, cast, programme)
    first, second = [(await record(client, cast, cast.lan)).json()["id"] for _ in range(2)]
    assert problem(await verify(client, cast.lan, first)) == (403, "same-person-twice")
    assert await score(client, cast, programme) == before
    assert (await verify(client, cast.thu, first)).json()["verifiedBy"] == str(cast.thu.person)
    assert (await verify(client, cast.thu, second, founded=False)).json()["founded"] is False
    assert problem(await verify(client, cast.minh, first)) == (409, "complaint-settled")
    assert await score(client, cast, programme) == pytest.approx(before + 0.15 / 3, abs=1e-4)
    hours.forward(days=364)
    assert await score(client, cast, programme) == before


async def test_it_is_seen_in_its_province_only(client: httpx.AsyncClient, cast: Cast) -> None:
    complaint = (await record(client, cast, cast.lan)).json()
    assert (complaint["unitCode"], complaint["founded"]) == (cast.centre.code, None)
    for member, expected in ((cast.thu, [complaint["id"]]), (cast.dewi, [complaint["id"]]), (cast.an, [])):
        listed = (await client.get("/v1/complaints", headers=member.headers)).json()
        assert [each["id"] for each in listed["items"]] == expected
    below = await client.get(f"/v1/complaints?unit={cast.other_centre.id}", headers=cast.thu.headers)
    assert below.json()["items"] == []
    assert (await verify(client, cast.an, complaint["id"])).status_code == 404
    assert problem(await record(client, cast, cast.an)) == (403, "outside-your-scope")


@pytest.mark.parametrize("day", ["2026-11-24", "2025-11-01"])
async def test_it_happened_lately(client: httpx.AsyncClient, cast: Cast, day: str) -> None:
    assert problem(await record(client, cast, cast.lan, happenedOn=day)) == (422, "complaint-day")


@pytest.mark.parametrize("changes", [{"text": "  "}, {"text": "x" * 1001}, {"happenedOn": "2026"}, {"more": 1}])
async def test_the_wrong_form_is_refused(client: httpx.AsyncClient, cast: Cast, changes: dict[str, object]) -> None:
    assert (await record(client, cast, cast.lan, **changes)).status_code == 400
