"""Interviews and interactions as the phone sends them."""

from datetime import datetime
from typing import Any

import httpx

from ledger.identifiers import uuid7
from tests.api.visits import Visit
from tests.cast import Member


def interview_of(now: datetime, **changed: object) -> dict[str, Any]:
    return {
        "id": str(uuid7()),
        "claimedAt": now.isoformat(),
        "purpose": "supplement",
        "politeness": 4,
        "askedAgain": "yes",
        "deadlineTold": "no",
        "paidMore": "unknown",
        "waitedMinutes": 35,
        "remark": "Phải quay lại vì thiếu một giấy.",
    } | changed


def interaction_of(now: datetime, **changed: object) -> dict[str, Any]:
    return {
        "id": str(uuid7()),
        "claimedAt": now.isoformat(),
        "counter": "Quầy 3",
        "greeted": "yes",
        "explained": "no",
        "apologisedIfLate": "not_applicable",
        "waitedMinutes": 10,
        "servedMinutes": 6,
        "remark": None,
    } | changed


async def send_interview(visit: Visit, member: Member | None = None, **changed: object) -> httpx.Response:
    return await send(visit, "interviews", interview_of(visit.hours.now, **changed), member)


async def send(visit: Visit, what: str, body: dict[str, Any], member: Member | None = None) -> httpx.Response:
    url = f"/v1/inspections/{visit.inspection}/{what}/{body['id']}"
    return await visit.client.put(url, json=body, headers=(member or visit.cast.hung).headers)


async def told_to(visit: Visit, member: Member) -> Any:
    url = f"/v1/inspections/{visit.inspection}/observations"
    answer = await visit.client.get(url, headers=member.headers)
    assert answer.status_code == 200, answer.text
    return answer.json()
