"""So many at once, a few wait, the others are told to come later: at once, in their language, for next to nothing."""

import asyncio
from typing import Any

import msgspec
import pytest

from api.connections import BREAK_OFF
from api.watching import admitting, lanes, patience
from api.watching.admitting import Admission
from api.watching.lanes import Lane, Lanes, NoPlace
from api.watching.parties import party_of

pytestmark = pytest.mark.anyio
Messages = list[dict[str, Any]]


class Asked:
    """One request to an application that answers when it is told to."""

    def __init__(
        self, path: str = "/v1/inbox", method: str = "GET", body: Messages | None = None, address: str = ""
    ) -> None:
        self.scope: Any = {"type": "http", "method": method, "path": path, "headers": [(b"accept-language", b"en")]}
        self.scope["client"] = (address, 1)
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
        await send({"type": "http.response.body"})


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
        Asked("/v1/sessions", "POST"),
    ]
    for asked in others:
        await asked.go(application)
    assert [asked.status for asked in others] == [None] * 5
    assert (await Asked("//health/ready").go(application)).status == 503
    slow.end.set()


async def test_however_many_sign_in_the_others_are_served(slow: Slow) -> None:
    application = Admission(slow, Lanes(4, 1, 1))
    signing_in = [await Asked("/v1/sessions", "POST").go(application) for _ in range(4)]
    assert [asked.status for asked in signing_in] == [None, None, None, 503]
    slow.end.set()
    assert (await Asked().go(application)).status == 200
    await asyncio.gather(*(asked.task for asked in signing_in if asked.task))


async def test_who_waits_too_long_is_refused_and_leaves_no_place_taken(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "SECONDS_IN_THE_QUEUE", 1)
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
    assert [lane.taken for lane in every.all] == [0, 0, 0, 0]
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


async def test_however_many_trickle_the_others_are_served(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of one address push out one another, the longest first; all that they send is held outside a place."""
    monkeypatch.setattr(patience, "SECONDS_NOBODY_IS_PUSHED_OUT", 0)
    monkeypatch.setattr(patience, "MOST_WAITING", 6)
    monkeypatch.setattr(patience, "MOST_OF_A_PARTY", 4)
    every = Lanes(2, 1, 1)
    application = Admission(slow, every)
    slow.end.set()
    piece = {"type": "http.request", "body": b"x" * 140_000, "more_body": True}
    phone = await Asked("/v1/orders", "POST", [piece], "10.0.0.1").go(application)
    tricklers = [await Asked("/v1/sessions", "POST", [piece], "10.9.9.9").go(application) for _ in range(8)]
    others = [await Asked("/v1/sessions", "POST", [piece], f"10.8.8.{number}").go(application) for number in range(2)]
    assert [asked.status for asked in tricklers] == [503] * 5 + [None] * 3
    assert [lane.taken for lane in every.all] == [0, 0, 0, 0]
    phone.coming.put_nowait({"type": "http.request"})
    assert phone.task
    await phone.task
    assert (phone.status, slow.bodies) == (200, [b"x" * 140_000])
    for asked in (*tricklers, *others):
        if asked.task:
            asked.task.cancel()
    await asyncio.gather(*(asked.task for asked in (*tricklers, *others) if asked.task), return_exceptions=True)
    assert application._patience._waiting == {}


async def test_the_rest_of_a_long_body_has_the_same_time(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admitting, "SECONDS_FOR_A_BODY", 0.5)
    monkeypatch.setattr(admitting, "HELD_BEFORE_A_PLACE", 10)
    slow.end.set()
    body = [{"type": "http.request", "body": b"x" * 10, "more_body": True}] * 2
    asked = await Asked("/v1/programmes/x/forecast", "POST", body).go(Admission(slow, Lanes(1, 1, 1)))
    assert asked.task
    while not asked.task.done():
        asked.coming.put_nowait({"type": "http.request", "body": b"x", "more_body": True})
        await asyncio.sleep(0.05)
    assert slow.bodies
    assert slow.bodies[0].startswith(b"x" * 20)


async def test_who_takes_an_answer_slowly_keeps_no_place(slow: Slow) -> None:
    application = Admission(slow, Lanes(1, 1, 1))
    slow.end.set()
    reading = Asked()
    taken = asyncio.Event()

    async def send(message: Any) -> None:
        await taken.wait()
        reading.sent.append(message)

    reading.send = send  # type: ignore[method-assign]
    await reading.go(application)
    assert (await Asked().go(application)).status == 200
    taken.set()
    assert reading.task
    await reading.task
    assert [message["type"] for message in reading.sent] == ["http.response.start", "http.response.body"]


@pytest.mark.parametrize("path", ["/v1/files/x", "/v1/exports/x"])
async def test_no_address_has_all_places_for_what_takes_long(
    slow: Slow, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "WAITING_FOR_EACH_PLACE", 0)
    every = Lanes(1, 8, 8)
    application = Admission(slow, every)
    holding = [await Asked(path, address="10.9.9.9").go(application) for _ in range(5)]
    other = await Asked(path, address="10.0.0.1").go(application)
    assert [asked.status for asked in (*holding, other)] == [None, None, 503, 503, 503, None]
    slow.end.set()
    await asyncio.gather(*(asked.task for asked in (*holding, other) if asked.task))
    assert (other.status, [lane.taken for lane in every.all]) == (200, [0, 0, 0, 0])
    assert sum(lane.shed for lane in every.all) == 3
    assert (await Asked(path, address="10.9.9.9").go(application)).status == 200


async def test_who_fills_a_lane_from_few_addresses_makes_room_for_others(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has been longest at it first, of the address with most places, and nobody who has just come."""
    monkeypatch.setattr(lanes, "SECONDS_OF_A_TRANSFER", 0)
    monkeypatch.setattr(lanes, "WAITING_FOR_EACH_PLACE", 0)
    every = Lanes(1, 8, 8)
    application = Admission(slow, every)
    broken: list[str] = []

    async def photo(address: str, path: str = "/v1/files/x") -> Asked:
        asked = Asked(path, address=address)
        asked.scope["state"] = {BREAK_OFF: lambda: broken.append(address)}
        return await asked.go(application)

    holding = [await photo(f"10.9.9.{number // 2}") for number in range(8)]
    phone = await photo("10.0.0.1")
    again = await photo("10.9.9.0")
    assert (phone.status, broken) == (None, ["10.9.9.0"])
    assert again.status == 503
    streams = [await photo(f"10.9.9.{number // 2}", "/v1/exports/x") for number in range(8)]
    assert (await photo("10.0.0.1", "/v1/exports/x")).status == 503
    assert [lane.taken for lane in every.all] == [0, 0, 8, 8]
    slow.end.set()
    await asyncio.gather(*(asked.task for asked in (*holding, *streams, phone) if asked.task))
    assert [lane.taken for lane in every.all] == [0, 0, 0, 0]
    assert (await photo("10.9.9.0")).status == 200


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/v1/sessions", "POST"),
        ("/v1/enrolments/redemptions", "POST"),
        ("/v1/uploads/x", "PATCH"),
        ("/v1/files/x", "GET"),
        ("/v1/exports/x", "GET"),
        ("/v1/programmes/x/forecast", "POST"),
    ],
)
def test_no_odd_spelling_of_an_address_leads_to_other_places(path: str, method: str) -> None:
    """The route is found all the same."""
    every = Lanes(1, 1, 1)
    spelled = [path, f"{path}/", f"/{path}", path.replace("/", "//")]
    assert len({every.of({"path": each, "method": method}) for each in spelled}) == 1
    assert every.of({"path": path, "method": method}) is not every.of({"path": "/v1/inbox", "method": method})


def test_an_address_is_that_before_our_proxies_and_a_whole_network_of_ipv6() -> None:
    scope: Any = {"client": ("10.0.0.1", 1), "headers": [(b"x-forwarded-for", b"1.1.1.1, 2.2.2.2")]}
    assert [party_of(scope, proxies) for proxies in (0, 1, 2, 3)] == ["10.0.0.1", "2.2.2.2", "1.1.1.1", "10.0.0.1"]
    near, beside, far = (
        {"client": (host, 1), "headers": []} for host in ("2001:db8::1", "2001:db8::f:2", "2001:db9::1")
    )
    assert party_of(near, 0) == party_of(beside, 0) != party_of(far, 0)
    assert party_of({"client": None, "headers": []}, 0) == ""


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
