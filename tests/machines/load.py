"""Inspectors who write sheets and send photos all the time, and remember what a host confirmed."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from types import TracebackType
from typing import Self
from uuid import UUID

import httpx

from checklists.publishing import PublishedChecklist
from tests.api.story import SheetOnPhone, with_answers
from tests.cast import Member
from tests.machines.hosts import PATIENCE_SECONDS, SECONDS_TO_CONNECT, Host, Line
from tests.uploads.phones import Phone, Photo, photos

SECONDS_BETWEEN_SHEETS = 0.1
SECONDS_BETWEEN_PHOTOS = 0.3
SECONDS_TO_END = 90
PATIENCE = httpx.Timeout(PATIENCE_SECONDS, connect=SECONDS_TO_CONNECT)


class Writer:
    """One sheet, revision after revision: the next once the last is confirmed."""

    def __init__(self, member: Member, inspection: UUID, checklist: PublishedChecklist) -> None:
        self.member = member
        self.sheet = SheetOnPhone(inspection, checklist)
        self.confirmed: dict[int, str] = {}
        self.counted = 0
        self.wrong: list[str] = []

    async def write(self, client: httpx.AsyncClient, load: "Load") -> None:
        while not load.ended.is_set():
            answers = with_answers({"item": "CL-VN-01-A03", "type": "count", "value": self.sheet.revision % 9})
            body = self.sheet.next(answers, datetime.now(UTC), submitted=False)
            while not await self._is_confirmed(client, body):  # noqa: ASYNC110
                await asyncio.sleep(0.2)
            self.confirmed[self.sheet.revision] = sha256(body).hexdigest()
            self.counted += 1
            await asyncio.sleep(SECONDS_BETWEEN_SHEETS)

    async def _is_confirmed(self, client: httpx.AsyncClient, body: bytes) -> bool:
        try:
            answer = await self.sheet.send(client, self.member, body)
        except httpx.TransportError:
            return False
        # The same bytes were under way twice: a phone asks again.
        overtaken = answer.status_code == 409 and answer.json()["type"] == "/problems/revision-overtaken"
        if answer.status_code not in (200, 201, 503) and not overtaken:
            self.wrong.append(f"{answer.status_code} {answer.text[:300]}")
        return answer.status_code in (200, 201)


class Sender:
    """One inspector's photos, one after the other."""

    def __init__(self, member: Member, inspection: UUID, dice: random.Random) -> None:
        self._member, self._inspection, self._dice = member, inspection, dice
        self.sent: list[Photo] = []
        self.counted = 0
        self.wrong: list[str] = []

    async def write(self, client: httpx.AsyncClient, load: "Load") -> None:
        phone = Phone(client, self._member, self._inspection, self._dice)
        self.wrong = phone.unexpected
        while not load.ended.is_set():
            [photo] = photos(1, datetime.now(UTC), self._dice)
            self.sent.append(photo)
            await phone.send(photo)
            self.counted += 1
            await asyncio.sleep(SECONDS_BETWEEN_PHOTOS)


class Load:
    """While it lasts everybody works; what was begun is brought to its end before it is over."""

    def __init__(self, hosts: list[Host], workers: Sequence[Writer | Sender]) -> None:
        self.workers = workers
        self.lines = [Line(hosts, number) for number in range(len(workers))]
        self.ended = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        for worker, line in zip(self.workers, self.lines, strict=True):
            self._tasks.append(asyncio.create_task(self._work(worker, line)))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ended.set()
        if error is not None:
            for task in self._tasks:
                task.cancel()
        done = await asyncio.wait_for(asyncio.gather(*self._tasks, return_exceptions=True), SECONDS_TO_END)
        if error is None:
            assert done == [None] * len(self._tasks)

    async def goes_on(self, least: int | None = None) -> None:
        """Until everybody, or at least so many, had something confirmed since now."""
        before = [worker.counted for worker in self.workers]
        async with asyncio.timeout(SECONDS_TO_END):
            while self._ahead_of(before) < (least or len(self.workers)):
                self._work_all()
                await asyncio.sleep(0.1)

    async def is_told(self, problem: str) -> None:
        """Until somebody is told this from now on."""
        before = self.told[problem]
        async with asyncio.timeout(SECONDS_TO_END):
            while self.told[problem] == before:
                self._work_all()
                await asyncio.sleep(0.1)

    @property
    def told(self) -> Counter[str]:
        """How often somebody was refused clearly, by the name of the problem."""
        return sum((line.told for line in self.lines), Counter())

    @property
    def wrong(self) -> list[str]:
        """What nobody should hear."""
        return [said for each in (*self.lines, *self.workers) for said in each.wrong]

    def _ahead_of(self, before: list[int]) -> int:
        return sum(worker.counted > count for worker, count in zip(self.workers, before, strict=True))

    def _work_all(self) -> None:
        """Raises what ended somebody's work."""
        for task in self._tasks:
            if task.done():
                task.result()

    async def _work(self, worker: Writer | Sender, line: Line) -> None:
        async with httpx.AsyncClient(transport=line, base_url="http://sidak.test", timeout=PATIENCE) as client:
            await worker.write(client, self)
