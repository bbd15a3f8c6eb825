"""After a bad grade the planners are told to come again; the unit is not."""

import httpx
import pytest

from ledger.database import rows
from tests.api.results import conclude
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, RUDE, Visit, submitted
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
BAD = (
    CLOSED,
    RUDE,
    {"item": "CL-VN-03-A01", "type": "yesno", "value": "no", "note": "Không có"},
    {"item": "CL-VN-02-A03", "type": "yesno", "value": "no", "note": "Không có"},
    {"item": "CL-VN-02-C01", "type": "yesno", "value": "no", "note": "Không có"},
    {"item": "CL-VN-01-A01", "type": "count", "value": 1, "denominator": 8, "note": "Vắng bảy người"},
)


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def waiting(visit: Visit, member: Member) -> httpx.Response:
    return await visit.client.get("/v1/revisits", headers=member.headers)


async def test_a_bad_grade_proposes_a_revisit_to_the_desk_alone(visit: Visit, cast: Cast) -> None:
    await submitted(visit, *BAD)
    assert (await visit.get(cast.thu, "/submission"))["grade"] == "D"
    await conclude(visit)
    [revisit] = (await waiting(visit, cast.lan)).json()["items"]
    assert (revisit["unitCode"], revisit["grade"], revisit["dueOn"]) == (cast.centre.code, "D", "2026-12-16")
    assert (await waiting(visit, cast.tuan)).status_code == 403
    assert (await waiting(visit, cast.an)).json()["items"] == []


async def test_a_good_grade_proposes_none(visit: Visit, cast: Cast) -> None:
    await submitted(visit)
    await conclude(visit)
    assert (await waiting(visit, cast.lan)).json()["items"] == []


async def test_a_planner_does_without_and_says_why(visit: Visit, cast: Cast) -> None:
    await submitted(visit, *BAD)
    await conclude(visit)
    [revisit] = (await waiting(visit, cast.lan)).json()["items"]
    path, reason = f"/v1/revisits/{revisit['id']}/dropping", {"reason": "Đơn vị sáp nhập tuần sau"}
    assert (await visit.post(cast.thu, path, reason)).status_code == 403
    assert (await visit.post(cast.lan, path, reason)).status_code == 204
    assert (await waiting(visit, cast.lan)).json()["items"] == []


async def test_a_revisit_that_was_opened_is_no_longer_proposed(visit: Visit, cast: Cast, hours: Hours) -> None:
    await submitted(visit, *BAD)
    await conclude(visit)
    hours.forward(days=10)
    again = await release_to_team(cast, hours.now)
    await rows("UPDATE inspection SET kind = 'revisit' WHERE id = $1", again)
    assert len((await waiting(visit, cast.lan)).json()["items"]) == 1
    assert (await open_door(visit.client, cast.hung, again, hours.now)).status_code == 201
    assert (await waiting(visit, cast.lan)).json()["items"] == []
