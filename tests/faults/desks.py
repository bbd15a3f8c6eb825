"""Somebody at a phone or a desk who sends a request again, byte for byte, until a server has answered it."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
import httpx
import msgspec

from tests.cast import Member
from tests.uploads.phones import Phone

T = TypeVar("T")
AGAIN = {423, 460, 503}
TRIES = 2_000


class Act(msgspec.Struct, frozen=True):
    """What somebody sent and how the server answered; `tries` is how often it was sent until then."""

    action: str
    person: UUID
    inspection: UUID
    body: Any
    status: int
    answer: Any
    tries: int

    @property
    def acknowledged(self) -> bool:
        return self.status < 300


class Told(msgspec.Struct):
    """Everything that was answered to anybody."""

    acts: list[Act] = []
    photos: dict[UUID, bytes] = {}
    """The contents of those of which a server said that they have arrived."""
    faults: list[str] = []
    """Answers that nobody may ever get."""
    wrong_clocks: int = 0
    """How often somebody's phone or desk was set to another time."""
    waits: Counter[str] = msgspec.field(default_factory=Counter)

    @property
    def acknowledged(self) -> list[Act]:
        return [act for act in self.acts if act.acknowledged]

    def judge(self, answer: httpx.Response) -> bool:
        """Whether to try again; of the 5xx only one that says when is an answer."""
        if answer.status_code >= 500 and (answer.status_code != 503 or "retry-after" not in answer.headers):
            self.faults.append(f"{answer.request.method} {answer.request.url.path} {answer.status_code} {answer.text}")
        if answer.status_code in AGAIN:
            self.waits[answer.text.partition('"type":"')[2].partition('"')[0]] += 1
        return answer.status_code in AGAIN or answer.status_code >= 500


class Desk:
    def __init__(self, client: httpx.AsyncClient, told: Told, dice: random.Random) -> None:
        self.client, self.told, self.dice = client, told, dice

    async def ask(
        self, method: str, path: str, headers: dict[str, str], content: bytes | None = None
    ) -> tuple[httpx.Response, int]:
        """The first answer that is one, and how often it took. That it was too often is one."""
        for tries in range(1, TRIES):
            try:
                answer = await self.client.request(method, path, content=content, headers=headers)
                if not self.told.judge(answer):
                    return answer, tries
            except httpx.TransportError:
                pass
            await asyncio.sleep(self.dice.uniform(0.02, 0.3))
        raise AssertionError(f"{method} {path} was never answered")


class Turned(Exception):
    """The server does not want the photo any more."""


class PhotoPhone(Phone):
    """Gives a photo up when it is refused: others may have ended the visit."""

    def __init__(
        self, client: httpx.AsyncClient, member: Member, inspection: UUID, dice: random.Random, told: Told
    ) -> None:
        super().__init__(client, member, inspection, dice)
        self._told = told

    async def _judge(self, answer: httpx.Response | None, harmless: set[int]) -> None:
        if answer is not None and not self._told.judge(answer) and answer.status_code not in harmless:
            raise Turned(answer.text)
        await asyncio.sleep(self._dice.uniform(0.02, 0.3))


async def steadily(work: Callable[[], Awaitable[T]]) -> T:
    """What a test itself asks the database, which may be away."""
    for _ in range(TRIES):
        try:
            return await work()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError):
            await asyncio.sleep(0.1)
    raise AssertionError("the database stays away")
