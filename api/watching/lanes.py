"""Places for requests: so many at once, a few more wait for a moment, and all others are told at once to come later.

What takes long is bounded apart, so that neither uploads, event streams nor a morning's sign-ins keep the others out,
nor the others them.
"""

import asyncio
from collections import deque
from typing import Any

from litestar.utils import normalize_path

from api.watching.holding import Holder, Holding

SECONDS_IN_THE_QUEUE = 5
WAITING_FOR_EACH_PLACE = 2
SIGN_INS_IN_PLACES = 4
"""For so many places of the others there is one for passwords, which wait long for Argon2."""
ADDRESSES_TO_FILL_A_LANE = 4
"""Of what takes long no address has more than its part of the places: a whole office may be behind one."""
SECONDS_OF_A_TRANSFER = 5
SECONDS_OF_A_STREAM = 60
"""So long a place is left to whoever has it, also where an address with fewer of them finds none. A photo goes on
where it was broken off; a forecast would begin anew."""

TRANSFERS = ("/v1/uploads/", "/v1/files/", "/v1/explanation-links/photos/")
LONG = ("/forecast", "/forecast-paper", "/custody-bundles", "/bundles")
EXPORTS = "/v1/exports/"
PASSWORDS = {
    "/v1/sessions",
    "/v1/passwords",
    "/v1/enrolments/redemptions",
    "/v1/me/password",
    "/v1/me/second-step",
    "/v1/me/second-step/removal",
}
SMALL = ("/health/", "/assets/", "/icons/")
SMALL_PAGES = {"/", "/metrics", "/sw.js", "/sidak.webmanifest", "/verify.html"}


class NoPlace(Exception):
    """The queue is full, or a place did not come free in time."""


class Lane:
    def __init__(self, name: str, places: int) -> None:
        self.name = name
        self.places = places
        self.taken = 0
        self.shed = 0
        self._queue: deque[asyncio.Future[None]] = deque()

    @property
    def waiting(self) -> int:
        return len(self._queue)

    async def enter(self, party: str = "", holder: Holder | None = None) -> None:  # noqa: ARG002
        """Who leaves hands the place to the first of the queue, so that it stays taken."""
        if self.taken < self.places:
            self.taken += 1
            return
        if len(self._queue) >= self.places * WAITING_FOR_EACH_PLACE:
            self.shed += 1
            raise NoPlace
        await self._wait()

    async def _wait(self) -> None:
        place = asyncio.get_running_loop().create_future()
        self._queue.append(place)
        try:
            async with asyncio.timeout(SECONDS_IN_THE_QUEUE):
                await place
        except BaseException as error:
            self._give_up(place)
            if isinstance(error, TimeoutError):
                self.shed += 1
                raise NoPlace from None
            raise

    def _give_up(self, place: "asyncio.Future[None]") -> None:
        """It may have come at the very moment when nobody waited for it any more."""
        if place in self._queue:
            self._queue.remove(place)
        elif not place.cancelled():
            Lane.leave(self)

    def leave(self, party: str = "", holder: Holder | None = None) -> None:  # noqa: ARG002
        while self._queue:
            place = self._queue.popleft()
            if not place.done():
                place.set_result(None)
                return
        self.taken -= 1


class SharedLane(Lane):
    """Each party has a lane of its own before this one. When all places are taken, who has been longest at one of the
    party with most of them makes room for a party with fewer: so it takes as many addresses as places to fill it."""

    def __init__(self, name: str, places: int, seconds: float) -> None:
        super().__init__(name, places)
        self._share = max(1, places // ADDRESSES_TO_FILL_A_LANE)
        self._parties: dict[str, Lane] = {}
        self._holding = Holding(seconds)

    async def enter(self, party: str = "", holder: Holder | None = None) -> None:
        own = self._parties.setdefault(party, Lane(self.name, self._share))
        try:
            await own.enter()
        except BaseException as error:
            self.shed += isinstance(error, NoPlace)
            self._forget(party)
            raise
        try:
            if self.taken < self.places or not self._take_over(party):
                await super().enter()
        except BaseException:
            self._leave(party)
            raise
        if holder is not None:
            self._holding.add(party, holder)

    def _take_over(self, party: str) -> bool:
        """The place goes from hand to hand, so that it stays taken."""
        found = self._holding.longest_of_the_largest(self._holding.of(party) + 2)
        if found is None:
            return False
        other, holder = found
        self._holding.drop(other, holder)
        holder.give_up()
        self._leave(other)
        return True

    def leave(self, party: str = "", holder: Holder | None = None) -> None:
        if holder is not None:
            self._holding.drop(party, holder)
        super().leave()
        self._leave(party)

    def _leave(self, party: str) -> None:
        self._parties[party].leave()
        self._forget(party)

    def _forget(self, party: str) -> None:
        if not self._parties[party].taken:
            del self._parties[party]


class Lanes:
    def __init__(self, requests: int, transfers: int, streams: int) -> None:
        self._requests = Lane("requests", requests)
        self._sign_ins = Lane("sign-ins", max(1, requests // SIGN_INS_IN_PLACES))
        self._transfers = SharedLane("transfers", transfers, SECONDS_OF_A_TRANSFER)
        self._streams = SharedLane("streams", streams, SECONDS_OF_A_STREAM)
        self.all = (self._requests, self._sign_ins, self._transfers, self._streams)

    def of(self, scope: Any) -> Lane | None:
        """By the path as its route is found, however it is spelled; only a small one must be spelled as it is meant.
        None is never kept waiting."""
        if scope["path"].startswith(SMALL) or scope["path"] in SMALL_PAGES:
            return None
        path = normalize_path(scope["path"])
        if path.startswith(TRANSFERS) and scope["method"] in ("PATCH", "PUT", "GET"):
            return self._transfers
        if path.endswith(LONG) or path.startswith(EXPORTS):
            return self._streams
        if path in PASSWORDS and scope["method"] in ("POST", "PUT"):
            return self._sign_ins
        return self._requests

    def has_body_soon(self, lane: Lane, scope: Any) -> bool:
        """Its body is waited for before it takes a place: who sends slowly keeps nobody out."""
        return lane is not self._transfers and scope["method"] not in ("GET", "HEAD", "OPTIONS")

    def ends_with_its_answer(self, lane: Lane) -> bool:
        """Its place is free again once the answer is made: who takes it slowly keeps nobody out."""
        return lane in (self._requests, self._sign_ins)
