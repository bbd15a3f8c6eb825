"""Programmes, plan versions and orders over HTTP."""

from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from api.parts import Parts
from checklists.starting import publish_starters
from ledger.identifiers import uuid7
from scheduler.duties import Duties
from tests.api.accounts import problem
from tests.cast import Cast, Member
from tests.conftest import Hours, app_with
from tests.scheduler.stories import RELEASE, plan_of, programme_of

pytestmark = pytest.mark.anyio
PERIOD = {"validFrom": "2026-11-24", "validTo": "2026-11-30"}


@pytest.fixture
async def programme(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> dict[str, Any]:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    answer = await client.post("/v1/programmes", json=programme_of(cast), headers=cast.lan.headers)
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


@pytest.fixture
async def version(client: httpx.AsyncClient, cast: Cast, programme: dict[str, Any]) -> dict[str, Any]:
    answer = await propose(client, cast.lan, cast, programme["id"])
    assert answer.status_code == 201, answer.text
    proposed: dict[str, Any] = answer.json()
    return proposed


async def propose(
    client: httpx.AsyncClient, member: Member, cast: Cast, programme: str, **changes: Any
) -> httpx.Response:
    body = {"plan": plan_of(cast, **changes)} | PERIOD
    return await client.post(f"/v1/programmes/{programme}/plan-versions", json=body, headers=member.headers)


async def sign(client: httpx.AsyncClient, member: Member, version: str) -> httpx.Response:
    return await client.post(f"/v1/plan-versions/{version}/approval", headers=member.headers)


async def test_one_proposes_and_another_signs(client: httpx.AsyncClient, cast: Cast, version: dict[str, Any]) -> None:
    assert (version["number"], version["approvedBy"]) == (1, None)
    assert (await sign(client, cast.lan, version["id"])).json()["type"] == "/problems/same-person-twice"
    signed = await sign(client, cast.thu, version["id"])
    assert (signed.status_code, signed.json()["approvedBy"]) == (200, str(cast.thu.person))
    assert (await sign(client, cast.minh, version["id"])).status_code == 409
    listed = await client.get(f"/v1/programmes/{version['programme']}/plan-versions", headers=cast.dewi.headers)
    assert [each["id"] for each in listed.json()["items"]] == [version["id"]]


async def test_a_stranger_gets_404(client: httpx.AsyncClient, cast: Cast, version: dict[str, Any]) -> None:
    programme = version["programme"]
    for path in (
        f"/v1/programmes/{programme}",
        f"/v1/programmes/{programme}/odds",
        f"/v1/programmes/{programme}/plan-versions",
        f"/v1/plan-versions/{version['id']}",
    ):
        assert (await client.get(path, headers=cast.an.headers)).status_code == 404
    assert (await sign(client, cast.an, version["id"])).status_code == 404
    assert (await propose(client, cast.an, cast, programme)).status_code == 404
    assert (await client.get("/v1/programmes", headers=cast.an.headers)).json()["items"] == []


async def test_unit_heads_and_inspectors_see_no_plan(
    client: httpx.AsyncClient, cast: Cast, version: dict[str, Any]
) -> None:
    for member in (cast.tuan, cast.hung, cast.khoa):
        answer = await client.get(f"/v1/plan-versions/{version['id']}", headers=member.headers)
        assert answer.status_code == 403
    assert (await client.get("/v1/programmes")).status_code == 401


async def test_a_planner_of_another_province_cannot_plan_here(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await client.post("/v1/programmes", json=programme_of(cast), headers=cast.an.headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/outside-your-scope")


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "hy01"},
        {"code": "HY01\n"},
        {"kinds": []},
        {"kinds": ["Xã"]},
        {"calendar": "sometimes"},
        {"name": {"vi": "a"}},
        {"name": {"vi": "a", "id": "", "en": "a"}},
        {"unit": "33"},
        {"more": 1},
    ],
)
async def test_a_programme_of_the_wrong_form_is_refused(
    client: httpx.AsyncClient, cast: Cast, changes: dict[str, Any]
) -> None:
    answer = await client.post("/v1/programmes", json=programme_of(cast, **changes), headers=cast.lan.headers)
    assert answer.status_code == 400


async def test_for_a_demonstration_there_are_programmes_on_a_demonstration_only(
    database: str, cast: Cast, parts: Parts
) -> None:
    """Elsewhere people would be sent out, and what they find would count nowhere."""
    wanted = programme_of(cast) | {"demonstration": True}
    answers = []
    for served in (parts, replace(parts, demonstration=True)):
        transport = httpx.ASGITransport(app_with(served))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as client:
            answers.append(await client.post("/v1/programmes", json=wanted, headers=cast.lan.headers))
    assert problem(answers[0]) == (409, "demonstration-not-here")
    assert (answers[1].status_code, answers[1].json()["demonstration"]) == (201, True)


@pytest.mark.parametrize(
    "changes",
    [
        {"capacity": 0},
        {"capacity": 201},
        {"capacity": 1.5},
        {"frequencies": {}},
        {"frequencies": {"commune_pasc": -1}},
        {"frequencies": {"commune_pasc": 121}},
        {"exceptions": {"ăn": 1}},
        {"teams": []},
        {"hours": {}},
        {"more": 1},
    ],
)
async def test_a_plan_of_the_wrong_form_is_refused(
    client: httpx.AsyncClient, cast: Cast, programme: dict[str, Any], changes: dict[str, Any]
) -> None:
    assert (await propose(client, cast.lan, cast, programme["id"], **changes)).status_code == 400


async def test_the_odds_of_the_next_open_day_sum_to_the_capacity(
    client: httpx.AsyncClient, cast: Cast, version: dict[str, Any]
) -> None:
    path = f"/v1/programmes/{version['programme']}/odds"
    assert (await client.get(path, headers=cast.lan.headers)).json() == {"day": None, "capacity": 0, "units": []}
    await sign(client, cast.thu, version["id"])
    day = (await client.get(path, headers=cast.dewi.headers)).json()
    assert day["day"] == "2026-11-24"
    assert sum(unit["odds"] for unit in day["units"]) == pytest.approx(day["capacity"])
    assert (await client.get(path, headers=cast.thu.headers)).status_code == 403


def order_of(cast: Cast, programme: str, **changes: Any) -> dict[str, Any]:
    return {
        "programme": programme,
        "kind": "revisit",
        "unitCode": cast.centre.code,
        "team": {"leader": str(cast.hung.person), "members": [str(cast.mai.person)]},
        "reason": "Kiểm tra lại việc khắc phục",
        "releaseAt": "2026-11-24T00:00:00Z",
        "arrivesAt": "2026-11-24T00:30:00Z",
        "endsAt": "2026-11-24T09:00:00Z",
    } | changes


async def test_an_order_takes_two_and_is_read_by_its_signers_only(
    client: httpx.AsyncClient, cast: Cast, version: dict[str, Any], parts: Parts
) -> None:
    await sign(client, cast.thu, version["id"])
    body = order_of(cast, version["programme"])
    proposed = (await client.post("/v1/orders", json=body, headers=cast.lan.headers)).json()
    assert "unitCode" not in proposed
    path = f"/v1/orders/{proposed['id']}"
    assert (await client.post(f"{path}/approval", headers=cast.lan.headers)).status_code == 403
    assert (await client.get(path, headers=cast.minh.headers)).json()["unitCode"] == cast.centre.code
    assert (await client.post(f"{path}/approval", headers=cast.minh.headers)).json()["state"] == "approved"
    for member, status in ((cast.an, 404), (cast.tuan, 403), (cast.hung, 403), (cast.khoa, 403)):
        assert (await client.get(path, headers=member.headers)).status_code == status
    await Duties(parts.keys).tick(RELEASE)
    listed = (await client.get("/v1/orders", headers=cast.dewi.headers)).json()["items"]
    assert [(order["state"], cast.centre.code in str(order)) for order in listed] == [("released", False)]
    assert (await client.get("/v1/orders", headers=cast.an.headers)).json()["items"] == []


async def test_an_order_of_the_wrong_form_is_refused(
    client: httpx.AsyncClient, cast: Cast, version: dict[str, Any]
) -> None:
    await sign(client, cast.thu, version["id"])
    for changes in ({"reason": "  "}, {"kind": "drawn"}, {"releaseAt": "2026-11-24T00:00:00"}, {"reason": "x" * 1001}):
        body = order_of(cast, version["programme"], **changes)
        assert (await client.post("/v1/orders", json=body, headers=cast.lan.headers)).status_code == 400
    body = order_of(cast, str(uuid7()))
    assert (await client.post("/v1/orders", json=body, headers=cast.lan.headers)).status_code == 404


async def test_pages_follow_one_another(client: httpx.AsyncClient, cast: Cast, programme: dict[str, Any]) -> None:
    for _ in range(3):
        await propose(client, cast.lan, cast, programme["id"])
    path, numbers, cursor = f"/v1/programmes/{programme['id']}/plan-versions?limit=2", [], ""
    while True:
        page = (await client.get(path + cursor, headers=cast.lan.headers)).json()
        numbers += [version["number"] for version in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert numbers == [3, 2, 1]
    assert (await client.get(f"{path}&cursor=WyJ4Il0=", headers=cast.lan.headers)).status_code == 400
