"""A visit beside the last one at its unit and beside similar units, which stay unnamed."""

import httpx
import pytest

from ledger.database import rows
from tests.api.elsewhere import concluded_elsewhere
from tests.api.results import conclude, handed_in, sent_out
from tests.api.story import open_door
from tests.api.visits import CLOSED, RUDE, Visit
from tests.cast import Cast, Member, place
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    """Doors closed twice; at first people were rude too."""
    before = await handed_in(client, cast, hours, await sent_out(cast, hours), CLOSED, RUDE)
    await conclude(before)
    hours.forward(days=60)
    return await handed_in(client, cast, hours, await sent_out(cast, hours), CLOSED)


async def asked(visit: Visit, member: Member) -> httpx.Response:
    return await visit.client.get(f"/v1/inspections/{visit.inspection}/comparison", headers=member.headers)


async def elsewhere(visit: Visit, units: int) -> None:
    """All had the same finding, and 60.1 points, 60.2 and so on."""
    await conclude(visit)
    places = [await place(visit.cast.commune, f"X{each}", "commune_pasc", "Ở nơi khác") for each in range(units)]
    await concluded_elsewhere(visit.inspection, places)


async def test_the_unit_sees_what_came_again_and_what_is_gone(visit: Visit) -> None:
    found = (await asked(visit, visit.cast.tuan)).json()
    named = {name: [each["item"] for each in found[name]] for name in ("repeated", "gone", "new")}
    assert named == {"repeated": ["CL-VN-02-A01"], "gone": ["CL-VN-01-C01"], "new": []}
    assert found["repeated"][0]["question"]["vi"].endswith("?")
    assert found["before"]["sameQuestions"]


async def test_sections_stand_beside_those_of_the_last_visit(visit: Visit) -> None:
    whole, *sections = (await asked(visit, visit.cast.tuan)).json()["scores"]
    assert whole["section"] is None
    assert whole["before"] < whole["now"] < 100
    assert {each["alike"] for each in (whole, *sections)} == {None}
    assert any(each["before"] < each["now"] for each in sections)
    assert all(each["title"]["id"] for each in sections)


async def test_the_first_visit_has_nothing_before_it(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    visit = await handed_in(client, cast, hours, await sent_out(cast, hours), CLOSED)
    found = (await asked(visit, cast.tuan)).json()
    assert (found["before"], found["repeated"], found["new"]) == (None, [], [])


async def test_what_was_withdrawn_is_not_held_against_the_unit(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    before = await handed_in(client, cast, hours, await sent_out(cast, hours), CLOSED)
    hours.forward(days=9)
    await before.draft(result="withdrawn")
    await before.post(cast.thu, "/conclusions/1/issuance")
    await before.post(cast.minh, "/conclusions/1/second-signature")
    hours.forward(days=60)
    again = await handed_in(client, cast, hours, await sent_out(cast, hours), CLOSED)
    found = (await asked(again, cast.tuan)).json()
    assert ([each["item"] for each in found["new"]], found["repeated"]) == (["CL-VN-02-A01"], [])


async def test_what_another_province_found_before_the_unit_came_here_is_its_own_matter(visit: Visit) -> None:
    """Tuấn, who moved with his office, still reads both."""
    assert (await asked(visit, visit.cast.lan)).json()["before"]
    path = "UPDATE inspection SET path = ARRAY[path[1], $2::uuid, unit] WHERE id <> $1"
    await rows(path, visit.inspection, visit.cast.ha_noi.id)
    told = (await asked(visit, visit.cast.lan)).json()
    assert (told["before"], told["repeated"], told["gone"], told["scores"][0]["before"]) == (None, [], [], None)
    assert (await asked(visit, visit.cast.tuan)).json()["before"]


async def test_of_four_similar_units_nothing_is_told(visit: Visit) -> None:
    await elsewhere(visit, 4)
    assert (await asked(visit, visit.cast.tuan)).json()["scores"][0]["alike"] is None


async def test_five_similar_units_are_told_by_their_quartiles_alone(visit: Visit) -> None:
    await elsewhere(visit, 5)
    answered = await asked(visit, visit.cast.tuan)
    assert answered.json()["scores"][0]["alike"] == {"units": 5, "lower": 60.2, "median": 60.3, "upper": 60.4}
    assert "Ở nơi khác" not in answered.text


async def test_other_kinds_of_units_are_not_similar(visit: Visit) -> None:
    await conclude(visit)
    places = [await place(visit.cast.commune, f"X{each}", "police", "X") for each in range(9)]
    await concluded_elsewhere(visit.inspection, places)
    assert (await asked(visit, visit.cast.tuan)).json()["scores"][0]["alike"] is None


async def test_an_inspector_learns_nothing_of_visits_of_others(visit: Visit) -> None:
    cast = visit.cast
    people = (cast.tuan, cast.thu, cast.dewi, cast.lan, cast.hung, cast.mai, cast.khoa, cast.an)
    assert [(await asked(visit, one)).status_code for one in people] == [200, 200, 200, 200, 403, 403, 403, 404]


async def test_while_the_team_works_there_is_nothing_to_compare(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    inspection = await sent_out(cast, hours)
    visit = Visit(client, cast, hours, inspection)
    assert (await asked(visit, cast.tuan)).status_code == 404
    await open_door(client, cast.hung, inspection, hours.now)
    refused = [(await asked(visit, one)).json()["type"] for one in (cast.tuan, cast.thu)]
    assert refused == ["/problems/not-yet"] * 2
