"""More time to explain: the leader grants once, further ones take two, and never beyond ten working days."""

import pytest

from tests.api.hearing_steps import ask_for_time, decide, granted_by_leader
from tests.api.visits import CLOSED, Visit, submitted
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    return await submitted(opened, CLOSED)


async def due(visit: Visit) -> str:
    return str((await visit.get(visit.cast.tuan))["explanationDue"])


async def test_the_leader_grants_two_working_days_once(visit: Visit) -> None:
    assert await due(visit) == "2026-11-27T16:59:59Z"
    await granted_by_leader(visit)
    assert await due(visit) == "2026-12-01T16:59:59Z"


async def test_the_unit_sees_who_decided_and_why(visit: Visit) -> None:
    await granted_by_leader(visit)
    [told] = await visit.get(visit.cast.tuan, "/extensions")
    assert (told["firstByName"], told["answer"], told["granted"]) == ("Trần Văn Hùng", "Lý do chính đáng.", True)
    assert (told["dueBefore"], told["dueAfter"]) == ("2026-11-27T16:59:59Z", "2026-12-01T16:59:59Z")


async def test_a_further_one_is_proposed_by_a_reviewer_and_granted_by_another(visit: Visit) -> None:
    await granted_by_leader(visit)
    asked = (await ask_for_time(visit)).json()["id"]
    assert (await decide(visit, visit.cast.hung, asked)).status_code == 403
    proposed = await decide(visit, visit.cast.thu, asked, days=3)
    assert (proposed.json()["granted"], await due(visit)) == (None, "2026-12-01T16:59:59Z")
    assert (await decide(visit, visit.cast.thu, asked)).json()["type"] == "/problems/same-person-twice"
    assert (await decide(visit, visit.cast.minh, asked)).json()["granted"] is True
    assert await due(visit) == "2026-12-04T16:59:59Z"


async def test_the_leader_may_be_the_second_person_of_a_further_one(visit: Visit) -> None:
    await granted_by_leader(visit)
    asked = (await ask_for_time(visit)).json()["id"]
    await decide(visit, visit.cast.thu, asked, days=1)
    assert (await decide(visit, visit.cast.hung, asked)).json()["dueAfter"] == "2026-12-02T16:59:59Z"


async def test_nobody_explains_longer_than_ten_working_days(visit: Visit) -> None:
    await granted_by_leader(visit)
    asked = (await ask_for_time(visit)).json()["id"]
    refused = await decide(visit, visit.cast.thu, asked, days=6)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/extension-too-long")
    assert (await decide(visit, visit.cast.thu, asked, days=5)).status_code == 200


async def test_declining_leaves_the_time_as_it_was(visit: Visit) -> None:
    asked = (await ask_for_time(visit)).json()["id"]
    assert (await decide(visit, visit.cast.hung, asked, granted=False)).json()["granted"] is False
    assert await due(visit) == "2026-11-27T16:59:59Z"
    assert (await decide(visit, visit.cast.hung, asked)).json()["type"] == "/problems/extension-decided"


async def test_one_request_waits_at_a_time_and_the_same_again_is_harmless(visit: Visit) -> None:
    first = await ask_for_time(visit)
    assert (await ask_for_time(visit, id=first.json()["id"])).status_code == 200
    assert (await ask_for_time(visit, id=first.json()["id"], reason="Một lý do khác.")).status_code == 409
    assert (await ask_for_time(visit)).json()["type"] == "/problems/extension-open"


async def test_only_the_unit_asks_and_it_decides_nothing(visit: Visit) -> None:
    asked = (await ask_for_time(visit)).json()["id"]
    assert (await decide(visit, visit.cast.tuan, asked)).status_code == 403
    assert (await decide(visit, visit.cast.mai, asked)).status_code == 403
    assert (
        await visit.post(visit.cast.hung, "/extensions", {"id": asked, "reason": "Xin thêm giờ."})
    ).status_code == 403


async def test_what_was_asked_in_time_may_be_granted_after_it(visit: Visit, hours: Hours) -> None:
    asked = (await ask_for_time(visit)).json()["id"]
    hours.forward(days=7)
    assert (await decide(visit, visit.cast.hung, asked)).json()["dueAfter"] == "2026-12-02T16:59:59Z"
    hours.forward(days=7)
    assert (await ask_for_time(visit)).json()["type"] == "/problems/extension-too-late"


async def test_while_more_time_runs_nobody_concludes(visit: Visit, hours: Hours) -> None:
    await granted_by_leader(visit)
    hours.forward(days=5)
    assert (await visit.draft()).json()["type"] == "/problems/not-heard-yet"
    hours.forward(days=4)
    assert (await visit.draft()).status_code == 201
