"""Who is passed a cause learns its facts and no more, and nobody keeps their own unit out of it."""

import httpx
import pytest

from organisation.actors import Grant
from tests.api.knowing import answer, decide_cause, name, only_finding, propose_cause, routed
from tests.api.remedying import problem
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast, Member, give, member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return await submitted(Visit(client, cast, hours, inspection), CLOSED)


@pytest.fixture
async def neighbour(cast: Cast, hours: Hours) -> Member:
    return await member("ly", "Lý Văn Ly", cast.other_centre, hours.now, ("unit_head", cast.other_centre))


async def test_the_owner_reads_no_name_of_the_team_nor_whom_it_concerns(visit: Visit, neighbour: Member) -> None:
    cast = visit.cast
    await name(visit, cast.hung, kind="person", people=[{"name": "Hoàng Văn Bách", "post": "Công chức hộ tịch"}])
    await routed(visit, cause="staffing", owner=str(cast.other_centre.id))
    told = await visit.client.get("/v1/referrals", headers=neighbour.headers)
    assert told.status_code == 200
    assert told.json()["items"]
    for word in ("Trần Văn Hùng", "Bách", "hộ tịch", str(cast.hung.person), str(visit.inspection)):
        assert word not in told.text


async def test_the_owner_reaches_nothing_of_the_case_beside(visit: Visit, neighbour: Member) -> None:
    await routed(visit, cause="staffing", owner=str(visit.cast.other_centre.id))
    finding = (await only_finding(visit))["id"]
    here = f"/v1/inspections/{visit.inspection}"
    parts: tuple[str, ...] = (
        "",
        "/findings",
        "/next-steps",
        "/objections",
        "/proposals",
        "/reopenings",
        "/comparison",
        "/minutes.pdf",
    )
    parts += ("/certificate.pdf", "/conclusion-comments", "/observations", "/minutes", "/commendations", "/remedies")
    for path in (*(here + part for part in parts), f"/v1/findings/{finding}/people"):
        gone = await visit.client.get(path, headers=neighbour.headers)
        assert gone.status_code in (403, 404), (path, gone.text)
        assert gone.status_code == 404 or problem(gone) == "not-allowed", path


async def test_nobody_decides_whether_their_own_unit_has_it(visit: Visit) -> None:
    cast = visit.cast
    await give(cast.thu.person, Grant("unit_head", cast.other_centre.id), visit.hours.now)
    proposed = (await propose_cause(visit, cast.hung, owner=str(cast.other_centre.id))).json()
    for accepted in (True, False):
        decided = await decide_cause(visit, cast.thu, proposed, accepted=accepted, reason="Không thuộc chúng tôi")
        assert problem(decided) == "own-work"
    assert (await decide_cause(visit, cast.minh, proposed)).status_code == 200


async def test_nobody_gives_back_what_was_passed_to_their_own_unit(visit: Visit) -> None:
    cast = visit.cast
    await give(cast.thu.person, Grant("unit_head", cast.other_centre.id), visit.hours.now)
    proposed = (await propose_cause(visit, cast.hung, owner=str(cast.other_centre.id))).json()
    assert (await decide_cause(visit, cast.minh, proposed)).status_code == 200
    back = (await propose_cause(visit, cast.hung, cause="unit", owner=None)).json()
    assert problem(await decide_cause(visit, cast.thu, back)) == "own-work"
    assert (await decide_cause(visit, cast.minh, back)).status_code == 200


async def test_the_head_of_another_unit_answers_nothing(visit: Visit, neighbour: Member) -> None:
    marks = await routed(visit)
    assert problem(await answer(visit, neighbour, marks["causes"][0]["id"])) == "not-found"
