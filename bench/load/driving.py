"""The morning itself: up to the knee, two and three times beyond it, and back."""

import asyncio
import math
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import msgspec

from bench.load.actors import Log
from bench.load.desks import Desk
from bench.load.figures import Step
from bench.load.judging import complaints, is_flat, overload_complaints, recovery_complaints
from bench.load.morning import Crowd, arrivals
from bench.load.phones import Phone
from bench.load.preparing import Morning
from bench.load.reporting import report
from bench.load.servers import Meter, Server
from bench.load.wire import Line, Wire

FIRST, GROWTH, MOST_STEPS = 0.15, 1.35, 14
BEYOND, AFTER = (2.0, 3.0), 0.5
"""Of the knee."""
MOST_BEYOND = 6.0
SECONDS_TO_SETTLE, SECONDS_TO_SEND_THE_REST = 3, 45
DOORS_AT_ONCE = 16
SECONDS_TO_ALL_SIGN_IN = 120
RELEASED_IN_A_STEP = 1 / 10
"""Of those that wait."""


class Outcome(NamedTuple):
    log: Log
    complaints: list[str]


class Driver:
    def __init__(self, morning: Morning, servers: Sequence[Server], meter: Meter, seconds: float, url: str) -> None:
        self.log = Log()
        self._morning = morning
        self._servers = servers
        self._meter = meter
        self._seconds = seconds
        self._url = url
        ports = [server.port for server in servers]
        wires = (Wire(ports[number % len(ports)], _address(number)) for number in range(1 << 20))
        self.phones = [Phone(each, next(wires), self.log, morning.kit) for each in morning.phones]
        self.desks = [Desk(each, next(wires), self.log) for each in morning.desks]
        self._crowd = Crowd()
        self._waiting = list(morning.waiting)
        self._each_step = ceil(len(self._waiting) * RELEASED_IN_A_STEP)

    async def run(self, factors: Sequence[float]) -> Outcome:
        """With `factors` these steps and no others: then nothing is said of a knee."""
        with subprocess.Popen(  # noqa: ASYNC220
            [sys.executable, "-m", "bench.load.releasing", self._url],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        ) as self._releasing:
            try:
                await self._stand_at_the_doors()
                found = await (self._given(factors) if factors else self._whole())
                found += await self._send_the_rest()
            finally:
                self._releasing.kill()
        found += complaints(self.log.steps)
        print(f"at most {Line.most_open} connections at once")
        return Outcome(self.log, found)

    async def _stand_at_the_doors(self) -> None:
        self.log.begin(Step("doors", 0, 0))
        packs = [await phone.fetch_pack() for phone in self.phones[: self._morning.regions]]
        places = asyncio.Semaphore(DOORS_AT_ONCE)

        async def open_one(number: int, visit: str) -> None:
            async with places:
                opened = await self.phones[2 * number].stand_at_the_door(visit)
            # Who was refused sees it at the next look.
            for at in (2 * number, 2 * number + 1):
                if opened and at < len(self.phones):
                    self.phones[at].join(visit, packs[at % len(packs)])

        await asyncio.gather(*(open_one(number, str(visit)) for number, visit in enumerate(self._morning.visits)))

    async def _given(self, factors: Sequence[float]) -> list[str]:
        for number, factor in enumerate(factors, 1):
            await self._step(f"step {number}", factor)
        return []

    async def _whole(self) -> list[str]:
        await self._step("warming up", 2 * FIRST)
        first = knee = await self._step("step 1", FIRST)
        for number in range(2, MOST_STEPS + 1):
            step = await self._climb(number, knee.factor * GROWTH, first)
            if step is None:
                break
            knee = step
        else:
            return ["no knee was found: more is served than this driver asks for"]
        _tell_knee(knee, self.phones, self.desks)
        await self._step("all sign in within two minutes", AFTER * knee.factor, SECONDS_TO_ALL_SIGN_IN)
        found = await self._overload(knee)
        await self._step("calming", AFTER * knee.factor)
        after = await self._step("after", AFTER * knee.factor)
        return found + recovery_complaints(after, first)

    async def _climb(self, number: int, factor: float, first: Step) -> Step | None:
        """A step that is not flat is tried once more: something else may have been busy on the machine."""
        for attempt in ("", " again"):
            step = await self._step(f"step {number}{attempt}", factor)
            if is_flat(step, first):
                return step
        return None

    async def _overload(self, knee: Step) -> list[str]:
        """Further than asked for when nothing was shed by then."""
        steps = [await self._step(f"{beyond:g} times the knee", beyond * knee.factor) for beyond in BEYOND]
        if not any(step.refused for step in steps):
            steps.append(await self._step(f"{MOST_BEYOND:g} times the knee", MOST_BEYOND * knee.factor))
        return overload_complaints(steps, len(self._servers))

    async def _step(self, name: str, factor: float, all_sign_in: float = math.inf) -> Step:
        chance = random.Random(name)
        planned = arrivals(self.phones, self.desks, factor, self._seconds, chance, all_sign_in)
        self._release()
        step, before = self.log.begin(Step(name, factor, self._seconds)), self._meter.read()
        await self._crowd.live(step, planned)
        after = self._meter.read()
        self.log.begin(Step(f"after {name}", 0, 0))
        await self._crowd.settle(SECONDS_TO_SETTLE)
        report(step, before, after)
        return step

    def _release(self) -> None:
        """The visits of a few more teams; their phones see it when they look."""
        teams, self._waiting = self._waiting[: self._each_step], self._waiting[self._each_step :]
        assert self._releasing.stdin
        self._releasing.stdin.write(msgspec.json.encode(teams) + b"\n")
        self._releasing.stdin.flush()

    async def _send_the_rest(self) -> list[str]:
        """Phones have so long for what they still have to send."""
        self.log.begin(Step("the rest", 0, 0))
        begun = time.monotonic()
        rest = [asyncio.ensure_future(phone.finished()) for phone in self.phones]
        await asyncio.wait(rest, timeout=SECONDS_TO_SEND_THE_REST)
        unsent = sum(phone.stop() for phone in self.phones)
        await asyncio.gather(*rest, return_exceptions=True)
        await self._crowd.stop()
        for actor in (*self.phones, *self.desks):
            actor.wire.close()
        print(
            f"phones sent what was left within {time.monotonic() - begun:.0f} s; {unsent} sheets and photos still wait"
        )
        return [f"phones could not send {unsent} sheets and photos"] if unsent else []


def _tell_knee(knee: Step, phones: Sequence[Phone], desks: Sequence[Desk]) -> None:
    print(
        f"knee: {knee.served_count / knee.seconds:.0f} requests/s at a p99 of {knee.p99:.0f} ms,"
        f" what {knee.factor * len(phones):.0f} phones and {knee.factor * len(desks):.0f} desks ask for"
    )


def _address(number: int) -> str:
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
