"""Minutes as the leader's phone makes and sends them."""

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

import httpx

from ledger.identifiers import uuid7
from tests.api.story import digest
from tests.api.uploading import Phone
from tests.api.visits import CLOSED, Visit
from tests.cast import Member
from tests.media.photos import photo

HEAD = {"name": "Phạm Anh Tuấn", "post": "Giám đốc Trung tâm"}
WITNESS = {"name": "Đỗ Thị Ngọc Ánh", "post": "Mặt trận Tổ quốc xã"}
STROKES = [[[100, 200], [400, 60], [700, 340]], [[720, 100]]]
READ = {"item": CLOSED["item"], "severity": "S4", "said": CLOSED["note"]}


async def end_visit(visit: Visit, *changed: dict[str, Any]) -> UUID:
    """With one finding; the id of the submission."""
    submission = uuid7()
    await visit.sheet(visit.cast.hung, *(changed or (CLOSED,)))
    answered = await visit.submit(id=str(submission), incompleteReason="Mai ốm, không nộp phiếu")
    assert answered.status_code == 201, answered.text
    return submission


def drawn(by: str, person: UUID | None = None) -> dict[str, Any]:
    return {"by": by, "person": str(person) if person else None, "strokes": STROKES}


def minutes_of(visit: Visit, submission: UUID, **changed: object) -> dict[str, Any]:
    """Signed by the leader and the unit's head."""
    return {
        "id": str(uuid7()),
        "inspection": str(visit.inspection),
        "submission": str(submission),
        "claimedAt": visit.hours.now.isoformat(),
        "read": [READ],
        "closing": "signed",
        "unit": HEAD,
        "reservations": None,
        "refusal": None,
        "paper": [],
        "signatures": [drawn("member", visit.cast.hung.person), drawn("unit")],
    } | changed


def refused(visit: Visit) -> dict[str, Any]:
    return {
        "closing": "refused",
        "refusal": {"reason": "Không đồng ý với giờ ghi trong biên bản.", "witness": WITNESS},
        "signatures": [drawn("member", visit.cast.hung.person), drawn("witness")],
    }


async def send_minutes(
    visit: Visit,
    minutes: dict[str, Any] | bytes,
    member: Member | None = None,
    at: str = "",
    headers: dict[str, str] | None = None,
) -> httpx.Response:
    body = minutes if isinstance(minutes, bytes) else json.dumps(minutes).encode()
    identifier = at or json.loads(body)["id"]
    return await visit.client.put(
        f"/v1/inspections/{visit.inspection}/minutes/{identifier}",
        content=body,
        headers=(member or visit.cast.hung).headers
        | {"content-digest": digest(body), "content-type": "application/json"}
        | (headers or {}),
    )


async def kept_minutes(visit: Visit, **changed: object) -> dict[str, Any]:
    """The visit has ended and its minutes are kept."""
    sent = await send_minutes(visit, minutes_of(visit, await end_visit(visit), **changed))
    assert sent.status_code == 201, sent.text
    told: dict[str, Any] = sent.json()
    return told


async def send_page(visit: Visit, page: UUID, content: bytes | None = None) -> None:
    """A photographed page of the minutes."""
    content = content or photo("JPEG")
    announcement = {
        "purpose": "minutes",
        "item": None,
        "sha256": sha256(content).hexdigest(),
        "size": len(content),
        "contentType": "image/jpeg",
        "fileName": "biên bản.jpg",
        "claimedAt": visit.hours.now.isoformat(),
    }
    headers = visit.cast.hung.headers
    url = f"/v1/inspections/{visit.inspection}/evidence/{page}"
    announced = await visit.client.put(url, json=announcement, headers=headers)
    assert announced.status_code in (200, 201), announced.text
    phone = Phone(visit.client, visit.cast.hung, page)
    assert (await phone.open(len(content))).status_code == 201
    assert (await phone.send(content, 0)).status_code == 204


async def printed(visit: Visit, member: Member, languages: str = "") -> httpx.Response:
    query = f"?languages={languages}" if languages else ""
    return await visit.client.get(f"/v1/inspections/{visit.inspection}/minutes.pdf{query}", headers=member.headers)
