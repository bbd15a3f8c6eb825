"""Simulations beside the server: each in a process of its own, few at a time, ended when nobody waits for it."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager

import msgspec

from organisation.refusing import Refused
from scheduler.scenarios import Forecast, Progress, Scenario
from scheduler.simulating import histories_for

MOST_AT_ONCE = 2
RETRY_SECONDS = 5
LONGEST_LINE = 2**26


class SimulationFailed(Exception):
    """The process ended without a forecast: killed, or a fault of ours that it wrote to the server's log."""


class Simulations:
    """One for each server process."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._most = most
        self._places = 0
        self._running: set[Process] = set()
        self._stopped = False

    def check(self) -> None:
        """Raises Refused when others take all places."""
        if self._places >= self._most or self._stopped:
            raise Refused("forecast-busy", seconds=RETRY_SECONDS)

    @contextmanager
    def place(self) -> Iterator[None]:
        self.check()
        self._places += 1
        try:
            yield
        finally:
            self._places -= 1

    async def run(self, scenario: Scenario, wanted: int | None) -> AsyncGenerator[Progress | Forecast, None]:
        """The forecast comes last. Closing the iterator ends the process. Raises SimulationFailed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "scheduler.simulating_process",
            str(histories_for(scenario, wanted)),
            stdin=PIPE,
            stdout=PIPE,
            limit=LONGEST_LINE,
        )
        self._running.add(process)
        try:
            if self._stopped:
                raise SimulationFailed
            await _hand_over(process, scenario)
            async for message in _messages(process):
                yield message
        finally:
            self._running.discard(process)
            await asyncio.shield(_end(process))

    def stop(self) -> None:
        """The server ends: whoever still waits is told that it failed."""
        self._stopped = True
        for process in self._running:
            _kill(process)


async def _hand_over(process: Process, scenario: Scenario) -> None:
    assert process.stdin
    try:
        process.stdin.write(msgspec.json.encode(scenario))
        await process.stdin.drain()
    except (BrokenPipeError, ConnectionResetError):
        raise SimulationFailed from None
    process.stdin.close()


async def _messages(process: Process) -> AsyncGenerator[Progress | Forecast, None]:
    assert process.stdout
    while line := await process.stdout.readline():
        if line.startswith(b'{"done"'):
            yield msgspec.json.decode(line, type=Progress)
        else:
            yield msgspec.json.decode(line, type=Forecast)
            return
    raise SimulationFailed


async def _end(process: Process) -> None:
    _kill(process)
    await process.wait()


def _kill(process: Process) -> None:
    if process.returncode is None:
        process.kill()
