"""Kills the processes that open photos, at work."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

from tests.media.photos import photo

# Takes a second to open: long enough to be hit.
SLOW = photo("PNG", 4000, 3000, compress_level=1)


def opening() -> list[psutil.Process]:
    """The processes that open a photo now: children of the warm ones, and of no other program of the tests."""
    found = []
    for warm in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):
            found += warm.children() if "media.decoder" in warm.cmdline() else []
    return found


@contextmanager
def killer(number: signal.Signals, most: int) -> Iterator[set[int]]:
    """Sends a signal to every process that opens a photo, up to so many."""
    hit: set[int] = set()
    over = threading.Event()

    def hunt() -> None:
        while not over.wait(0.002) and len(hit) < most:
            for process in opening():
                if process.pid not in hit and len(hit) < most:
                    with suppress(psutil.NoSuchProcess):
                        process.send_signal(number)
                        hit.add(process.pid)

    hunter = threading.Thread(target=hunt)
    hunter.start()
    try:
        yield hit
    finally:
        over.set()
        hunter.join()
