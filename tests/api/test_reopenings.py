"""Reopened hearings: proposed and signed by two, heard about some findings only, with the old conclusion in force."""

import json

import pytest

from inspections.scoring import result_queries
from inspections.scoring.result_queries import Sight
from ledger.database import rows
from ledger.identifiers import uuid7
from media import hold_queries
from tests.api.hearing_steps import ask_for_time, decide
from tests.api.objecting import object_to, objected, propose, reopened, sign, sign_all
from tests.api.remedying import PLAN, concluded, problem, report
from tests.api.visits import CLOSED, RUDE, Visit, submitted

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    return opened


async def test_two_reviewers_begin_the_hearing_again_with_a_time_of_its_own(visit: Visit) -> None:
    told = await reopened(visit)
    assert (told["proposedByName"], told["decidedByName"], told["agreed"]) == ("Đỗ Minh Thu", "Vũ Quang Minh", True)
    found = await visit.get(visit.cast.tuan)
    assert (found["state"], found["explanationDue"]) == ("explaining", "2026-12-07T16:59:59Z")
    standing = await visit.get(visit.cast.tuan, "/standing")
    assert (standing["step"], standing["unexplained"], standing["conclusion"]) == ("explanations", 1, 1)


async def test_until_the_new_conclusion_the_old_one_is_in_force(visit: Visit) -> None:
    await reopened(visit)
    assert (await visit.get(visit.cast.tuan, "/conclusion"))["number"] == 1
    assert (await visit.explain()).status_code == 201
    visit.hours.forward(minutes=1)
    assert (await visit.draft(severity="S2")).status_code == 201
    assert (await visit.get(visit.cast.tuan, "/conclusion"))["number"] == 1
    await sign_all(visit, 2)
    assert (await visit.get(visit.cast.tuan, "/conclusion"))["decisions"][0]["severity"] == "S2"
    assert await visit.state() == "concluded"


async def test_the_unit_is_heard_again_before_anything_is_drafted(visit: Visit) -> None:
    await reopened(visit)
    assert problem(await visit.draft()) == "not-heard-yet"


async def test_what_it_is_not_about_is_neither_explained_nor_decided_anew(visit: Visit) -> None:
    await submitted(visit, CLOSED, RUDE)
    visit.hours.forward(days=9)
    await visit.draft(severity="S2")
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    await visit.post(visit.cast.minh, "/conclusions/1/second-signature")
    kept, again = [row["id"] for row in await visit.get(visit.cast.thu, "/findings")]
    proposed = await propose(visit, visit.cast.thu, findings=[again])
    await sign(visit, visit.cast.minh, proposed.json())
    said = {"id": str(uuid7()), "position": "disagree", "reasons": "Hôm đó mất điện toàn xã."}
    refused = await visit.post(visit.cast.tuan, f"/v1/findings/{kept}/explanations", said)
    assert problem(refused) == "finding-heard-already"
    visit.hours.forward(days=9)
    assert problem(await visit.draft(severity="S3")) == "finding-not-reopened"
    assert (await visit.get(visit.cast.tuan, "/standing"))["unexplained"] == 1


async def test_a_closed_one_is_open_again_and_not_closed(visit: Visit) -> None:
    await concluded(visit, remedy=None)
    await visit.post(visit.cast.thu, "/closure")
    proposed = await propose(visit, visit.cast.thu)
    assert (await sign(visit, visit.cast.minh, proposed.json())).status_code == 200
    [found] = await rows("SELECT state, closed_at FROM inspection WHERE id = $1", visit.inspection)
    assert (found["state"], found["closed_at"]) == ("explaining", None)
    assert await hold_queries.stands(visit.inspection)


async def test_nobody_signs_their_own_proposal_and_the_team_neither(visit: Visit) -> None:
    await concluded(visit)
    assert (await propose(visit, visit.cast.hung)).status_code == 403
    assert (await propose(visit, visit.cast.tuan)).status_code == 403
    assert (await propose(visit, visit.cast.an)).status_code == 404
    proposed = (await propose(visit, visit.cast.thu)).json()
    assert problem(await sign(visit, visit.cast.thu, proposed)) == "same-person-twice"
    assert (await sign(visit, visit.cast.an, proposed)).status_code == 404


async def test_one_proposal_at_a_time_and_the_same_again_is_harmless(visit: Visit) -> None:
    await concluded(visit)
    first = await propose(visit, visit.cast.thu)
    assert (await propose(visit, visit.cast.thu, id=first.json()["id"])).status_code == 200
    other = await propose(visit, visit.cast.thu, id=first.json()["id"], reason="Một lý do khác hẳn.")
    assert problem(other) == "reopening-differs"
    assert problem(await propose(visit, visit.cast.minh)) == "reopening-proposed"


async def test_declining_needs_a_reason_and_changes_nothing(visit: Visit) -> None:
    await concluded(visit)
    proposed = (await propose(visit, visit.cast.thu)).json()
    assert problem(await sign(visit, visit.cast.minh, proposed, agreed=False)) == "reopening-comment-missing"
    declined = await sign(visit, visit.cast.minh, proposed, agreed=False, comment="Ảnh này đã có từ đầu.")
    assert (declined.json()["agreed"], await visit.state()) == (False, "concluded")
    assert problem(await sign(visit, visit.cast.minh, proposed)) == "reopening-decided"
    assert await visit.get(visit.cast.tuan, "/reopenings") == []


async def test_an_open_objection_is_decided_first(visit: Visit) -> None:
    await concluded(visit)
    await objected(visit)
    proposed = (await propose(visit, visit.cast.thu)).json()
    assert problem(await sign(visit, visit.cast.minh, proposed)) == "objections-open"
    assert await visit.state() == "concluded"


async def test_a_new_conclusion_may_be_objected_to_again(visit: Visit) -> None:
    await reopened(visit)
    visit.hours.forward(days=9)
    await visit.draft()
    await sign_all(visit, 2)
    made = await object_to(visit)
    assert (made.status_code, made.json()["version"]) == (201, 2)


async def test_its_remedy_stays_and_is_not_required_twice(visit: Visit) -> None:
    await reopened(visit)
    visit.hours.forward(days=9)
    await visit.draft(remedy=PLAN)
    await sign_all(visit, 2)
    [remedy] = await visit.get(visit.cast.tuan, "/remedies")
    assert remedy["state"] == "open"
    assert (await report(visit, remedy)).status_code == 201


async def test_the_leader_grants_time_once_more(visit: Visit) -> None:
    await reopened(visit)
    asked = (await ask_for_time(visit)).json()["id"]
    assert (await decide(visit, visit.cast.hung, asked)).json()["granted"] is True


async def test_the_unit_is_told_of_the_new_conclusion_too(visit: Visit) -> None:
    await reopened(visit)
    visit.hours.forward(days=9)
    await visit.draft()
    await sign_all(visit, 2)
    told = await visit.client.get("/v1/notices", headers=visit.cast.tuan.headers)
    names = [notice["name"] for notice in told.json()["items"]]
    assert (names.count("inspection.concluded"), names.count("inspection.reopened")) == (2, 1)


async def test_meanwhile_what_counts_is_the_conclusion_in_force(visit: Visit) -> None:
    await reopened(visit)
    await visit.explain()
    visit.hours.forward(minutes=1)
    await visit.draft(result="withdrawn")
    assert await counted(visit) == ("upheld", ["C"])
    await sign_all(visit, 2)
    assert await counted(visit) == ("withdrawn", ["C"])


async def counted(visit: Visit) -> tuple[str, list[str]]:
    """In exports, and in the unit's risk."""
    told = await visit.client.get("/v1/exports/findings.jsonl", headers=visit.cast.thu.headers)
    sight = Sight(await visit.cast.thu.actor(visit.hours.now), visit.hours.now, False)
    grades = await result_queries.grades(sight, [visit.cast.centre.id], 3)
    return json.loads(told.text.splitlines()[0])["result"], [each["grade"] for each in grades]
