"""Closing early ends nobody's right to object, and what comes of the objection is concluded anew all the same."""

from datetime import datetime
from typing import Any

import pytest

from inspections import queries
from inspections.concluding import certifying
from inspections.sources import read_sources
from media import hold_queries
from tests.api.clocks import clocks, tick
from tests.api.objecting import Parties, answer, decide, finding, object_to, objected, parties, propose, sign, sign_all
from tests.api.remedying import PLAN, concluded, judge, problem, report
from tests.api.visits import Visit
from tests.cast import Member

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    return await closed(opened)


async def closed(visit: Visit, **concluded_as: Any) -> Visit:
    """Its remedy verified, and closed on the day of its conclusion."""
    remedy = await concluded(visit, **concluded_as)
    assert (await report(visit, remedy)).status_code == 201
    assert (await judge(visit, visit.cast.hung, remedy)).status_code == 200
    assert (await visit.post(visit.cast.thu, "/closure")).status_code == 201
    visit.hours.forward(hours=1)
    return visit


@pytest.fixture
async def others(visit: Visit) -> Parties:
    return await parties(visit)


async def found_right(visit: Visit, by: Member) -> None:
    made = await objected(visit)
    assert (await answer(visit, visit.cast.hung, made)).status_code == 200
    assert (await decide(visit, by, made, "amended")).status_code == 200


async def test_no_photo_is_erased_while_a_closed_visit_is_objected_to(visit: Visit) -> None:
    assert not await hold_queries.stands(visit.inspection)
    await objected(visit)
    assert await hold_queries.stands(visit.inspection)


async def test_a_unit_objects_for_as_long_as_if_it_were_open(visit: Visit) -> None:
    told = await visit.get(visit.cast.tuan, "/objections")
    assert (told["until"], told["grounds"]) == ("2026-12-16T16:59:59Z", ["facts", "process"])
    assert "object" in await mine(visit, visit.cast.tuan)
    assert (await object_to(visit)).status_code == 201
    visit.hours.now = datetime.fromisoformat("2026-12-17T09:00:00+07:00")
    assert problem(await object_to(visit, "process")) == "objection-too-late"


async def test_who_must_answer_and_decide_finds_it_on_their_desk(visit: Visit, others: Parties) -> None:
    assert await step(visit, visit.cast.hung) == (None, False)
    made = await objected(visit)
    assert await step(visit, visit.cast.hung) == ("objection", True)
    assert await on_desk(visit, visit.cast.thu) == ["objection"]
    assert "answer_facts" in await mine(visit, visit.cast.hung)
    await answer(visit, visit.cast.hung, made)
    assert "decide_objection" in await mine(visit, others.hoa)
    await decide(visit, others.hoa, made)
    assert await on_desk(visit, visit.cast.thu) == []
    assert await visit.state() == "closed"


async def test_its_clock_runs(visit: Visit, others: Parties) -> None:
    made = await objected(visit)
    await tick(visit.hours)
    due = ("objection_answer", "2026-12-16T16:59:59Z")
    assert await clocks(visit, visit.cast.hung, 31) == [(due[0], "leader", due[1])]
    await answer(visit, visit.cast.hung, made)
    await decide(visit, others.hoa, made, "amended")
    await visit.draft(severity="S2")
    await tick(visit.hours)
    assert "conclusion_issued" in [clock for clock, *_ in await clocks(visit, visit.cast.minh, 31)]


async def test_an_amendment_is_drafted_sent_back_and_signed_and_it_stays_closed(visit: Visit, others: Parties) -> None:
    await found_right(visit, others.hoa)
    assert await step(visit, visit.cast.hung) == ("draft", True)
    assert (await visit.draft(severity="S2")).status_code == 201
    assert {"issue_amendment", "send_back_amendment"} <= await mine(visit, visit.cast.thu)
    sent_back = await visit.post(visit.cast.thu, "/conclusions/2/return", {"comment": "Chưa nêu giờ mở cửa."})
    assert sent_back.status_code in (200, 201), sent_back.text
    assert "amend" in await mine(visit, visit.cast.hung)
    assert (await visit.draft(severity="S2")).json()["number"] == 3
    await sign_all(visit, 3)
    assert (await visit.get(visit.cast.tuan, "/conclusion"))["decisions"][0]["severity"] == "S2"
    assert (await visit.get(visit.cast.tuan, "/objections"))["items"][0]["amendedTo"] == 3
    assert await visit.state() == "closed"
    assert await step(visit, visit.cast.thu) == (None, False)


async def test_an_amendment_is_never_harsher(opened: Visit) -> None:
    visit = await closed(opened, severity="S3")
    await found_right(visit, (await parties(visit)).hoa)
    assert problem(await visit.draft(severity="S4")) == "amendment-harsher"


async def test_it_requires_no_new_remedy_that_takes_a_reopening(visit: Visit, others: Parties) -> None:
    await found_right(visit, others.hoa)
    refused = await visit.draft(severity="S2", remedy=PLAN | {"action": "Treo lại biển giờ làm việc"})
    assert (problem(refused), refused.status_code) == ("amendment-needs-remedy", 409)
    assert (await visit.draft(severity="S2", remedy=PLAN)).status_code == 201
    await sign_all(visit, 2)
    assert [remedy["state"] for remedy in await visit.get(visit.cast.tuan, "/remedies")] == ["verified"]
    proposed = await propose(visit, visit.cast.thu)
    assert (await sign(visit, visit.cast.minh, proposed.json())).status_code == 200


async def test_the_hearing_does_not_begin_again_while_it_is_open(visit: Visit) -> None:
    await objected(visit)
    proposed = await propose(visit, visit.cast.thu)
    assert problem(await sign(visit, visit.cast.minh, proposed.json())) == "objections-open"


async def test_the_certificate_tells_of_it_and_then_of_the_amendment(visit: Visit, others: Parties) -> None:
    await found_right(visit, others.hoa)
    assert ((await standing(visit)).objections, (await standing(visit)).amended_after_closing) == (1, False)
    await visit.draft(severity="S2")
    await sign_all(visit, 2)
    told = await standing(visit)
    assert (told.objections, told.amended_after_closing, told.version) == (0, True, 2)
    printed = await visit.client.get(
        f"/v1/inspections/{visit.inspection}/certificate.pdf", headers=visit.cast.thu.headers
    )
    assert printed.status_code == 200


async def test_a_visit_that_was_cancelled_has_nothing_to_object_to(opened: Visit) -> None:
    stopped = await opened.post(opened.cast.hung, "/abortion", {"reason": "Bão số 12"})
    assert stopped.status_code in (200, 201), stopped.text
    assert (await opened.get(opened.cast.tuan, "/objections"))["grounds"] == []
    body = {"findings": [], "ground": "process"}
    made = await opened.post(
        opened.cast.tuan, "/objections", body | {"id": str(opened.inspection), "reasons": "Không được nghe."}
    )
    assert problem(made) in ("changed-meanwhile", "objection-too-late")


async def test_the_units_photos_may_come_with_it(visit: Visit) -> None:
    photo = await _announced(visit)
    assert (await object_to(visit, photos=[photo], findings=[await finding(visit)])).status_code == 201


async def _announced(visit: Visit) -> str:
    claim = {
        "purpose": "explanation",
        "sha256": "ab" * 32,
        "size": 1000,
        "contentType": "image/jpeg",
        "fileName": "sổ trực.jpg",
        "claimedAt": visit.hours.now.isoformat(),
    }
    photo = "019aa000-0000-7000-8000-000000000001"
    url = f"/v1/inspections/{visit.inspection}/evidence/{photo}"
    announced = await visit.client.put(url, json=claim, headers=visit.cast.tuan.headers)
    assert announced.status_code == 201, announced.text
    return photo


async def standing(visit: Visit) -> certifying.Standing:
    found = await queries.find(await visit.cast.thu.actor(visit.hours.now), visit.inspection)
    assert found is not None
    return await certifying.standing(found, await read_sources(found))


async def mine(visit: Visit, member: Member) -> set[str]:
    return {act["action"] for act in (await visit.get(member, "/next-steps"))["mine"]}


async def step(visit: Visit, member: Member) -> tuple[str | None, bool]:
    told = await visit.get(member, "/standing")
    return told["step"], told["yours"]


async def on_desk(visit: Visit, member: Member) -> list[Any]:
    listed = (await visit.client.get("/v1/inbox", headers=member.headers)).json()["items"]
    return [each["standing"]["step"] for each in listed]
