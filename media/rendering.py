"""One photo at a time per core, each in a process of its own, so that a decoder never holds up a request."""

import os
import signal
import sys
from pathlib import Path

import anyio
import msgspec
from anyio import CapacityLimiter, run_process, to_thread

from media.hashing import digests_of
from organisation.refusing import Refused

PACKAGES = Path(__file__).parents[1]
SECONDS = 60
PLACES = CapacityLimiter(max(1, os.cpu_count() or 1))


class Picture(msgspec.Struct, frozen=True):
    width: int
    height: int


class Refusal(msgspec.Struct, frozen=True):
    refused: str


class Made(msgspec.Struct, frozen=True):
    """A rendition that lies at the target now."""

    width: int
    height: int
    size: int
    sha256: bytes


async def render(source: Path, target: Path) -> Made:
    """Raises Refused with the reason why the source is no photo that can be kept as evidence."""
    async with PLACES:
        answer = await _run(source, target)
    if isinstance(answer, Refusal):
        raise Refused(answer.refused)
    digests = await to_thread.run_sync(digests_of, target)
    return Made(answer.width, answer.height, digests.size, digests.sha256)


async def _run(source: Path, target: Path) -> Picture | Refusal:
    """Only the limit on its own work counts against a photo; a busy machine does not."""
    command = [sys.executable, "-P", "-m", "media.images", str(source), str(target)]
    try:
        with anyio.fail_after(SECONDS):
            ended = await run_process(command, check=False, env={"PYTHONPATH": str(PACKAGES)}, stderr=None)
    except TimeoutError:
        raise Refused("upload-busy", seconds=SECONDS) from None
    if ended.returncode == -signal.SIGXCPU:
        return Refusal("jpeg-too-large")
    if ended.returncode != 0:
        raise RuntimeError(f"media.images ended with {ended.returncode}")
    return _answer(ended.stdout)


def _answer(output: bytes) -> Picture | Refusal:
    try:
        return msgspec.json.decode(output, type=Picture)
    except msgspec.ValidationError:
        return msgspec.json.decode(output, type=Refusal)
