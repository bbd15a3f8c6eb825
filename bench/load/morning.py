"""Who does what how often on a morning on which everybody is at work, and when in a step.

Arrivals are drawn beforehand and wait for no answer (an open loop): a server that is slow gets no fewer of them.
"""

import asyncio
import math
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bench.load.desks import Desk
from bench.load.figures import Step
from bench.load.phones import Phone

Act = Callable[[float], Awaitable[None]]
"""Gets the loop's time at which it was due."""

# A phone looks every 30 seconds while the list or the visit is in sight, which is taken as a third of the morning: on
# most of it the checklist is. The bell is on every page. A draft goes out 20 seconds after the last answer.
OF_A_PHONE: Mapping[str, float] = {
    "look": 1 / 90,
    "bell": 1 / 60,
    "draft": 1 / 60,
    "photograph": 1 / 240,
    "sign_in": 1 / 1_800,
}
# The inbox of who heads a unit is read anew every 15 seconds while it is in sight: a quarter of the morning.
OF_A_DESK: Mapping[str, float] = {
    "inbox": 1 / 60,
    "bell": 1 / 60,
    "notices": 1 / 180,
    "inspections": 1 / 120,
    "case": 1 / 60,
    "sign_in": 1 / 1_800,
}
"""Times a second, by the name of the method."""


def arrivals(
    phones: Sequence[Phone],
    desks: Sequence[Desk],
    factor: float,
    seconds: float,
    chance: random.Random,
    all_sign_in: float = math.inf,
) -> list[tuple[float, Act]]:
    """By the second within the step. At a factor of 1 everybody is there at their own pace. `all_sign_in` is within
    how many seconds everybody signs in once more, whatever the factor."""
    more = {"sign_in": 1 / all_sign_in / factor} if all_sign_in < math.inf else {}
    found: list[tuple[float, Act]] = [
        (at, getattr(chance.choice(people), name))
        for people, habits in ((phones, OF_A_PHONE), (desks, OF_A_DESK))
        for name, rate in {**habits, **more}.items()
        for at in _poisson(rate * len(people) * factor, seconds, chance)
    ]
    return sorted(found, key=lambda each: each[0])


def _poisson(rate: float, seconds: float, chance: random.Random) -> list[float]:
    found, at = [], 0.0
    while rate and (at := at + chance.expovariate(rate)) < seconds:
        found.append(at)
    return found


class Crowd:
    """Carries acts out, each in a task of its own."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[None]] = set()
        self._failures: list[BaseException] = []

    async def live(self, step: Step, planned: Sequence[tuple[float, Act]]) -> None:
        """Returns when the step's time is over, whatever is still under way."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        for at, act in planned:
            if (pause := begun + at - loop.time()) > 0:
                await asyncio.sleep(pause)
            step.lags.append(1000 * max(0.0, loop.time() - begun - at))
            self._begin(act(begun + at))
        await asyncio.sleep(max(0.0, begun + step.seconds - loop.time()))
        if self._failures:
            raise self._failures[0]

    def _begin(self, act: Awaitable[None]) -> None:
        task = asyncio.ensure_future(act)
        self._under_way.add(task)
        task.add_done_callback(self._end)

    def _end(self, task: "asyncio.Future[None]") -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            self._failures.append(failure)

    async def settle(self, seconds: float) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=seconds)

    async def stop(self) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        if self._failures:
            raise self._failures[0]
