"""Whom the server takes on: what is beyond its strength it refuses early and cheaply, before anything is looked up."""

import asyncio
import random
from collections.abc import Callable
from functools import cache

import msgspec
from litestar.types import ASGIApp, Message, Receive, ReceiveMessage, Scope, Send

from api.connections import BREAK_OFF
from api.languages import DEFAULT, negotiate
from api.problems import MEDIA_TYPE, tell
from api.watching.holding import Holder
from api.watching.lanes import Lane, Lanes, NoPlace
from api.watching.parties import party_of
from api.watching.patience import Patience
from organisation.refusing import Refused
from organisation.texts import Language

SECONDS_TO_COME_BACK = range(3, 9)
"""Spread, so that they do not all come back at once."""
SECONDS_FOR_A_BODY = 180
"""For all of it: a phone far out, at 64 kbit/s, needs 125 for the longest that most routes take."""
SECONDS_FOR_A_PIECE = 30
"""Of what comes in the request's own place."""
SECONDS_FOR_A_BETTER_LINE = 30
HELD_BEFORE_A_PLACE = 1_000_000
"""Bytes of a body that are waited for, as many as a stranger may send; more is read in the request's own place."""
Answer = tuple[Message, Message]


class Admission:
    """`proxies`: how many of ours stand before, each of which adds the address that it was called from."""

    def __init__(self, app: ASGIApp, lanes: Lanes, proxies: int = 0) -> None:
        self._app = app
        self._lanes = lanes
        self._proxies = proxies
        self._patience = Patience(SECONDS_FOR_A_BODY)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        lane = self._lanes.of(scope)
        if lane is None:
            await self._app(scope, receive, send)
        elif self._lanes.has_body_soon(lane, scope):
            await self._after_its_body(lane, scope, receive, send)
        else:
            await self._in(lane, scope, receive, send)

    async def _in(self, lane: Lane, scope: Scope, receive: Receive, send: Send) -> None:
        party = party_of(scope, self._proxies)
        place = Place(lane, party, scope)
        try:
            await lane.enter(party, place.holder)
        except NoPlace:
            await _answer(scope, send, "overloaded", random.choice(SECONDS_TO_COME_BACK))  # noqa: S311
            return
        try:
            await self._app(scope, receive, place.before(send) if self._lanes.ends_with_its_answer(lane) else send)
        finally:
            place.leave()

    async def _after_its_body(self, lane: Lane, scope: Scope, receive: Receive, send: Send) -> None:
        task = self._patience.begin(party_of(scope, self._proxies))
        until = task.get_loop().time() + SECONDS_FOR_A_BODY
        try:
            came = await _held(receive)
        except asyncio.CancelledError:
            if not self._patience.end(task):
                raise
            await _answer(scope, send, "body-too-slow", SECONDS_FOR_A_BETTER_LINE)
            return
        self._patience.end(task)
        await self._in(lane, scope, _again(came, receive, until), send)


class Place:
    """One place in a lane, left once."""

    def __init__(self, lane: Lane, party: str, scope: Scope) -> None:
        self._lane: Lane | None = lane
        self._party = party
        self._break_off: Callable[[], None] | None = scope.get("state", {}).get(BREAK_OFF)

    @property
    def holder(self) -> Holder | None:
        """None where the connection is not ours to break off."""
        return self if self._break_off else None

    def leave(self) -> None:
        if self._lane is not None:
            self._lane.leave(self._party, self.holder)
        self._lane = None

    def give_up(self) -> None:
        """The request ends soon by itself, as whenever a line breaks; the place is another's already."""
        self._lane = None
        if self._break_off:
            self._break_off()

    def before(self, send: Send) -> Send:
        """Left as soon as the whole answer is made. Its head waits for that: it could be kept waiting itself."""
        start: Message | None = None

        async def send_after(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if not message.get("more_body"):
                self.leave()
            if start is not None:
                head, start = start, None
                await send(head)
            await send(message)

        return send_after


async def _held(receive: Receive) -> list[ReceiveMessage]:
    """The last one first."""
    message = await receive()
    if not message.get("more_body"):
        return [message]
    came, held = [message], len(message.get("body", b""))  # type: ignore[arg-type]
    while came[-1].get("more_body") and held < HELD_BEFORE_A_PLACE:
        came.append(await receive())
        held += len(came[-1].get("body", b""))  # type: ignore[arg-type]
    came.reverse()
    return came


def _again(came: list[ReceiveMessage], receive: Receive, until: float) -> Receive:
    """What came before, then what still comes; a body that stops coming is a client that left."""
    more = bool(came[0].get("more_body"))

    async def next_message() -> ReceiveMessage:
        nonlocal more
        if came:
            return came.pop()
        if not more:
            return await receive()
        try:
            async with asyncio.timeout_at(min(until, asyncio.get_running_loop().time() + SECONDS_FOR_A_PIECE)):
                message = await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        more = bool(message.get("more_body"))
        return message

    return next_message


async def _answer(scope: Scope, send: Send, name: str, seconds: int) -> None:
    accepted = next((value for name, value in scope["headers"] if name == b"accept-language"), b"")
    for message in _problem(name, negotiate(accepted.decode("latin-1"), DEFAULT), seconds):
        # A copy: whoever adds headers on the way must not add them to the next answer.
        await send(message.copy())


@cache
def _problem(name: str, language: Language, seconds: int) -> Answer:
    """Made once: a server that has too much to do must not work for each refusal."""
    told = tell(Refused(name, seconds=seconds), language)
    body = msgspec.json.encode({"seconds": seconds} | msgspec.structs.asdict(told))
    headers = {
        "content-type": MEDIA_TYPE,
        "content-length": str(len(body)),
        "content-language": language,
        "cache-control": "no-store",
        "retry-after": str(seconds),
        # What is left of its body is not read.
        "connection": "close",
    }
    encoded = [(key.encode(), value.encode()) for key, value in headers.items()]
    start = {"type": "http.response.start", "status": told.status, "headers": encoded}
    return start, {"type": "http.response.body", "body": body, "more_body": False}  # type: ignore[return-value]
