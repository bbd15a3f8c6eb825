"""An opened inspection and what its people do with it, in short verbs."""

import base64
import io
from hashlib import sha256
from typing import Any
from uuid import UUID

import httpx
from PIL import Image

from ledger.identifiers import uuid7
from tests.api.story import SheetOnPhone, publish_checklists, submit, with_answers
from tests.cast import Cast, Member
from tests.conftest import Hours

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

    async def draft(
        self, member: Member | None = None, *, after: int | None = None, **changed: object
    ) -> httpx.Response:
        findings = await self.get(self.cast.thu, "/findings")
        decision = {"result": "upheld", "answer": "Đã xem xét."} | changed
        decisions = [{"finding": row["id"], "severity": row["severity"]} | decision for row in findings]
        body = {"summary": "Đơn vị cần mở cửa đúng giờ.", "decisions": decisions} | (
            {} if after is None else {"after": after}
        )
        return await self.post(member or self.cast.hung, "/conclusions", body)

    async def state(self) -> str:
        return str((await self.get(self.cast.thu))["state"])


async def submitted(visit: Visit, *changed: dict[str, Any]) -> Visit:
    """Hùng saw it, Mai saw nothing else."""
    await visit.sheet(visit.cast.hung, *changed)
    answered = await visit.submit(incompleteReason="Mai ốm, không nộp phiếu")
    assert answered.status_code == 201, answered.text
    return visit


async def upload(visit: Visit, photo: UUID, colour: str = "navy") -> None:
    """As a phone does it: announced with its hash, sent by tus."""
    headers = visit.cast.hung.headers
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(picture, "JPEG")
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
