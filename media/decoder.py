"""A program that stays warm and opens photos, each in a process of its own under limits: `python -m media.decoder`.

A line of JSON in names a source, its kind and two targets; a line out tells the sizes of the pictures made, why
the photo was refused, or how the process ended that opened it. A file that attacks a decoder costs that process
and nothing else.
"""

import json
import os
import resource
import signal
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from media.images import for_viewing, prepare, save, thumbnail
from media.jpegs import Unusable

CPU_SECONDS = 20
# A machine may be busy with other things: this limit does not count against the photo.
WALL_SECONDS = 60
MEMORY_BYTES = 2 * 1024**3
WRITTEN_BYTES = 64 * 1024**2


def main() -> None:
    prepare()
    for line in iter(sys.stdin.buffer.readline, b""):
        child = os.fork()
        if child == 0:
            _open_and_leave(json.loads(line))
        _, status = os.waitpid(child, 0)
        if status:
            _say({"signal": os.WTERMSIG(status)} if os.WIFSIGNALED(status) else {"signal": 0})


def _open_and_leave(job: dict[str, str]) -> NoReturn:
    try:
        _limit()
        _say(_pictures(job))
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _pictures(job: dict[str, str]) -> dict[str, object]:
    content = Path(job["source"]).read_bytes()
    try:
        viewing = for_viewing(content, job["kind"])
        small = thumbnail(viewing)
        save(viewing, Path(job["viewing"]))
        save(small, Path(job["thumbnail"]))
    except Unusable as reason:
        return {"refused": str(reason)}
    except MemoryError:
        return {"refused": "photo-too-heavy"}
    return {"viewing": viewing.size, "thumbnail": small.size}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN_BYTES, WRITTEN_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(WALL_SECONDS)


def _say(answer: dict[str, object]) -> None:
    """In one piece, however the process ends."""
    os.write(1, json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    main()
