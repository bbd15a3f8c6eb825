"""Objections: within the time, answered and judged by the right people, and settled before anything is closed."""

import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.objecting import (
    Parties,
    answer,
    decide,
    finding,
    found_right,
    object_to,
    objected,
    parties,
    sign_all,
)
from tests.api.remedying import PLAN, concluded, problem
from tests.api.visits import Visit
from tests.cast import Member

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    return opened


@pytest.fixture
async def others(visit: Visit) -> Parties:
    return await parties(visit)


async def test_the_unit_objects_to_facts_the_leader_answers_a_reviewer_outside_decides(
    visit: Visit, others: Parties
) -> None:
    await concluded(visit)
    made = await objected(visit)
    assert (made["step"], made["yours"], made["version"]) == ("answer", False, 1)
    assert (await answer(visit, visit.cast.hung, made)).json()["answeredByName"] == "Trần Văn Hùng"
    decided = (await decide(visit, others.hoa, made)).json()
    assert (decided["result"], decided["decidedByName"], decided["step"]) == ("upheld", "Trịnh Thị Hoa", None)
    assert (await visit.get(visit.cast.tuan, "/conclusion"))["number"] == 1


async def test_the_process_is_answered_and_judged_by_two_outside(visit: Visit, others: Parties) -> None:
    await concluded(visit)
    made = await objected(visit, "process")
    assert problem(await answer(visit, visit.cast.hung, made)) == "not-allowed"
    assert problem(await answer(visit, visit.cast.thu, made)) == "objection-own-conclusion"
    assert (await answer(visit, visit.cast.dewi, made)).status_code == 200
    assert problem(await decide(visit, visit.cast.dewi, made)) == "same-person-twice"
    assert (await decide(visit, others.hoa, made)).status_code == 200


async def test_an_overseer_judges_no_facts(visit: Visit) -> None:
    await concluded(visit)
    made = await objected(visit)
    await answer(visit, visit.cast.hung, made)
    assert problem(await decide(visit, visit.cast.dewi, made)) == "not-allowed"


async def test_after_its_time_an_objection_is_refused_with_the_date(visit: Visit) -> None:
    await concluded(visit)
    told = await visit.get(visit.cast.tuan, "/objections")
    assert (told["until"], told["grounds"]) == ("2026-12-16T16:59:59Z", ["facts", "process"])
    visit.hours.forward(days=15)
    refused = await object_to(visit)
    assert (problem(refused), refused.status_code) == ("objection-too-late", 409)
    assert "16/12/2026 23:59" in refused.json()["detail"]
    assert (await visit.get(visit.cast.tuan, "/objections"))["grounds"] == []


async def test_an_open_objection_blocks_the_closure(visit: Visit, others: Parties) -> None:
    await concluded(visit, remedy=None)
    made = await objected(visit)
    assert problem(await visit.post(visit.cast.thu, "/closure")) == "objections-open"
    await answer(visit, visit.cast.hung, made)
    await decide(visit, others.hoa, made)
    assert (await visit.post(visit.cast.thu, "/closure")).json()["state"] == "closed"


async def test_one_at_a_time_and_once_a_ground(visit: Visit, others: Parties) -> None:
    await concluded(visit)
    made = await objected(visit)
    assert problem(await object_to(visit)) == "objection-open"
    await answer(visit, visit.cast.hung, made)
    await decide(visit, others.hoa, made)
    assert problem(await object_to(visit)) == "objection-decided"
    assert (await object_to(visit, "process")).status_code == 201


async def test_the_same_again_is_harmless(visit: Visit) -> None:
    await concluded(visit)
    made = await objected(visit)
    assert (await object_to(visit, id=made["id"])).status_code == 200
    assert problem(await object_to(visit, id=made["id"], reasons="Một lý do khác hẳn.")) == "objection-differs"
    assert len((await visit.get(visit.cast.tuan, "/objections"))["items"]) == 1


async def test_facts_name_findings_of_this_inspection(visit: Visit) -> None:
    await concluded(visit)
    assert problem(await object_to(visit, findings=[])) == "objection-without-finding"
    assert problem(await object_to(visit, findings=[str(uuid7())])) == "finding-elsewhere"


async def test_nothing_is_decided_before_the_answer_or_its_time(visit: Visit, others: Parties) -> None:
    await concluded(visit)
    made = await objected(visit)
    assert problem(await decide(visit, others.hoa, made)) == "objection-unanswered"
    visit.hours.forward(days=20)
    assert (await decide(visit, others.hoa, made)).status_code == 200


async def test_another_of_the_team_answers_where_the_leader_has_left(visit: Visit) -> None:
    await concluded(visit)
    made = await objected(visit)
    assert problem(await answer(visit, visit.cast.mai, made)) == "leader-only"
    await rows("UPDATE person SET left_at = $2 WHERE id = $1", visit.cast.hung.person, visit.hours.now)
    assert (await answer(visit, visit.cast.mai, made)).json()["answeredByName"] == "Lê Thị Mai"


async def test_an_amended_conclusion_is_signed_like_the_first_which_stays_readable(
    visit: Visit, others: Parties
) -> None:
    await found_right(visit, others.hoa)
    drafted = await visit.draft(severity="S2")
    assert drafted.status_code == 201, drafted.text
    assert (await visit.get(visit.cast.tuan, "/conclusion"))["number"] == 1
    await sign_all(visit, 2)
    versions = await visit.get(visit.cast.tuan, "/conclusions")
    assert [(each["number"], each["state"]) for each in versions] == [(1, "replaced"), (2, "concluded")]
    assert (await visit.get(visit.cast.tuan, "/conclusion"))["decisions"][0]["severity"] == "S2"
    assert (await visit.get(visit.cast.tuan, "/objections"))["items"][0]["amendedTo"] == 2
    assert await visit.state() == "concluded"


async def test_without_an_objection_found_right_a_conclusion_is_not_written_anew(visit: Visit, others: Parties) -> None:
    await concluded(visit)
    assert problem(await visit.draft()) == "wrong-state"
    made = await objected(visit)
    await answer(visit, visit.cast.hung, made)
    await decide(visit, others.hoa, made)
    assert problem(await visit.draft()) == "wrong-state"


async def test_what_is_found_right_after_the_draft_waits_for_the_next_version(visit: Visit, others: Parties) -> None:
    await found_right(visit, others.hoa)
    await visit.draft(severity="S3")
    visit.hours.forward(minutes=1)
    process = await objected(visit, "process")
    await answer(visit, visit.cast.dewi, process)
    assert (await decide(visit, others.binh, process, "amended")).status_code == 200
    await sign_all(visit, 2)
    settled = [each["amendedTo"] for each in (await visit.get(visit.cast.tuan, "/objections"))["items"]]
    assert settled == [2, None]
    assert (await visit.draft(severity="S2")).json()["number"] == 3


async def test_an_objection_never_harms_who_makes_it(visit: Visit, others: Parties) -> None:
    await found_right(visit, others.hoa, severity="S3")
    assert problem(await visit.draft(severity="S4")) == "amendment-harsher"


async def test_a_remedy_lapses_with_the_finding_it_is_for(visit: Visit, others: Parties) -> None:
    await found_right(visit, others.hoa)
    await visit.draft(result="withdrawn")
    await sign_all(visit, 2)
    [remedy] = await visit.get(visit.cast.tuan, "/remedies")
    assert (remedy["state"], remedy["waivers"][0]["decidedByName"]) == ("waived", "Vũ Quang Minh")
    assert (await visit.post(visit.cast.thu, "/closure")).status_code == 201


async def test_a_remedy_that_is_required_as_before_stays_what_it_is(visit: Visit, others: Parties) -> None:
    await found_right(visit, others.hoa)
    await visit.draft(severity="S2", remedy=PLAN)
    await sign_all(visit, 2)
    [remedy] = await visit.get(visit.cast.tuan, "/remedies")
    assert remedy["state"] == "open"


async def test_only_the_unit_objects_and_a_stranger_sees_nothing(visit: Visit) -> None:
    await concluded(visit)
    made = await objected(visit)
    body = {"id": str(uuid7()), "ground": "process", "reasons": "Không được nghe."}
    assert (await visit.post(visit.cast.thu, "/objections", body)).status_code == 403
    assert (await answer(visit, visit.cast.an, made)).status_code == 404
    assert (await decide(visit, visit.cast.an, made)).status_code == 404


async def test_the_queue_tells_each_what_is_theirs(visit: Visit, others: Parties) -> None:
    await concluded(visit)
    made = await objected(visit)
    assert await queue(visit, "hung") == [("answer", True)]
    assert await queue(visit, "thu") == [("answer", False)]
    await answer(visit, visit.cast.hung, made)
    listed = await visit.client.get("/v1/objections", headers=others.hoa.headers)
    assert [(each["step"], each["yours"]) for each in listed.json()["items"]] == [("decision", True)]
    assert (await visit.client.get("/v1/objections", headers=visit.cast.an.headers)).json()["items"] == []


async def queue(visit: Visit, name: str) -> list[tuple[str, bool]]:
    listed = await visit.client.get("/v1/objections", headers=getattr(visit.cast, name).headers)
    return [(each["step"], each["yours"]) for each in listed.json()["items"]]


async def test_the_standing_waits_for_the_objection_and_then_for_the_amendment(visit: Visit, others: Parties) -> None:
    await concluded(visit)
    made = await objected(visit)
    assert await step(visit, visit.cast.hung) == ("objection", True)
    await answer(visit, visit.cast.hung, made)
    assert await step(visit, others.hoa) == ("objection", True)
    assert await step(visit, visit.cast.thu) == ("objection", False)
    await decide(visit, others.hoa, made, "amended")
    assert await step(visit, visit.cast.hung) == ("draft", True)
    await visit.draft(severity="S2")
    assert await step(visit, visit.cast.thu) == ("issuance", True)


async def step(visit: Visit, who: object) -> tuple[str, bool]:
    told = await visit.get(who, "/standing")  # type: ignore[arg-type]
    return told["step"], told["yours"]


async def test_the_units_photos_come_with_the_objection(visit: Visit) -> None:
    await concluded(visit)
    photo = str(uuid7())
    claim = {
        "purpose": "explanation",
        "sha256": "ab" * 32,
        "size": 1000,
        "contentType": "image/jpeg",
        "fileName": "sổ trực.jpg",
        "claimedAt": visit.hours.now.isoformat(),
    }
    url = f"/v1/inspections/{visit.inspection}/evidence/{photo}"
    announced = await visit.client.put(url, json=claim, headers=visit.cast.tuan.headers)
    assert announced.status_code == 201, announced.text
    made = await object_to(visit, photos=[photo], findings=[await finding(visit)])
    assert made.json()["photos"] == [photo]


async def test_each_is_told_of_what_concerns_them(visit: Visit, others: Parties) -> None:
    await concluded(visit)
    made = await objected(visit)
    await answer(visit, visit.cast.hung, made)
    await decide(visit, others.hoa, made)
    assert {"objection.made", "objection.upheld"} <= await told(visit, visit.cast.hung)
    assert "objection.answered" in await told(visit, others.hoa)
    assert {"objection.answered", "objection.upheld"} <= await told(visit, visit.cast.tuan)
    assert "objection.made" not in await told(visit, visit.cast.tuan)


async def told(visit: Visit, member: Member) -> set[str]:
    listed = await visit.client.get("/v1/notices", headers=member.headers)
    return {notice["name"] for notice in listed.json()["items"]}
