"""A program that stays warm and opens photos, each in a process of its own under limits: `python -m media.decoder`.

A line of JSON in names the work, a source and its kind; a line out tells what came of it, why the photo was refused,
or how the process ended that opened it. A file that attacks a decoder costs that process and nothing else.
"""

import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from media.blurring import blur
from media.images import for_viewing, prepare, save, thumbnail
from media.jpegs import Unusable

CPU_SECONDS = 20
# A machine may be busy with other things: this limit does not count against the photo.
WALL_SECONDS = 60
MEMORY_BYTES = 2 * 1024**3
WRITTEN_BYTES = 64 * 1024**2
NICE = {"look": 10}
"""Nobody waits for it: whoever is answered, and phones that wait for their photo to arrive, go first."""

Work = Callable[[dict[str, Any]], dict[str, object]]


def main() -> None:
    prepare()
    for line in iter(sys.stdin.buffer.readline, b""):
        job = json.loads(line)
        # What it needs is loaded here, once, and not by every process that opens a photo.
        work = WORKS[job["work"]]()
        child = os.fork()
        if child == 0:
            _open_and_leave(work, job)
        _, status = os.waitpid(child, 0)
        if status:
            _say({"signal": os.WTERMSIG(status)} if os.WIFSIGNALED(status) else {"signal": 0})


def _open_and_leave(work: Work, job: dict[str, Any]) -> NoReturn:
    try:
        _limit()
        os.nice(NICE.get(job["work"], 0))
        _say(_answer(work, job))
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _answer(work: Work, job: dict[str, Any]) -> dict[str, object]:
    try:
        return work(job)
    except Unusable as reason:
        return {"refused": str(reason)}
    except MemoryError:
        return {"refused": "photo-too-heavy"}


def _render(job: dict[str, Any]) -> dict[str, object]:
    viewing = for_viewing(Path(job["source"]).read_bytes(), job["kind"])
    blur(viewing, job["areas"])
    small = thumbnail(viewing)
    save(viewing, Path(job["viewing"]))
    save(small, Path(job["thumbnail"]))
    return {"viewing": viewing.size, "thumbnail": small.size}


def _rendering() -> Work:
    return _render


def _looking() -> Work:
    from media.looking import look

    return look


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN_BYTES, WRITTEN_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(WALL_SECONDS)


def _say(answer: dict[str, object]) -> None:
    """In one piece, however the process ends."""
    os.write(1, json.dumps(answer).encode() + b"\n")


WORKS: dict[str, Callable[[], Work]] = {"render": _rendering, "look": _looking}

if __name__ == "__main__":
    main()
