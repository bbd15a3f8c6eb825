"""What a phone does with a photo, step by step."""

from base64 import b64encode
from datetime import datetime
from uuid import UUID

import httpx

from ledger.identifiers import uuid7
from media.announcing import announce
from media.rules import Claim
from tests.cast import Member
from tests.media.photos import sha256

TUS = {"tus-resumable": "1.0.0"}
PART = TUS | {"content-type": "application/offset+octet-stream"}


async def announced(member: Member, content: bytes, now: datetime, *, file_name: str = "ảnh quầy.jpg") -> UUID:
    """Said by the phone; whether it may is the concern of other tests."""
    evidence = uuid7()
    claim = Claim(
        purpose="minutes",
        item=None,
        sha256=sha256(content),
        size=len(content),
        content_type="image/jpeg",
        file_name=file_name,
        claimed_at=now,
        latitude=None,
        longitude=None,
        accuracy=None,
        device_signature=None,
    )
    assert await announce(await member.actor(now), uuid7(), evidence, claim, now)
    return evidence


class Phone:
    """One person's uploads of one photo."""

    def __init__(self, client: httpx.AsyncClient, member: Member, evidence: UUID) -> None:
        self.client = client
        self.headers = member.headers
        self.evidence = evidence
        self.path = f"/v1/uploads/{evidence}"

    async def open(self, length: int, **changed: str) -> httpx.Response:
        named = b64encode(str(self.evidence).encode()).decode()
        headers = {"upload-length": str(length), "upload-metadata": f"evidence {named},filename YQ=="}
        return await self.client.post("/v1/uploads", headers=self.headers | TUS | headers | changed)

    async def send(self, part: bytes, offset: int, **changed: str) -> httpx.Response:
        headers = self.headers | PART | {"upload-offset": str(offset)} | changed
        return await self.client.patch(self.path, content=part, headers=headers)

    async def offset(self) -> int:
        answer = await self.client.head(self.path, headers=self.headers | TUS)
        assert answer.status_code == 200, answer.status_code
        return int(answer.headers["upload-offset"])
