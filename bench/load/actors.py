"""What a phone and a desk have in common: a session, a wire, and a patience that heeds Retry-After."""

import asyncio
import random
from typing import Any
from uuid import UUID

import msgspec

from api.demo.accounts import PASSWORD
from bench.load.figures import Step
from bench.load.wire import Answer, Broken, Wire

SECONDS_TO_COME_BACK = 5
"""Where no answer said how long."""
MOST_TRIES_TO_SIGN_IN = 5


class Account(msgspec.Struct, frozen=True):
    person: UUID
    username: str
    token: str


class Log:
    """Where everybody notes what came back: the step under way, and what the server said it keeps."""

    def __init__(self) -> None:
        self.step = Step("before", 0, 0)
        self.steps = [self.step]
        self.sheets: dict[tuple[UUID, int], bytes] = {}
        self.photos: dict[UUID, bytes] = {}
        """SHA-256 of what was acknowledged."""

    def begin(self, step: Step) -> Step:
        self.step = step
        self.steps.append(step)
        return step


class Actor:
    def __init__(self, account: Account, wire: Wire, log: Log) -> None:
        self.account = account
        self.wire = wire
        self.log = log
        self._token = account.token
        self.chance = random.Random(account.username)

    async def ask(
        self,
        kind: str,
        method: str,
        path: str,
        *,
        due: float | None = None,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """`due` is when the person did it, by the loop's clock: what the driver itself waits counts too. No answer is
        told as one of the status 0."""
        step, loop = self.log.step, asyncio.get_running_loop()
        begun = loop.time() if due is None else due
        step.sent += 1
        all_headers = {"authorization": f"Bearer {self._token}", **(headers or {})}
        try:
            answer = await self.wire.ask(method, path, all_headers, body)
        except Broken as error:
            step.wrong.append(f"no answer for {method} {path}: {error}")
            return Answer(0, {}, b"")
        step.note(kind, method, path, answer, 1000 * (loop.time() - begun))
        return answer

    async def get(self, kind: str, path: str, due: float | None = None) -> Any:
        """None when it was not answered with content."""
        answer = await self.ask(kind, "GET", path, due=due)
        return msgspec.json.decode(answer.body) if answer.status == 200 else None

    async def bell(self, due: float) -> None:
        await self.get("bell", "/v1/notices/count", due)

    async def sign_in(self, due: float) -> None:
        """Again when the server says it is busy, as a person would."""
        body = {"username": self.account.username, "password": PASSWORD, "deviceName": "bench"}
        for _ in range(MOST_TRIES_TO_SIGN_IN):
            answer = await self.ask(
                "sign-in", "POST", "/v1/sessions", due=due, body=msgspec.json.encode(body), headers=JSON
            )
            if answer.status == 201:
                self._token = msgspec.json.decode(answer.body)["token"]
            if answer.status != 503:
                return
            await asyncio.sleep(told_to_wait(answer))
            due = asyncio.get_running_loop().time()


JSON = {"content-type": "application/json"}


def told_to_wait(answer: Answer) -> float:
    return float(answer.headers.get(b"retry-after", SECONDS_TO_COME_BACK))


def pause_after(answer: Answer) -> float | None:
    """Seconds until it is sent again; None when the server has it, or refused it for good."""
    return told_to_wait(answer) if answer.status in (0, 423, 503) else None
