"""From the merged sheet to the conclusion: settled, heard, issued by another, signed by a third."""

import base64
import io
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import httpx
import pytest
from PIL import Image

from ledger.checking import check
from ledger.identifiers import uuid7
from ledger.sequencing import sequence
from tests.api.story import SheetOnPhone, open_door, publish_checklists, release_to_team, submit, with_answers
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

RUDE = {"item": "CL-VN-01-C01", "type": "count", "value": 1, "denominator": 5, "note": "Không chào dân"}
CLOSED = {"item": "CL-VN-02-A01", "type": "yesno", "value": "no", "note": "7 giờ 40 chưa mở cửa"}


class Visit:
    """An opened inspection and the two sheets, with short verbs for the tests."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, hours: Hours, inspection: UUID) -> None:
        self.client, self.cast, self.hours, self.inspection = client, cast, hours, inspection

    async def sheet(self, member: Member, *changed: dict[str, Any]) -> SheetOnPhone:
        sheet = SheetOnPhone(self.inspection, await publish_checklists(self.cast, self.hours.now))
        answered = await sheet.send(self.client, member, sheet.next(with_answers(*changed), self.hours.now))
        assert answered.status_code == 201, answered.text
        return sheet

    async def submit(self, **more: object) -> httpx.Response:
        return await submit(self.client, self.cast.hung, self.inspection, self.hours.now, **more)

    async def get(self, member: Member, what: str = "") -> Any:
        answered = await self.client.get(f"/v1/inspections/{self.inspection}{what}", headers=member.headers)
        assert answered.status_code == 200, answered.text
        return answered.json()

    async def post(self, member: Member, what: str, body: object = None) -> httpx.Response:
        url = what if what.startswith("/v1") else f"/v1/inspections/{self.inspection}{what}"
        return await self.client.post(url, json=body, headers=member.headers)

    async def explain(self, position: str = "disagree", **changed: object) -> httpx.Response:
        finding = (await self.get(self.cast.tuan, "/findings"))[0]
        body = {"id": str(uuid7()), "position": position, "reasons": "Hôm đó mất điện toàn xã."} | changed
        return await self.post(self.cast.tuan, f"/v1/findings/{finding['id']}/explanations", body)

    async def draft(self, member: Member | None = None, **changed: object) -> httpx.Response:
        findings = await self.get(self.cast.thu, "/findings")
        decision = {"result": "upheld", "answer": "Đã xem xét."} | changed
        decisions = [{"finding": row["id"], "severity": row["severity"]} | decision for row in findings]
        body = {"summary": "Đơn vị cần mở cửa đúng giờ.", "decisions": decisions}
        return await self.post(member or self.cast.hung, "/conclusions", body)

    async def state(self) -> str:
        return str((await self.get(self.cast.thu))["state"])


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def submitted(visit: Visit, *changed: dict[str, Any]) -> Visit:
    """Hùng saw it, Mai saw nothing else."""
    await visit.sheet(visit.cast.hung, *changed)
    answered = await visit.submit(incompleteReason="Mai ốm, không nộp phiếu")
    assert answered.status_code == 201, answered.text
    return visit


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


async def test_after_the_submission_no_sheet_comes_in(visit: Visit) -> None:
    sheet = await visit.sheet(visit.cast.hung)
    await visit.submit(incompleteReason="Mai ốm")
    late = sheet.next(with_answers(RUDE), visit.hours.now, reason="Nhớ ra thêm")
    assert (await sheet.send(visit.client, visit.cast.hung, late)).json()["type"] == "/problems/wrong-state"


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


async def test_a_late_arrival_is_said(visit: Visit, cast: Cast, hours: Hours) -> None:
    inspection = await release_to_team(cast, hours.now)
    late = Visit(visit.client, cast, hours, inspection)
    hours.now += timedelta(hours=2)
    await open_door(visit.client, cast.hung, inspection, hours.now)
    await submitted(late)
    assert (await late.get(cast.thu))["outcome"] == "late"


async def upload(visit: Visit, photo: UUID) -> None:
    """As a phone does it: announced with its hash, sent by tus."""
    headers = visit.cast.hung.headers
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(picture, "JPEG")
    content = picture.getvalue()
    announcement = {
        "purpose": "item",
        "item": "CL-VN-02-A01",
        "sha256": sha256(content).hexdigest(),
        "size": len(content),
        "contentType": "image/jpeg",
        "fileName": "cửa đóng.jpg",
        "claimedAt": visit.hours.now.isoformat(),
    }
    url = f"/v1/inspections/{visit.inspection}/evidence/{photo}"
    announced = await visit.client.put(url, json=announcement, headers=headers)
    assert announced.status_code == 201, announced.text
    tus = headers | {"tus-resumable": "1.0.0"}
    created = await visit.client.post(
        "/v1/uploads",
        headers=tus | {"upload-length": str(len(content)), "upload-metadata": f"evidence {metadata(photo)}"},
    )
    assert created.status_code == 201, created.text
    sent = await visit.client.patch(
        created.headers["location"],
        content=content,
        headers=tus | {"upload-offset": "0", "content-type": "application/offset+octet-stream"},
    )
    assert sent.status_code == 204, sent.text


def metadata(photo: UUID) -> str:
    return base64.b64encode(str(photo).encode()).decode()
