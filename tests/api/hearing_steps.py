"""Steps around an explanation: more time, one-time links, papers, drafts."""

import base64
from hashlib import sha256
from typing import Any
from uuid import UUID

import httpx

from ledger.identifiers import uuid7
from tests.api.visits import Visit
from tests.cast import Member
from tests.media.photos import photo

REASON = "Người phụ trách hồ sơ đang điều trị đến thứ Sáu."
SAID = "Hôm đó tôi mở cửa lúc 7 giờ 28, có sổ trực."


async def finding_of(visit: Visit) -> str:
    return str((await visit.get(visit.cast.tuan, "/findings"))[0]["id"])


async def ask_for_time(visit: Visit, **changed: object) -> httpx.Response:
    body = {"id": str(uuid7()), "reason": REASON} | changed
    return await visit.post(visit.cast.tuan, "/extensions", body)


async def decide(visit: Visit, member: Member, extension: str, **said: object) -> httpx.Response:
    body = {"granted": True, "answer": "Lý do chính đáng."} | said
    return await visit.post(member, f"/v1/extensions/{extension}/decision", body)


async def granted_by_leader(visit: Visit) -> None:
    asked = await ask_for_time(visit)
    assert asked.status_code == 201, asked.text
    granted = await decide(visit, visit.cast.hung, asked.json()["id"])
    assert granted.status_code == 200, granted.text


async def make_link(visit: Visit, member: Member | None = None) -> dict[str, Any]:
    url = f"/v1/findings/{await finding_of(visit)}/explanation-links"
    made = await visit.post(member or visit.cast.tuan, url, {"post": "Công chức trực cửa"})
    assert made.status_code == 201, made.text
    link: dict[str, Any] = made.json()
    return link


async def read_link(visit: Visit, token: str) -> httpx.Response:
    return await visit.client.post("/v1/explanation-links/reading", json={"token": token})


async def explain_by(visit: Visit, token: str, **changed: object) -> httpx.Response:
    body = {"token": token, "id": str(uuid7()), "position": "disagree", "reasons": SAID} | changed
    return await visit.client.post("/v1/explanation-links/explanation", json=body)


async def send_photo(visit: Visit, token: str, content: bytes, identifier: UUID | None = None) -> httpx.Response:
    headers = {
        "explanation-link": token,
        "content-type": "image/jpeg",
        "content-digest": f"sha-256=:{base64.b64encode(sha256(content).digest()).decode()}:",
    }
    url = f"/v1/explanation-links/photos/{identifier or uuid7()}"
    return await visit.client.put(url, content=content, headers=headers)


def picture() -> bytes:
    return photo("JPEG")
