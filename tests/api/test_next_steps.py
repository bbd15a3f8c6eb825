"""What the API says of the next steps; that all of it holds, tests/api/test_random_walk.py tries."""

from typing import Any

import httpx
import pytest

from tests.api.hearing_steps import ask_for_time
from tests.api.proposing import look_at, made, sign, sign_second
from tests.api.remedying import PLAN, concluded
from tests.api.story import release_to_team
from tests.api.visits import CLOSED, RUDE, Visit, submitted
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def steps(visit: Visit, member: Member) -> Any:
    return await visit.get(member, "/next-steps")


async def waiting(visit: Visit, member: Member) -> list[tuple[str, str, bool]]:
    return [(each["action"], each["by"], each["yours"]) for each in (await steps(visit, member))["waiting"]]


async def mine(visit: Visit, member: Member) -> set[str]:
    return {each["action"] for each in (await steps(visit, member))["mine"]}


async def test_at_the_door_the_team_is_at_work(opened: Visit, cast: Cast) -> None:
    assert await mine(opened, cast.hung) == {"submit", "withdraw", "abort", "fill", "interview", "observe"}
    assert await mine(opened, cast.mai) == {"withdraw", "fill", "interview", "observe"}
    assert await mine(opened, cast.tuan) == set()
    [act] = (await steps(opened, cast.tuan))["waiting"]
    assert (act["action"], act["people"], act["yours"]) == ("submit", ["Trần Văn Hùng"], False)


async def test_a_finding_each_is_to_be_explained_where_the_address_says(opened: Visit, cast: Cast) -> None:
    await submitted(opened, CLOSED, RUDE)
    told = await steps(opened, cast.tuan)
    explain = next(each for each in told["waiting"] if each["action"] == "explain")
    assert (explain["count"], explain["by"], explain["yours"]) == (2, "unit_head", True)
    assert explain["until"] == (await opened.get(cast.tuan))["explanationDue"]
    addresses = {each["address"] for each in told["mine"] if each["action"] == "explain"}
    findings = {each["id"] for each in await opened.get(cast.tuan, "/findings")}
    assert addresses == {f"/v1/findings/{finding}/explanations" for finding in findings}
    assert await mine(opened, cast.dewi) == set()


async def test_who_has_drafted_does_not_issue(opened: Visit, cast: Cast) -> None:
    await submitted(opened, CLOSED)
    await opened.explain()
    assert ("draft", "leader_or_reviewer", True) in await waiting(opened, cast.thu)
    opened.hours.forward(minutes=1)
    assert (await opened.draft(cast.thu)).status_code == 201
    assert ("issue", "reviewer", False) in await waiting(opened, cast.thu)
    assert {"issue", "send_back"} <= await mine(opened, cast.minh)
    told = (await steps(opened, cast.minh))["mine"]
    [issue] = [each for each in told if each["action"] == "issue"]
    assert issue["address"] == f"/v1/inspections/{opened.inspection}/conclusions/1/issuance"
    assert issue["until"] is not None


async def test_a_request_for_time_waits_for_the_leader(opened: Visit, cast: Cast) -> None:
    await submitted(opened, CLOSED)
    asked = await ask_for_time(opened)
    assert ("grant_time", "leader", True) in await waiting(opened, cast.hung)
    told = (await steps(opened, cast.hung))["mine"]
    assert asked.json()["id"] in {each["subject"] for each in told if each["action"] == "grant_time"}
    assert "ask_time" not in await mine(opened, cast.tuan)


async def test_after_the_conclusion_the_remedy_then_the_closure(opened: Visit, cast: Cast) -> None:
    remedy = await concluded(opened, remedy=PLAN)
    assert [act for act, _, _ in await waiting(opened, cast.tuan)] == ["report_remedy"]
    assert "object" in await mine(opened, cast.tuan)
    await opened.post(cast.thu, f"/v1/remedies/{remedy['id']}/waivers", {"reason": "Trụ sở đã chuyển"})
    assert ("decide_waiver", "reviewer", False) in await waiting(opened, cast.thu)
    await opened.post(cast.minh, f"/v1/remedies/{remedy['id']}/waiver-decision", {"agreed": True})
    assert [act for act, _, _ in await waiting(opened, cast.tuan)] == ["close"]
    assert (await opened.post(cast.thu, "/closure")).status_code == 201
    assert await waiting(opened, cast.tuan) == []


async def test_before_the_opening_only_the_team_hears_of_it(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    visit = Visit(client, cast, hours, await release_to_team(cast, hours.now))
    assert ("open", "team", True) in await waiting(visit, cast.mai)
    unseen = await client.get(f"/v1/inspections/{visit.inspection}/next-steps", headers=cast.tuan.headers)
    assert unseen.status_code == 404


async def test_a_proposal_waits_for_its_signatures_once_it_may_be_signed(opened: Visit, cast: Cast) -> None:
    """Not before the unit was heard and what the law asks was looked at; of reviewers, not of whoever signed before."""
    await concluded(opened)
    assert "propose" in await mine(opened, cast.hung)
    proposal = await made(opened)
    assert "sign_proposal" not in [act for act, _, _ in await waiting(opened, cast.thu)]
    await look_at(opened, proposal)
    assert ("sign_proposal", "reviewer", True) in await waiting(opened, cast.thu)
    assert ("sign_proposal", "reviewer", False) in await waiting(opened, cast.hung)
    assert "sign_proposal" not in [act for act, _, _ in await waiting(opened, cast.tuan)]
    [act] = [each for each in (await steps(opened, cast.thu))["mine"] if each["action"] == "sign_proposal"]
    assert act["address"] == f"/v1/proposals/{proposal}/signature"
    assert (await sign(opened, proposal)).status_code == 200
    assert ("sign_proposal_second", "reviewer", False) in await waiting(opened, cast.thu)
    assert "sign_proposal_second" in await mine(opened, cast.minh)
    assert (await sign_second(opened, proposal)).status_code == 200
    assert not any("proposal" in act for act, _, _ in await waiting(opened, cast.minh))


async def test_a_withdrawn_proposal_waits_for_nobody(opened: Visit, cast: Cast) -> None:
    await concluded(opened)
    proposal = await made(opened, level="L3")
    assert ("sign_proposal", "reviewer", True) in await waiting(opened, cast.minh)
    gone = await opened.post(cast.hung, f"/v1/proposals/{proposal}/withdrawal", {"reason": "Đã nhắc nhở tại chỗ rồi."})
    assert gone.status_code < 300, gone.text
    assert "sign_proposal" not in [act for act, _, _ in await waiting(opened, cast.minh)]
