"""Praise: proposed by who was there, confirmed by another, a reward signed by a third; the unit reads it."""

import httpx
import pytest

from ledger.identifiers import uuid7
from tests.api.remedying import problem
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
PRAISE = {"whom": "Bộ phận một cửa", "text": "Hướng dẫn người già tận tình, đưa tận ghế."}


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def praise(visit: Visit, member: Member, **changed: object) -> httpx.Response:
    return await visit.post(member, "/commendations", {"id": str(uuid7())} | PRAISE | changed)


async def test_praise_is_given_once_another_confirms_it(visit: Visit, cast: Cast) -> None:
    await submitted(visit)
    [proposed] = (await praise(visit, cast.mai)).json()
    assert (proposed["state"], await visit.get(cast.tuan, "/commendations")) == ("proposed", [])
    path = f"/v1/commendations/{proposed['id']}/confirmation"
    assert (await visit.post(cast.hung, path, {"confirmed": True})).status_code == 403
    [given] = (await visit.post(cast.thu, path, {"confirmed": True})).json()
    [read] = await visit.get(cast.tuan, "/commendations")
    assert (given["state"], read["whom"]) == ("given", PRAISE["whom"])
    assert problem(await visit.post(cast.minh, path, {"confirmed": True})) == "commendation-settled"


async def test_a_reward_takes_three_people(visit: Visit, cast: Cast) -> None:
    await submitted(visit)
    [proposed] = (await praise(visit, cast.thu, reward=True)).json()
    path = f"/v1/commendations/{proposed['id']}"
    own = await visit.post(cast.thu, f"{path}/confirmation", {"confirmed": True})
    assert problem(own) == "same-person-twice"
    [confirmed] = (await visit.post(cast.minh, f"{path}/confirmation", {"confirmed": True})).json()
    assert (confirmed["state"], await visit.get(cast.tuan, "/commendations")) == ("second_signature", [])
    for member in (cast.thu, cast.minh):
        assert problem(await visit.post(member, f"{path}/second-signature")) == "same-person-twice"


async def test_a_refusal_says_why(visit: Visit, cast: Cast) -> None:
    await submitted(visit)
    [proposed] = (await praise(visit, cast.hung)).json()
    path = f"/v1/commendations/{proposed['id']}/confirmation"
    assert problem(await visit.post(cast.thu, path, {"confirmed": False})) == "remedy-comment-missing"
    [refused] = (await visit.post(cast.thu, path, {"confirmed": False, "reason": "Không có căn cứ"})).json()
    assert (refused["state"], await visit.get(cast.tuan, "/commendations")) == ("refused", [])


async def test_a_unit_does_not_praise_itself(visit: Visit, cast: Cast) -> None:
    await submitted(visit)
    assert (await praise(visit, cast.tuan)).status_code == 403


async def test_praise_waits_for_the_end_of_the_visit_and_counts_once(visit: Visit, cast: Cast) -> None:
    for member in (cast.hung, cast.mai):
        assert problem(await praise(visit, member)) == "wrong-state"
    await submitted(visit, CLOSED)
    [finding] = await visit.get(cast.thu, "/findings")
    body = {"id": str(uuid7()), "finding": finding["id"]}
    assert [(await praise(visit, cast.mai, **body)).status_code for _ in range(2)] == [201, 200]
    assert problem(await praise(visit, cast.mai, **body, whom="Bảo vệ")) == "commendation-differs"
    assert problem(await praise(visit, cast.mai, finding=str(uuid7()))) == "commendation-finding"
