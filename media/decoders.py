"""Warm decoders, a few for each lane: what is slow to open waits for its own kind only."""

import atexit
import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path

import anyio
import msgspec
from anyio import CapacityLimiter, to_thread

from media.photo_facts import Looked
from media.redaction_rules import Area
from organisation.refusing import Refused

PACKAGES = Path(__file__).parents[1]
COMMAND = [sys.executable, "-P", "-m", "media.decoder"]
# One thread: a process that has several cannot be forked safely.
ENVIRONMENT = {"PYTHONPATH": str(PACKAGES), "OPENBLAS_NUM_THREADS": "1"}
PATIENCE_SECONDS = 30
# Longer than the limit that a decoder sets itself.
SILENT_SECONDS = 75
ATTEMPTS = 3
# What a decoder does to itself. Any other signal came from outside.
CRASHES = {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE}


class Job(msgspec.Struct, frozen=True, tag_field="work"):
    """The tag names what the decoder is to do."""

    source: Path
    kind: str

    def line(self) -> bytes:
        return msgspec.json.encode(self, enc_hook=str) + b"\n"


class Rendering(Job, frozen=True, tag="render"):
    viewing: Path
    thumbnail: Path
    areas: tuple[Area, ...] = ()


class Looking(Job, frozen=True, tag="look"):
    """Reads what the photo tells of itself, and what it looks like."""


class Answer(msgspec.Struct, frozen=True):
    """One of these: the sizes of both pictures, what a look found, the name of a problem, or the signal that ended it
    (0: an error)."""

    viewing: tuple[int, int] | None = None
    thumbnail: tuple[int, int] | None = None
    looked: Looked | None = None
    refused: str | None = None
    signal: int | None = None


class Decoder:
    """One process that opens photos one after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=ENVIRONMENT,
            bufsize=0,
            start_new_session=True,
        )

    def ask(self, job: Job) -> Answer:
        """Raises OSError when the process is gone, or does not answer."""
        assert self._process.stdin
        self._process.stdin.write(job.line())
        return msgspec.json.decode(self._line(time.monotonic() + SILENT_SECONDS), type=Answer)

    def end(self) -> None:
        """With whatever it is doing."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process.wait()

    def _line(self, deadline: float) -> bytes:
        assert self._process.stdout
        answer = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while not answer.endswith(b"\n"):
                if not selector.select(deadline - time.monotonic()):
                    raise TimeoutError
                piece = self._process.stdout.read(4096)
                if not piece:
                    raise BrokenPipeError
                answer += piece
        return answer


class Lane:
    """So many photos at a time; the others wait, and are told to come again when that takes too long."""

    def __init__(self, places: int) -> None:
        self._places = CapacityLimiter(places)
        self._threads = CapacityLimiter(places)
        self._idle: list[Decoder] = []
        atexit.register(self.close)

    async def open(self, job: Job) -> Answer:
        """The answer has what was asked. Raises Refused: for what the photo did, or because the machine has no time."""
        for _ in range(ATTEMPTS):
            answer = await self.attempt(job)
            if answer.refused:
                raise Refused(answer.refused)
            if answer.signal is None:
                return answer
            if answer.signal == signal.SIGXCPU:
                raise Refused("photo-too-heavy")
        if answer.signal in CRASHES:
            raise Refused("photo-unopenable")
        raise _busy()

    def close(self) -> None:
        while self._idle:
            self._idle.pop().end()

    async def attempt(self, job: Job) -> Answer:
        """Whatever comes of it. Raises Refused when the machine has no time."""
        try:
            with anyio.fail_after(PATIENCE_SECONDS):
                await self._places.acquire()
        except TimeoutError:
            raise _busy() from None
        try:
            return await to_thread.run_sync(self._ask, job, limiter=self._threads)
        finally:
            self._places.release()

    def _ask(self, job: Job) -> Answer:
        decoder = self._idle.pop() if self._idle else Decoder()
        try:
            answer = decoder.ask(job)
        except (OSError, msgspec.DecodeError):
            decoder.end()
            return Answer(signal=signal.SIGKILL)
        except BaseException:
            decoder.end()
            raise
        self._idle.append(decoder)
        return answer


def _busy() -> Refused:
    return Refused("photo-check-busy", seconds=PATIENCE_SECONDS)
