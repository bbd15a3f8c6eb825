"""From the merged sheet to the conclusion: settled, heard, issued by another, signed by a third."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from ledger.checking import check
from ledger.identifiers import uuid7
from ledger.sequencing import sequence
from tests.api.story import open_door, release_to_team, submit, with_answers
from tests.api.visits import CLOSED, RUDE, Visit, submitted, upload
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def test_the_server_scores_the_merged_sheet(visit: Visit) -> None:
    await visit.sheet(visit.cast.hung)
    await visit.sheet(visit.cast.mai)
    answered = await visit.submit()
    assert (answered.json()["score"], answered.json()["grade"]) == (10000, "A")


async def test_what_two_inspectors_saw_differently_the_leader_settles(visit: Visit) -> None:
    await visit.sheet(visit.cast.hung, RUDE)
    await visit.sheet(visit.cast.mai)
    refused = await visit.submit()
    assert (refused.json()["type"], refused.json()["items"]) == ("/problems/overlaps-not-settled", "CL-VN-01-C01")
    settled = await visit.submit(settlements={"CL-VN-01-C01": str(visit.cast.hung.person)})
    assert settled.status_code == 201
    assert [row["item"] for row in await visit.get(visit.cast.tuan, "/findings")] == ["CL-VN-01-C01"]


async def test_only_the_leader_submits(visit: Visit) -> None:
    await visit.sheet(visit.cast.mai)
    refused = await submit(visit.client, visit.cast.mai, visit.inspection, visit.hours.now)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/leader-only")


async def test_a_missing_sheet_or_answer_needs_a_reason(visit: Visit) -> None:
    assert (await visit.submit()).json()["type"] == "/problems/no-sheet"
    await visit.sheet(visit.cast.hung)
    assert (await visit.submit()).json()["names"] == "Lê Thị Mai"


async def test_the_same_submission_again_is_harmless_and_another_is_refused(visit: Visit) -> None:
    await visit.sheet(visit.cast.hung)
    body = {"id": str(uuid7()), "incompleteReason": "Mai ốm"}
    assert (await visit.submit(**body)).status_code == 201
    assert (await visit.submit(**body)).status_code == 200
    assert (await visit.submit(incompleteReason="Mai ốm")).status_code == 409


async def test_a_sheet_after_the_submission_is_kept_beside_it_and_not_scored(visit: Visit) -> None:
    sheet = await visit.sheet(visit.cast.hung)
    await visit.submit(incompleteReason="Mai ốm")
    late = sheet.next(with_answers(RUDE), visit.hours.forward(minutes=1), reason="Nhớ ra thêm")
    answers = [await sheet.send(visit.client, visit.cast.hung, late) for _ in range(2)]
    assert [(answer.status_code, answer.json()["late"]) for answer in answers] == [(201, True), (200, True)]
    assert (await visit.get(visit.cast.thu, "/submission"))["score"] == 10000
    [listed] = await visit.get(visit.cast.thu, "/sheets")
    assert (listed["revision"], listed["late"]) == (2, True)


async def test_the_unit_sees_nothing_of_the_findings_while_the_team_works(visit: Visit) -> None:
    await visit.sheet(visit.cast.hung, RUDE)
    url = f"/v1/inspections/{visit.inspection}/findings"
    assert (await visit.client.get(url, headers=visit.cast.tuan.headers)).status_code == 403


async def test_the_units_clock_starts_when_the_cited_photo_is_there(visit: Visit) -> None:
    photo = uuid7()
    await submitted(visit, CLOSED | {"evidence": [str(photo)]})
    assert await visit.state() == "submitted"
    await upload(visit, photo)
    seen = await visit.get(visit.cast.tuan)
    assert (seen["state"], seen["explanationDue"]) == ("explaining", "2026-11-27T16:59:59Z")


async def test_the_culture_day_of_november_24_does_not_count(visit: Visit) -> None:
    """Monday 23 November; the 24th is Vietnam's day of culture: three working days end on Friday."""
    await submitted(visit, CLOSED)
    assert (await visit.get(visit.cast.tuan))["explanationDue"] == "2026-11-27T16:59:59Z"


async def test_nobody_is_concluded_on_unheard(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    refused = await visit.draft()
    assert (refused.json()["type"], refused.json()["items"]) == ("/problems/not-heard-yet", "CL-VN-02-A01")
    visit.hours.forward(days=7)
    assert (await visit.draft()).status_code == 201


async def test_a_contested_point_is_answered(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    assert (await visit.explain()).status_code == 201
    assert (await visit.draft(answer=None)).json()["type"] == "/problems/contested-unanswered"
    assert (await visit.draft()).status_code == 201


@pytest.mark.parametrize("vague", [{"reasons": ""}, {"reasons": "          "}, {"position": ""}, {"position": "maybe"}])
async def test_an_answer_without_position_or_reasons_is_no_answer(visit: Visit, vague: dict[str, str]) -> None:
    await submitted(visit, CLOSED)
    assert (await visit.explain(**vague)).status_code in (400, 422)


async def test_an_explanation_sent_twice_counts_once(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    body = {"id": str(uuid7()), "reasons": "Hôm đó mất điện toàn xã."}
    assert [(await visit.explain(**body)).status_code for _ in range(2)] == [201, 200]
    assert (await visit.explain(**body | {"reasons": "Lý do khác hẳn."})).status_code == 409


async def test_the_units_photos_stand_with_its_explanation_before_they_arrive(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    body: dict[str, Any] = {"id": str(uuid7()), "photos": [str(uuid7())]}
    assert [(await visit.explain(**body)).status_code for _ in range(2)] == [201, 200]
    assert (await visit.explain(**body | {"photos": []})).status_code == 409
    explained = (await visit.get(visit.cast.thu, "/findings"))[0]["explanation"]
    assert explained["photos"] == body["photos"]


async def test_a_photo_of_another_visit_explains_nothing(visit: Visit, cast: Cast, hours: Hours) -> None:
    other = Visit(visit.client, cast, hours, await release_to_team(cast, hours.now))
    assert (await open_door(visit.client, cast.hung, other.inspection, hours.now)).status_code == 201
    photo = uuid7()
    await upload(other, photo)
    await submitted(visit, CLOSED)
    assert (await visit.explain(photos=[str(photo)])).json()["type"] == "/problems/explanation-photo-elsewhere"


async def test_a_serious_finding_needs_three_people(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    await visit.explain()
    await visit.draft()
    cast = visit.cast
    assert (await visit.post(cast.hung, "/conclusions/1/issuance")).status_code == 403
    issued = await visit.post(cast.thu, "/conclusions/1/issuance")
    assert (issued.json()["state"], await visit.state()) == ("issued", "explaining")
    again = await visit.post(cast.thu, "/conclusions/1/second-signature")
    assert again.json()["type"] == "/problems/same-person-twice"
    signed = await visit.post(cast.minh, "/conclusions/1/second-signature")
    assert (signed.json()["state"], await visit.state()) == ("concluded", "concluded")


async def test_whoever_drafts_does_not_issue(visit: Visit) -> None:
    await submitted(visit, RUDE)
    await visit.explain("agree")
    await visit.draft(visit.cast.thu)
    refused = await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    assert refused.json()["type"] == "/problems/same-person-twice"
    assert (await visit.post(visit.cast.minh, "/conclusions/1/issuance")).json()["state"] == "concluded"


async def test_taking_back_what_was_serious_needs_the_second_signature_too(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    await visit.explain()
    await visit.draft(severity="S1")
    issued = await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    assert (issued.json()["needsSecondSignature"], await visit.state()) == (True, "explaining")
    await visit.post(visit.cast.minh, "/conclusions/1/second-signature")
    assert (await visit.get(visit.cast.tuan, "/findings"))[0]["severity"] == "S1"


async def test_an_explanation_after_the_draft_is_weighed_first(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    await visit.explain()
    await visit.draft()
    visit.hours.forward(minutes=1)
    await visit.explain()
    refused = await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    assert refused.json()["type"] == "/problems/explanation-after-draft"


async def test_a_clock_that_was_set_back_does_not_make_an_explanation_later_than_its_draft(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    await visit.explain()
    visit.hours.forward(hours=-5)
    assert (await visit.draft()).json()["number"] == 1
    assert (await visit.draft()).json()["number"] == 1
    assert (await visit.post(visit.cast.thu, "/conclusions/1/issuance")).status_code == 201


async def test_a_draft_is_not_for_the_unit(visit: Visit) -> None:
    await submitted(visit, RUDE)
    await visit.explain("agree")
    await visit.draft()
    url = f"/v1/inspections/{visit.inspection}/conclusion"
    assert (await visit.client.get(url, headers=visit.cast.tuan.headers)).status_code == 403
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    assert (await visit.client.get(url, headers=visit.cast.tuan.headers)).status_code == 200


async def test_a_concluded_inspection_is_closed_and_the_ledger_holds(visit: Visit) -> None:
    await submitted(visit, RUDE)
    await visit.explain("agree")
    await visit.draft()
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    assert (await visit.post(visit.cast.minh, "/closure")).json()["state"] == "closed"
    await sequence(visit.hours.now)
    assert (await check()).fault is None


async def test_the_leader_says_another_severity_with_a_reason(visit: Visit) -> None:
    severities = [{"item": "CL-VN-01-C01", "severity": "S2", "reason": "Nhiều người dân phàn nàn"}]
    await visit.sheet(visit.cast.hung, RUDE)
    refused = await visit.submit(incompleteReason="Mai ốm", severities=[severities[0] | {"item": "CL-VN-01-A03"}])
    assert refused.json()["type"] == "/problems/severity-without-finding"
    assert (await visit.submit(incompleteReason="Mai ốm", severities=severities)).status_code == 201
    finding = (await visit.get(visit.cast.tuan, "/findings"))[0]
    assert (finding["severity"], finding["proposedBy"]) == ("S2", str(visit.cast.hung.person))


async def test_what_is_commended_is_told_to_the_unit(visit: Visit) -> None:
    await submitted(visit, {"item": "CL-VN-01-F03", "type": "text", "value": "Quầy 3 rất tận tình"})
    finding = (await visit.get(visit.cast.tuan, "/findings"))[0]
    assert (finding["severity"], finding["note"]) == ("S0", "Quầy 3 rất tận tình")


async def test_a_late_arrival_is_said(visit: Visit, cast: Cast, hours: Hours) -> None:
    inspection = await release_to_team(cast, hours.now)
    late = Visit(visit.client, cast, hours, inspection)
    hours.now += timedelta(hours=2)
    await open_door(visit.client, cast.hung, inspection, hours.now)
    await submitted(late)
    assert (await late.get(cast.thu))["outcome"] == "late"
