"""What was decided on the same item elsewhere, for whoever decides now: in their scope, no unit named."""

from typing import Any

import httpx
import pytest

from inspections.concluding import earlier_queries
from ledger.database import row, rows
from tests.api.elsewhere import concluded_elsewhere
from tests.api.results import conclude, handed_in, sent_out
from tests.api.visits import CLOSED, Visit
from tests.cast import Cast, Member, place
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    """The second time that Tuấn's doors were closed; the first was concluded with S4."""
    before = await handed_in(client, cast, hours, await sent_out(cast, hours), CLOSED)
    await conclude(before)
    hours.forward(days=60)
    return await handed_in(client, cast, hours, await sent_out(cast, hours), CLOSED)


async def asked(visit: Visit, member: Member) -> httpx.Response:
    [finding] = await visit.get(visit.cast.dewi, "/findings")
    return await visit.client.get(f"/v1/findings/{finding['id']}/earlier-decisions", headers=member.headers)


async def first_visit() -> Any:
    found = await row("SELECT id FROM inspection ORDER BY released_at LIMIT 1")
    assert found
    return found["id"]


async def test_the_last_decision_on_the_item_is_at_hand(visit: Visit) -> None:
    found = (await asked(visit, visit.cast.thu)).json()
    decision = {"month": "2026-12", "proposed": "S4", "decided": "S4", "result": "upheld", "contested": False}
    assert found == {
        "item": "CL-VN-02-A01",
        "decisions": [decision],
        "months": 24,
        "upheld": {"S4": 1},
        "withdrawn": 0,
    }


async def test_ten_are_told_the_newest_first_and_all_of_two_years_are_counted(visit: Visit) -> None:
    units = [await place(visit.cast.commune, f"X{number}", "commune_pasc", "X") for number in range(15)]
    await concluded_elsewhere(await first_visit(), units)
    found = (await asked(visit, visit.cast.thu)).json()
    months = [decision["month"] for decision in found["decisions"]]
    assert (len(months), months) == (10, sorted(months, reverse=True))
    assert (found["upheld"], found["withdrawn"]) == ({"S2": 4, "S3": 8, "S4": 1}, 3)
    assert {decision["decided"] for decision in found["decisions"] if decision["result"] == "withdrawn"} == {None}


async def test_what_is_not_concluded_does_not_count(visit: Visit) -> None:
    visit.hours.forward(days=60)
    third = await handed_in(visit.client, visit.cast, visit.hours, await sent_out(visit.cast, visit.hours), CLOSED)
    assert (await asked(third, visit.cast.thu)).json()["upheld"] == {"S4": 1}


async def test_another_province_stays_out_of_sight(visit: Visit) -> None:
    away = await place(visit.cast.ha_noi, "X1", "commune_pasc", "X")
    await concluded_elsewhere(await first_visit(), [away])
    assert (await asked(visit, visit.cast.thu)).json()["upheld"] == {"S4": 1}


async def test_only_reviewers_ask(visit: Visit) -> None:
    cast = visit.cast
    people = (cast.thu, cast.minh, cast.hung, cast.mai, cast.tuan, cast.lan, cast.dewi, cast.khoa, cast.an)
    assert [(await asked(visit, one)).status_code for one in people] == [200, 200, 403, 403, 403, 403, 403, 403, 404]


async def test_among_many_visits_the_index_finds_them(visit: Visit) -> None:
    """Twenty thousand visits, of which one in a hundred found something at this item."""
    units = [await place(visit.cast.commune, f"X{number}", "commune_pasc", "X") for number in range(200)]
    source = await first_visit()
    await concluded_elsewhere(source, units, 700)
    await rows(
        """
        INSERT INTO finding (id, inspection, item, photos, found_at)
        SELECT gen_random_uuid(), inspection.id, 'CL-VN-99-' || number, '{}', released_at
        FROM inspection CROSS JOIN generate_series(1, 100) AS number
        """
    )
    await rows("ANALYZE")
    actor, [finding] = await visit.cast.thu.actor(visit.hours.now), await visit.get(visit.cast.thu, "/findings?")
    for statement, more in ((earlier_queries.LAST, (10,)), (earlier_queries.COUNTS, (visit.hours.now, 24))):
        values = (actor.scopes("reviewer"), finding["id"], ["concluded", "closed"], *more, actor.person)
        plan = "\n".join(each["QUERY PLAN"] for each in await rows(f"EXPLAIN {statement}", *values))
        # The last ones are as quickly found from the newest conclusions on, whichever the samples of ANALYZE prefer.
        assert "finding_by_item" in plan or (statement == earlier_queries.LAST and "finding_of_item_once" in plan)
        assert "Seq Scan on finding " not in plan
