"""One photo on its way: announced, its upload opened, its bytes sent, and asked after where that did not go well."""

from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from bench.load.actors import JSON, Actor, pause_after
from bench.load.wire import Answer
from ledger.identifiers import uuid7

TUS = {"tus-resumable": "1.0.0"}
PART = TUS | {"content-type": "application/offset+octet-stream"}


class Photo:
    def __init__(self, visit: str, picture: bytes) -> None:
        """The id stands in a comment right after the start of the file, so that no two are the same."""
        self.id: UUID = uuid7()
        self._content = picture[:2] + b"\xff\xfe\x00\x12" + self.id.bytes + picture[2:]
        self._digest = sha256(self._content)
        self._announced_at = f"/v1/inspections/{visit}/evidence/{self.id}"
        self._claimed_at = datetime.now(UTC).isoformat()
        self._step, self._offset = self._announce, 0

    async def send(self, phone: Actor, due: float | None) -> float | None:
        """Seconds until it goes on where it is; None when the server has all of it, or refused it for good."""
        while True:
            step = self._step
            pause = await step(phone, due)
            if pause is not None or self._step == step:
                return pause
            due = None

    async def _announce(self, phone: Actor, due: float | None) -> float | None:
        said = {
            "purpose": "item",
            "item": "CL-VN-01-A01",
            "sha256": self._digest.hexdigest(),
            "size": len(self._content),
            "contentType": "image/jpeg",
            "fileName": "anh.jpg",
            "claimedAt": self._claimed_at,
        }
        body = msgspec.json.encode(said)
        answer = await phone.ask("photo", "PUT", self._announced_at, due=due, body=body, headers=JSON)
        if answer.status in (200, 201):
            self._step = self._open
        return pause_after(answer)

    async def _open(self, phone: Actor, due: float | None) -> float | None:
        named = b64encode(str(self.id).encode()).decode()
        headers = TUS | {"upload-length": str(len(self._content)), "upload-metadata": f"evidence {named}"}
        answer = await phone.ask("photo", "POST", "/v1/uploads", due=due, headers=headers)
        if answer.status == 201:
            self._step = self._send_bytes
        return pause_after(answer)

    async def _send_bytes(self, phone: Actor, due: float | None) -> float | None:
        self._step = self._ask_after
        headers = PART | {"upload-offset": str(self._offset)}
        content = self._content[self._offset :]
        answer = await phone.ask("bytes", "PATCH", self._path, due=due, body=content, headers=headers)
        if 400 <= answer.status < 500 and answer.status != 423:
            self._step = self._end
        return self._told(phone, answer)

    async def _ask_after(self, phone: Actor, due: float | None) -> float | None:
        answer = await phone.ask("photo", "HEAD", self._path, due=due, headers=TUS)
        if answer.status == 200 and offset_of(answer) < len(self._content):
            self._step, self._offset = self._send_bytes, offset_of(answer)
        return self._told(phone, answer)

    def _told(self, phone: Actor, answer: Answer) -> float | None:
        whole = offset_of(answer) == len(self._content)
        if answer.status in (200, 204) and whole:
            phone.log.photos[self.id] = self._digest.digest()
            self._step = self._end
            return None
        return pause_after(answer)

    async def _end(self, phone: Actor, due: float | None) -> float | None:  # noqa: ARG002
        return None

    @property
    def _path(self) -> str:
        return f"/v1/uploads/{self.id}"


def offset_of(answer: Answer) -> int:
    return int(answer.headers.get(b"upload-offset", b"-1"))
