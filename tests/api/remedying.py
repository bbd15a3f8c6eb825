"""From the conclusion to a settled remedy, in short verbs."""

from typing import Any

import httpx

from ledger.identifiers import uuid7
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Member

PLAN = {"cause": "procedure", "action": "Mở cửa đúng giờ, phân công trực.", "owner": "Phó thủ trưởng đơn vị"}
DONE = "Từ thứ Hai đã phân công người mở cửa lúc 7 giờ 30."


async def concluded(visit: Visit, **decided: Any) -> dict[str, Any]:
    """Closed doors, S3, upheld by three people with a remedy, nine days later; the remedy."""
    await submitted(visit, CLOSED)
    visit.hours.forward(days=9)
    drafted = await visit.draft(**{"remedy": PLAN, **decided})
    assert drafted.status_code == 201, drafted.text
    assert (await visit.post(visit.cast.thu, "/conclusions/1/issuance")).status_code == 201
    await visit.post(visit.cast.minh, "/conclusions/1/second-signature")
    assert await visit.state() == "concluded"
    found = await visit.get(visit.cast.tuan, "/remedies")
    return dict(found[0]) if found else {}


async def report(visit: Visit, remedy: dict[str, Any], **changed: object) -> httpx.Response:
    body = {"id": str(uuid7()), "text": DONE} | changed
    return await visit.post(visit.cast.tuan, f"/v1/remedies/{remedy['id']}/reports", body)


async def judge(
    visit: Visit, member: Member, remedy: dict[str, Any], accepted: bool = True, **more: object
) -> httpx.Response:
    body = {"report": 1, "accepted": accepted} | more
    return await visit.post(member, f"/v1/remedies/{remedy['id']}/judgement", body)


def problem(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).removeprefix("/problems/")
