"""Steps that several tests of an inspection share, through HTTP like everybody else."""

import base64
import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import httpx
import msgspec

from checklists.publishing import PublishedChecklist, newest_version
from checklists.starting import publish_starters
from inspections.visiting.releasing import release
from ledger.changes import change
from ledger.identifiers import uuid7
from tests.cast import Cast, Member

OPENING = "CL-VN-OPEN"


async def publish_checklists(cast: Cast, now: datetime) -> PublishedChecklist:
    await publish_starters(cast.thu.person, cast.minh.person, now)
    return await newest_version(OPENING)


async def release_to_team(cast: Cast, now: datetime) -> UUID:
    """Hùng leads, Mai is with him; they are to be at the centre in half an hour."""
    checklist = await publish_checklists(cast, now)
    async with change(by="clock", at=now) as record:
        return await release(
            record,
            kind="drawn",
            programme=uuid7(),
            plan_version=None,
            draw_day=None,
            unit=cast.centre.id,
            leader=cast.hung.person,
            members=[cast.mai.person],
            checklist_version=checklist.id,
            profile="opening",
            arrives_at=now + timedelta(minutes=30),
            ends_at=now + timedelta(hours=9),
            now=now,
        )


async def open_door(client: httpx.AsyncClient, member: Member, inspection: UUID, now: datetime) -> httpx.Response:
    body = {"id": str(uuid7()), "claimedAt": now.isoformat(), "latitude": 20.8, "longitude": 106.0, "accuracy": 12}
    return await client.put(f"/v1/inspections/{inspection}/opening", json=body, headers=member.headers)


def all_good() -> list[dict[str, Any]]:
    """An opening check that finds nothing wrong; the photo is a made-up id."""
    return [
        {"item": "CL-VN-01-A01", "type": "count", "value": 8, "denominator": 8},
        {"item": "CL-VN-03-A01", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-01-A03", "type": "count", "value": 0},
        {"item": "CL-VN-02-A01", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-02-A03", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-02-C01", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-02-B01", "type": "yesno", "value": "yes", "evidence": [str(UUID(int=7))]},
        {"item": "CL-VN-01-B01", "type": "count", "value": 8, "denominator": 8},
        {"item": "CL-VN-01-B02", "type": "count", "value": 8, "denominator": 8},
        {"item": "CL-VN-01-C01", "type": "count", "value": 5, "denominator": 5},
        {"item": "CL-VN-01-F04", "type": "photo", "evidence": [str(UUID(int=8))]},
    ]


def with_answers(*changed: dict[str, Any]) -> list[dict[str, Any]]:
    by_item = {answer["item"]: answer for answer in [*all_good(), *changed]}
    return list(by_item.values())


class SheetOnPhone(msgspec.Struct):
    """A sheet as the phone keeps it: its own id, revision after revision."""

    inspection: UUID
    checklist: PublishedChecklist
    id: UUID = msgspec.field(default_factory=uuid7)
    revision: int = 0

    def next(self, answers: list[dict[str, Any]], now: datetime, submitted: bool = True, **more: object) -> bytes:
        self.revision += 1
        return self.write(self.revision, answers, now, submitted, **more)

    def write(
        self, revision: int, answers: list[dict[str, Any]], now: datetime, submitted: bool, **more: object
    ) -> bytes:
        document = {
            "inspection": str(self.inspection),
            "sheet": str(self.id),
            "revision": revision,
            "checklist": self.checklist.sha256.hex(),
            "claimedAt": now.isoformat(),
            "submitted": submitted,
            "answers": answers,
            **more,
        }
        return json.dumps(document).encode()

    async def send(
        self, client: httpx.AsyncClient, member: Member, body: bytes, revision: int | None = None
    ) -> httpx.Response:
        return await client.put(
            f"/v1/inspections/{self.inspection}/sheets/{self.id}/revisions/{revision or self.revision}",
            content=body,
            headers=member.headers | {"content-digest": digest(body), "content-type": "application/json"},
        )


def digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(sha256(body).digest()).decode()}:"


async def submit(
    client: httpx.AsyncClient, member: Member, inspection: UUID, now: datetime, **more: object
) -> httpx.Response:
    body = {"id": str(uuid7()), "claimedAt": now.isoformat(), **more}
    return await client.put(f"/v1/inspections/{inspection}/submission", json=body, headers=member.headers)
