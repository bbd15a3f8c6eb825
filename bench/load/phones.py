"""An inspector's phone, as web/src/store and web/src/sync have it."""

import asyncio
from base64 import b64encode
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from bench.load.actors import JSON, Account, Actor, Log, pause_after
from bench.load.photos import Photo
from bench.load.wire import Wire
from ledger.identifiers import uuid7

UNDER_WAY = ("released", "opened", "submitted", "explaining")
LAST_DRAFT = 10
"""At the latest after so many drafts a phone hands the sheet in, which the server scores; the next ones correct it."""


class Kit(msgspec.Struct, frozen=True):
    """What phones send: answers to the checklist of that SHA-256, in hexadecimal, and a picture."""

    checklist: str
    answers: Sequence[dict[str, object]]
    picture: bytes


class Phone(Actor):
    def __init__(self, account: Account, wire: Wire, log: Log, kit: Kit) -> None:
        super().__init__(account, wire, log)
        self._kit = kit
        self._etags: dict[str, str] = {}
        self._visit: str | None = None
        self._opening: set[str] = set()
        self._sheet, self._revision, self._begun = uuid7(), 0, now()
        self._handed_in = self.chance.randint(1, LAST_DRAFT)
        self._outbox: deque[Photo | None] = deque()
        """None is the draft of the sheet, of which the newest counts."""
        self._sending: asyncio.Task[None] | None = None

    async def stand_at_the_door(self, visit: str) -> bool:
        return await self._open(visit)

    def join(self, visit: str, pack: str) -> None:
        """Knows what phones know that were at work for a while."""
        self._visit = visit
        self._etags["/v1/phone-pack"] = pack

    async def fetch_pack(self) -> str:
        """The ETag of what everybody at home in the same region has in advance."""
        await self._kept("/v1/phone-pack")
        return self._etags.get("/v1/phone-pack", "")

    async def look(self, due: float) -> None:
        """What is mine, now and again. Without an answer it is left until the next time."""
        if await self.get("look", "/v1/me", due) is None:
            return
        listed = await self.get("look", "/v1/inspections?limit=100")
        if listed is None:
            return
        details = [await self._kept(f"/v1/inspections/{one['id']}") for one in listed["items"] if is_under_way(one)]
        await self._kept("/v1/phone-pack")
        for detail in filter(None, details):
            await self._take(detail)
        if self._visit:
            await self.get("look", f"/v1/inspections/{self._visit}/sheets")
            await self.get("look", f"/v1/inspections/{self._visit}/observations")

    async def _kept(self, path: str) -> Any:
        """None while it is as it was."""
        known = {"if-none-match": self._etags[path]} if path in self._etags else {}
        answer = await self.ask("look", "GET", path, headers=known)
        if answer.status != 200:
            return None
        self._etags[path] = answer.headers.get(b"etag", b"").decode()
        return msgspec.json.decode(answer.body)

    async def _take(self, detail: dict[str, Any]) -> None:
        """The leader opens at the door; the others see it at their next look."""
        leads = any(member["leader"] and member["id"] == str(self.account.person) for member in detail["team"])
        if detail["state"] == "released" and leads:
            await self._open(detail["id"])
        if detail["state"] == "opened":
            self._visit = detail["id"]

    async def _open(self, visit: str) -> bool:
        """One at a time: another look may be under way. The same id each time, so that a second one is a replay."""
        if visit in self._opening:
            return False
        self._opening.add(visit)
        identifier = str(UUID(bytes=sha256(visit.encode()).digest()[:16], version=4))
        body = {"id": identifier, "claimedAt": now(), "latitude": 20.8, "longitude": 106.0, "accuracy": 12}
        path = f"/v1/inspections/{visit}/opening"
        answer = await self.ask("opening", "PUT", path, body=msgspec.json.encode(body), headers=JSON)
        self._opening.discard(visit)
        # It changed, or is to be tried again: either way the next look is to bring it anew.
        self._etags.pop(f"/v1/inspections/{visit}", None)
        return answer.status in (200, 201)

    async def draft(self, due: float) -> None:
        """One that waits takes the place of an older one."""
        if self._visit and None not in self._outbox:
            self._later(None, due)

    async def photograph(self, due: float) -> None:
        if self._visit:
            self._later(Photo(self._visit, self._kit.picture), due)

    def _later(self, entry: Photo | None, due: float) -> None:
        self._outbox.append(entry)
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_all(due))

    async def _send_all(self, due: float | None) -> None:
        """One after the other; it waits as long as the server says and loses nothing."""
        while self._outbox:
            entry = self._outbox[0]
            pause = await (self._send_sheet(due) if entry is None else entry.send(self, due))
            due = None
            if pause is None:
                self._outbox.popleft()
            else:
                await asyncio.sleep(pause)

    async def finished(self) -> None:
        if self._sending:
            await self._sending

    def stop(self) -> int:
        """How many entries it still had to send."""
        if self._sending:
            self._sending.cancel()
        return len(self._outbox)

    async def _send_sheet(self, due: float | None) -> float | None:
        number = self._revision + 1
        body = self._document(number)
        digest = sha256(body).digest()
        headers = JSON | {"content-digest": f"sha-256=:{b64encode(digest).decode()}:"}
        path = f"/v1/inspections/{self._visit}/sheets/{self._sheet}/revisions/{number}"
        answer = await self.ask("sheet", "PUT", path, due=due, body=body, headers=headers)
        if answer.status in (200, 201):
            self._revision = number
            self.log.sheets[self._sheet, number] = digest
        return pause_after(answer)

    def _document(self, number: int) -> bytes:
        """The same bytes each time that it is sent: the time is the number's."""
        document = {
            "inspection": self._visit,
            "sheet": str(self._sheet),
            "revision": number,
            "checklist": self._kit.checklist,
            "claimedAt": self._begun,
            "submitted": number >= self._handed_in,
            **({"reason": "Đếm lại lần nữa"} if number > self._handed_in else {}),
            "answers": self._kit.answers,
        }
        return msgspec.json.encode(document)


def is_under_way(summary: dict[str, Any]) -> bool:
    return summary["state"] in UNDER_WAY


def now() -> str:
    return datetime.now(UTC).isoformat()
