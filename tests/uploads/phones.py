"""Phones that send their photos as tus tells them to: after every mishap they ask where to go on, and go on."""

import asyncio
import random
from base64 import b64encode
from datetime import datetime
from hashlib import sha1
from uuid import UUID

import httpx
import msgspec

from ledger.identifiers import uuid7
from tests.api.uploading import PART, TUS
from tests.cast import Member
from tests.media.photos import jpeg, sha256

AGAIN = {423, 429, 460, 500, 502, 503}


class Photo(msgspec.Struct, frozen=True):
    content: bytes
    claimed_at: datetime
    id: UUID = msgspec.field(default_factory=uuid7)

    @property
    def announcement(self) -> dict[str, object]:
        return {
            "purpose": "item",
            "item": "CL-VN-02-A01",
            "sha256": sha256(self.content).hex(),
            "size": len(self.content),
            "contentType": "image/jpeg",
            "fileName": f"ảnh {self.id}.jpg",
            "claimedAt": self.claimed_at.isoformat(),
        }


def photos(count: int, now: datetime, dice: random.Random) -> list[Photo]:
    """Small and middling, no two alike."""
    return [Photo(jpeg(dice.randrange(80, 640), dice.randrange(80, 480), quality=95), now) for _ in range(count)]


class Phone:
    """Sends one photo after the other. `acknowledged` are those of which a server said that they have arrived."""

    def __init__(self, client: httpx.AsyncClient, member: Member, inspection: UUID, dice: random.Random) -> None:
        self._client = client
        self._headers = member.headers
        self._inspection = inspection
        self._dice = dice
        self.acknowledged: set[UUID] = set()
        self.unexpected: list[str] = []

    async def send(self, photo: Photo) -> None:
        await self._until(201, 200, "PUT", f"/v1/inspections/{self._inspection}/evidence/{photo.id}", photo)
        named = b64encode(str(photo.id).encode()).decode()
        opening = TUS | {"upload-length": str(len(photo.content)), "upload-metadata": f"evidence {named}"}
        await self._until(201, 201, "POST", "/v1/uploads", headers=opening)
        while photo.id not in self.acknowledged:
            await self._go_on(photo)

    async def _go_on(self, photo: Photo) -> None:
        """From where the server is: one part, with or without its checksum, or the news that all is there."""
        path = f"/v1/uploads/{photo.id}"
        told = await self._until(200, 200, "HEAD", path, headers=TUS)
        offset = int(told.headers["upload-offset"])
        while offset < len(photo.content):
            part = photo.content[offset : offset + self._dice.randrange(1000, 60_000)]
            headers = PART | {"upload-offset": str(offset)} | self._checksum(part)
            answer = await self._ask("PATCH", path, content=part, headers=headers)
            if answer is None or answer.status_code != 204:
                await self._judge(answer, {409})
                return
            offset = int(answer.headers["upload-offset"])
        self.acknowledged.add(photo.id)

    def _checksum(self, part: bytes) -> dict[str, str]:
        if self._dice.random() < 0.5:
            return {}
        return {"upload-checksum": f"sha1 {b64encode(sha1(part).digest()).decode()}"}

    async def _until(
        self,
        first: int,
        again: int,
        method: str,
        path: str,
        photo: Photo | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        while True:
            body = photo.announcement if photo else None
            answer = await self._ask(method, path, json=body, headers=headers or {})
            if answer is not None and answer.status_code in (first, again):
                return answer
            await self._judge(answer, set())

    async def _judge(self, answer: httpx.Response | None, harmless: set[int]) -> None:
        """Nothing an honest phone hears is anything but a wish for patience, whatever the line does."""
        if answer is not None and answer.status_code not in AGAIN | harmless:
            self.unexpected.append(f"{answer.request.method} {answer.status_code} {answer.text}")
        if answer is not None and answer.status_code == 500:
            self.unexpected.append(answer.text)
        await asyncio.sleep(self._dice.uniform(0.01, 0.2))

    async def _ask(
        self, method: str, path: str, *, headers: dict[str, str], content: bytes | None = None, json: object = None
    ) -> httpx.Response | None:
        """None when the line broke."""
        try:
            return await self._client.request(method, path, content=content, json=json, headers=self._headers | headers)
        except httpx.TransportError:
            return None
