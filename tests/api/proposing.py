"""A proposal on its way, in short verbs: Hùng makes it, Thu signs, Minh signs second."""

from typing import Any

import httpx

from ledger.identifiers import uuid7
from tests.api.visits import Visit
from tests.cast import Member

TEXT = "Đề nghị xem xét trách nhiệm việc trung tâm đóng cửa trong giờ làm việc."
LOOKED = "Đã xem hồ sơ, không có căn cứ nào như vậy."
PERSON = {"concerns": "person", "post": "Phó giám đốc trung tâm"}
SENT = {"reference": "12/KN-SNV", "addressee": "Ủy ban nhân dân xã Xuân Trúc"}


async def make(visit: Visit, member: Member | None = None, **changed: object) -> httpx.Response:
    findings = [each["id"] for each in await visit.get(visit.cast.thu, "/findings")]
    body = {
        "id": str(uuid7()),
        "findings": findings,
        "level": "L4",
        "concerns": "unit",
        "text": TEXT,
        "authority": "Ủy ban nhân dân xã Xuân Trúc",
    }
    return await visit.post(member or visit.cast.hung, "/proposals", body | changed)


async def made(visit: Visit, member: Member | None = None, **changed: object) -> str:
    answered = await make(visit, member, **changed)
    assert answered.status_code == 201, answered.text
    return str(answered.json()["id"])


async def step(visit: Visit, member: Member, proposal: str, what: str, **body: object) -> httpx.Response:
    return await visit.post(member, f"/v1/proposals/{proposal}/{what}", body)


async def look_at(visit: Visit, proposal: str, *kinds: str, clear: bool = True) -> None:
    for kind in kinds or ("exemption", "not_considered", "relatives"):
        answered = await step(visit, visit.cast.hung, proposal, "checks", kind=kind, clear=clear, reason=LOOKED)
        assert answered.status_code == 201, answered.text


async def sign(visit: Visit, proposal: str) -> httpx.Response:
    return await step(visit, visit.cast.thu, proposal, "signature", signed=True)


async def sign_second(visit: Visit, proposal: str) -> httpx.Response:
    return await step(visit, visit.cast.minh, proposal, "second-signature", signed=True)


async def signed(visit: Visit, **changed: object) -> str:
    """With all its checks, by both."""
    proposal = await made(visit, None, **changed)
    await look_at(visit, proposal)
    for answered in (await sign(visit, proposal), await sign_second(visit, proposal)):
        assert answered.status_code == 200, answered.text
    return proposal


async def send(visit: Visit, proposal: str, **changed: object) -> httpx.Response:
    body = SENT | {"sentOn": str(visit.hours.now.date())} | changed
    return await step(visit, visit.cast.thu, proposal, "sending", **body)


async def answer(visit: Visit, proposal: str, **changed: object) -> httpx.Response:
    body = {
        "id": str(uuid7()),
        "result": "decided",
        "decidedOn": str(visit.hours.now.date()),
        "text": "Đã họp kiểm điểm, có biên bản.",
    }
    return await step(visit, visit.cast.thu, proposal, "outcomes", **body | changed)


async def listed(visit: Visit, member: Member, show: str = "all") -> list[dict[str, Any]]:
    answered = await visit.client.get("/v1/proposals", params={"show": show}, headers=member.headers)
    assert answered.status_code == 200, answered.text
    return list(answered.json()["items"])


async def read(visit: Visit, member: Member, proposal: str) -> dict[str, Any]:
    answered = await visit.client.get(f"/v1/proposals/{proposal}", headers=member.headers)
    assert answered.status_code == 200, answered.text
    return dict(answered.json())
