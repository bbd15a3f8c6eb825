"""So many at once, a few wait, the others are told to come later: at once, in their language, for next to nothing."""

import asyncio
from typing import Any

import msgspec
import pytest

from api.watching import admitting, lanes
from api.watching.admitting import Admission
from api.watching.lanes import Lane, Lanes, NoPlace

pytestmark = pytest.mark.anyio
Messages = list[dict[str, Any]]


class Asked:
    """One request to an application that answers when it is told to."""

    def __init__(self, path: str = "/v1/inbox", method: str = "GET", body: Messages | None = None) -> None:
        self.scope: Any = {"type": "http", "method": method, "path": path, "headers": [(b"accept-language", b"en")]}
        self.coming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        for message in [{"type": "http.request"}] if body is None else body:
            self.coming.put_nowait(message)
        self.sent: Messages = []
        self.task: asyncio.Task[None] | None = None

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    async def go(self, application: Admission) -> "Asked":
        self.task = asyncio.create_task(application(self.scope, self.coming.get, self.send))  # type: ignore[arg-type]
        await asyncio.sleep(0.01)
        return self

    @property
    def status(self) -> int | None:
        return self.sent[0]["status"] if self.sent else None


class Slow:
    """Answers 200 with what came as body, once `end` is set."""

    def __init__(self) -> None:
        self.end = asyncio.Event()
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        body = message.get("body", b"")
        while message.get("more_body"):
            message = await receive()
            body += message.get("body", b"")
        self.bodies.append(body)
        await self.end.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})


@pytest.fixture
def slow() -> Slow:
    return Slow()


async def test_what_is_beyond_the_queue_is_refused_at_once_and_says_when_to_come_back(slow: Slow) -> None:
    application = Admission(slow, Lanes(1, 1, 1))
    served, *queued = [await Asked().go(application) for _ in range(3)]
    refused = await Asked().go(application)
    headers = dict(refused.sent[0]["headers"])
    problem = msgspec.json.decode(refused.sent[1]["body"])
    assert (refused.status, problem["type"]) == (503, "/problems/overloaded")
    assert int(headers[b"retry-after"]) == problem["seconds"]
    assert "did not take this request" in problem["detail"]
    slow.end.set()
    await asyncio.gather(*(asked.task for asked in (served, *queued) if asked.task))
    assert [asked.status for asked in (served, *queued)] == [200, 200, 200]
    assert (await Asked().go(application)).status == 200


async def test_small_things_and_what_takes_long_do_not_wait_for_the_others(slow: Slow) -> None:
    application = Admission(slow, Lanes(1, 1, 1))
    for _ in range(4):
        await Asked().go(application)
    others = [
        Asked("/health/ready"),
        Asked("/metrics"),
        Asked("/v1/uploads/x", "PATCH"),
        Asked("/v1/programmes/x/forecast", "POST"),
    ]
    for asked in others:
        await asked.go(application)
    assert [asked.status for asked in others] == [None] * 4
    assert (await Asked("//health/ready").go(application)).status == 503
    slow.end.set()


async def test_who_waits_too_long_is_refused_and_leaves_no_place_taken(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "SECONDS_IN_THE_QUEUE", 0.05)
    every = Lanes(1, 1, 1)
    application = Admission(slow, every)
    served, waiting, left = [await Asked().go(application) for _ in range(3)]
    assert left.task
    left.task.cancel()
    await asyncio.gather(*(asked.task for asked in (waiting, left) if asked.task), return_exceptions=True)
    assert (waiting.status, left.status) == (503, None)
    slow.end.set()
    assert served.task
    await served.task
    assert [lane.taken for lane in every.all] == [0, 0, 0]
    assert every.all[0].shed == 1


async def test_a_place_handed_to_someone_who_just_left_goes_to_the_next() -> None:
    lane = Lane("requests", 1)
    await lane.enter()
    first, second = asyncio.create_task(lane.enter()), asyncio.create_task(lane.enter())
    await asyncio.sleep(0)
    lane.leave()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    await second
    lane.leave()
    assert (lane.taken, lane.waiting) == (0, 0)


async def test_a_body_is_waited_for_before_it_takes_a_place(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admitting, "SECONDS_FOR_A_BODY", 0.2)
    every = Lanes(1, 1, 1)
    application = Admission(slow, every)
    slow.end.set()
    trickling = await Asked("/v1/orders", "POST", [{"type": "http.request", "body": b"{", "more_body": True}]).go(
        application
    )
    whole = await Asked("/v1/orders", "POST", [{"type": "http.request", "body": b"{}"}]).go(application)
    assert (whole.status, every.all[0].taken, slow.bodies) == (200, 0, [b"{}"])
    assert trickling.task
    await trickling.task
    assert (trickling.status, dict(trickling.sent[0]["headers"])[b"retry-after"]) == (503, b"30")


async def test_a_large_body_comes_whole(slow: Slow) -> None:
    pieces = [b"x" * 60_000 for _ in range(10)]
    body = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    slow.end.set()
    asked = await Asked("/v1/orders", "POST", [*body, {"type": "http.request"}]).go(Admission(slow, Lanes(1, 1, 1)))
    assert (asked.status, slow.bodies) == (200, [b"".join(pieces)])


async def test_no_place_is_lost_however_they_come_and_go() -> None:
    lane = Lane("requests", 2)

    async def visit(stay: float) -> None:
        try:
            async with asyncio.timeout(0.03):
                await lane.enter()
        except (NoPlace, TimeoutError):
            return
        await asyncio.sleep(stay)
        lane.leave()

    for _ in range(5):
        await asyncio.gather(*(visit(number % 5 / 100) for number in range(20)))
    assert (lane.taken, lane.waiting) == (0, 0)
