"""Remedies: required with the conclusion, reported by the unit, verified by somebody else, waived by two."""

import asyncio
from datetime import timedelta

import httpx
import pytest

from inspections.remedies.remedy_queries import overdue
from inspections.scoring.result_queries import Sight
from ledger.checking import check
from ledger.identifiers import uuid7
from ledger.sequencing import sequence
from tests.api.remedying import PLAN, concluded, judge, problem, report
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def test_a_breach_is_put_right_within_fifteen_working_days(visit: Visit) -> None:
    """From Wednesday 2 December on."""
    remedy = await concluded(visit)
    assert (remedy["state"], remedy["owner"], remedy["dueAt"]) == ("open", PLAN["owner"], "2026-12-23T16:59:59Z")


async def test_whoever_concludes_may_choose_the_days_within_bounds(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    visit.hours.forward(days=9)
    for days in (0, 61):
        assert (await visit.draft(remedy=PLAN | {"workingDays": days})).status_code == 400
    assert (await visit.draft(remedy=PLAN | {"workingDays": 2})).status_code == 201


async def test_what_is_withdrawn_or_slight_needs_no_remedy(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    visit.hours.forward(days=9)
    assert problem(await visit.draft(remedy=PLAN, result="withdrawn")) == "remedy-not-wanted"
    assert problem(await visit.draft(remedy=PLAN, severity="S1")) == "remedy-not-wanted"


async def test_before_the_conclusion_the_unit_knows_of_no_remedy(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    visit.hours.forward(days=9)
    await visit.draft(remedy=PLAN)
    assert await visit.get(visit.cast.tuan, "/remedies") == []


async def test_nothing_is_closed_while_a_remedy_is_open(visit: Visit) -> None:
    remedy = await concluded(visit)
    assert problem(await visit.post(visit.cast.minh, "/closure")) == "remedies-open"
    assert (await visit.get(visit.cast.tuan, "/standing"))["step"] == "remedies"
    assert (await report(visit, remedy)).status_code == 201
    assert (await visit.get(visit.cast.mai, "/standing"))["yours"] is True
    assert problem(await visit.post(visit.cast.minh, "/closure")) == "remedies-open"
    assert (await judge(visit, visit.cast.mai, remedy)).json()["state"] == "verified"
    assert (await visit.post(visit.cast.minh, "/closure")).json()["state"] == "closed"
    await sequence(visit.hours.now)
    assert (await check()).fault is None


async def test_a_report_sent_twice_counts_once(visit: Visit) -> None:
    remedy, body = await concluded(visit), {"id": str(uuid7())}
    assert [(await report(visit, remedy, **body)).status_code for _ in range(2)] == [201, 200]
    assert problem(await report(visit, remedy, **body, text="Đã làm xong việc khác.")) == "report-differs"
    assert problem(await report(visit, remedy)) == "remedy-state"


async def test_what_is_sent_back_is_reported_again(visit: Visit) -> None:
    remedy = await concluded(visit)
    await report(visit, remedy)
    assert problem(await judge(visit, visit.cast.thu, remedy, accepted=False)) == "remedy-comment-missing"
    returned = await judge(visit, visit.cast.thu, remedy, accepted=False, comment="Ảnh không cho thấy giờ mở cửa")
    assert returned.json()["state"] == "open"
    assert (await report(visit, remedy)).status_code == 201
    assert problem(await judge(visit, visit.cast.thu, remedy)) == "changed-meanwhile"
    assert (await judge(visit, visit.cast.thu, remedy, report=2)).json()["state"] == "verified"


async def test_nobody_finds_their_own_remedy_good(visit: Visit, cast: Cast) -> None:
    remedy = await concluded(visit)
    await report(visit, remedy)
    assert (await judge(visit, cast.tuan, remedy)).status_code == 403
    assert (await judge(visit, cast.lan, remedy)).status_code == 403
    assert (await judge(visit, cast.an, remedy)).status_code == 404


async def test_of_many_who_judge_at_once_one_does(visit: Visit, cast: Cast) -> None:
    remedy = await concluded(visit)
    await report(visit, remedy)
    judges = [cast.hung, cast.mai, cast.thu, cast.minh] * 3
    answers = await asyncio.gather(*(judge(visit, member, remedy) for member in judges))
    assert sorted({answer.status_code for answer in answers}) == [200, 409]
    assert [answer.status_code for answer in answers].count(200) == 1
    assert {problem(answer) for answer in answers if answer.status_code == 409} == {"remedy-state"}


async def test_only_the_unit_reports(visit: Visit, cast: Cast) -> None:
    remedy = await concluded(visit)
    body = {"id": str(uuid7()), "text": "Chúng tôi đã thấy đơn vị mở cửa."}
    for member in (cast.hung, cast.thu):
        assert (await visit.post(member, f"/v1/remedies/{remedy['id']}/reports", body)).status_code == 403


async def test_a_report_is_not_accepted_before_its_photos_are_here(visit: Visit) -> None:
    remedy = await concluded(visit)
    await report(visit, remedy, photos=[str(uuid7())])
    assert problem(await judge(visit, visit.cast.thu, remedy)) == "remedy-photos-missing"
    returned = await judge(visit, visit.cast.thu, remedy, accepted=False, comment="Chưa thấy ảnh")
    assert returned.status_code == 200


async def test_two_reviewers_do_without_a_remedy(visit: Visit) -> None:
    remedy, cast = await concluded(visit), visit.cast
    path, reason = f"/v1/remedies/{remedy['id']}", {"reason": "Đơn vị chuyển trụ sở tháng sau"}
    assert (await visit.post(cast.hung, f"{path}/waivers", reason)).status_code == 403
    assert (await visit.post(cast.thu, f"{path}/waivers", reason)).status_code == 201
    assert problem(await visit.post(cast.minh, f"{path}/waivers", reason)) == "waiver-proposed-already"
    own = await visit.post(cast.thu, f"{path}/waiver-decision", {"agreed": True})
    assert problem(own) == "same-person-twice"
    agreed = await visit.post(cast.minh, f"{path}/waiver-decision", {"agreed": True})
    assert agreed.json()["state"] == "waived"
    assert (await visit.post(cast.thu, "/closure")).json()["state"] == "closed"


async def test_a_waiver_that_is_refused_changes_nothing(visit: Visit) -> None:
    remedy, cast = await concluded(visit), visit.cast
    path = f"/v1/remedies/{remedy['id']}"
    await visit.post(cast.thu, f"{path}/waivers", {"reason": "Đơn vị chuyển trụ sở"})
    refused = await visit.post(cast.minh, f"{path}/waiver-decision", {"agreed": False})
    assert refused.json()["state"] == "open"
    assert (await visit.post(cast.minh, f"{path}/waivers", {"reason": "Lý do khác"})).status_code == 201


async def test_a_reviewer_requires_more_after_the_conclusion(visit: Visit) -> None:
    remedy, cast = await concluded(visit), visit.cast
    body = {"finding": remedy["finding"], "remedy": PLAN | {"workingDays": 3}}
    assert (await visit.post(cast.hung, "/remedies", body)).status_code == 403
    added = await visit.post(cast.thu, "/remedies", body)
    assert [each["dueAt"][:10] for each in added.json()] == ["2026-12-07", "2026-12-23"]


async def test_what_is_overdue_is_seen_by_whom_and_since_when(visit: Visit) -> None:
    remedy, cast = await concluded(visit), visit.cast
    url = "/v1/remedies?overdue=true"
    assert (await visit.client.get(url, headers=cast.dewi.headers)).json()["items"] == []
    visit.hours.forward(days=30)
    [late] = (await visit.client.get(url, headers=cast.dewi.headers)).json()["items"]
    assert (late["id"], late["overdue"], late["owner"]) == (remedy["id"], True, PLAN["owner"])
    assert (await visit.client.get(url, headers=cast.an.headers)).json()["items"] == []
    await report(visit, remedy)
    await judge(visit, cast.thu, remedy)
    assert (await visit.client.get(url, headers=cast.dewi.headers)).json()["items"] == []


async def test_the_units_photos_of_what_it_put_right_are_taken_once_it_is_concluded(visit: Visit) -> None:
    announcement = {
        "purpose": "remedy",
        "sha256": "ab" * 32,
        "size": 900,
        "contentType": "image/jpeg",
        "fileName": "cửa mở.jpg",
        "claimedAt": visit.hours.now.isoformat(),
    }

    async def announce(member: str) -> int:
        url = f"/v1/inspections/{visit.inspection}/evidence/{uuid7()}"
        headers = getattr(visit.cast, member).headers
        return (await visit.client.put(url, json=announcement, headers=headers)).status_code

    assert [await announce(member) for member in ("tuan", "hung")] == [409, 403]
    await concluded(visit)
    assert [await announce(member) for member in ("tuan", "hung")] == [201, 403]


async def test_people_are_told_what_is_theirs_to_do(visit: Visit) -> None:
    remedy, cast = await concluded(visit), visit.cast
    assert "remedy.required" in await names(visit, cast.tuan.headers)
    await report(visit, remedy)
    assert "remedy.reported" in await names(visit, cast.thu.headers)
    await judge(visit, cast.mai, remedy, accepted=False, comment="Chưa đủ")
    assert "remedy.returned" in await names(visit, cast.tuan.headers)


async def names(visit: Visit, headers: dict[str, str]) -> set[str]:
    listed = (await visit.client.get("/v1/notices", headers=headers)).json()["items"]
    return {notice["name"] for notice in listed}


async def test_an_overdue_remedy_raises_the_risk(visit: Visit, cast: Cast, hours: Hours) -> None:
    await concluded(visit)
    lan = await cast.lan.actor(hours.now)
    assert await overdue(Sight(lan, hours.now, False), [cast.centre.id]) == {}
    later = hours.now + timedelta(days=30)
    assert await overdue(Sight(lan, later, False), [cast.centre.id]) == {cast.centre.id: 1}
