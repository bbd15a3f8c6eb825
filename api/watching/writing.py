"""The log is written in a thread of its own: who reads it slowly, or not at all, must not stop the server."""

import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from logging.handlers import QueueHandler, QueueListener
from queue import Full, Queue
from threading import Thread

MOST_WAITING = 10_000
SECONDS_TO_WRITE_THE_REST = 2

log = logging.getLogger("sidak.log")


class Waiting(QueueHandler):
    """Lines for which there is no room are lost, and counted; the first that finds room again says how many."""

    def __init__(self, handlers: Sequence[logging.Handler], most: int) -> None:
        super().__init__(Queue(most))
        self._lost = 0
        self._writing = Writing(self.queue, *handlers, respect_handler_level=True)
        self._writing.start()

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """As it is: it stays in this process, and is formed where it is written."""
        return record

    def enqueue(self, record: logging.LogRecord) -> None:
        try:
            if self._lost:
                self.queue.put_nowait(_loss_of(self._lost))
                self._lost = 0
            self.queue.put_nowait(record)
        except Full:
            self._lost += 1

    def close(self) -> None:
        """At the process's end. When nobody reads, the process must end all the same, and would wait for the writer."""
        super().close()
        self._writing.stop()
        if self._writing.is_stuck():
            os._exit(os.EX_OK)


class Writing(QueueListener):
    _thread: Thread | None

    def stop(self) -> None:
        if self._thread is None:
            return
        with suppress(Full):
            self.queue.put(self._sentinel, timeout=SECONDS_TO_WRITE_THE_REST)  # type: ignore[attr-defined]
        self._thread.join(SECONDS_TO_WRITE_THE_REST)

    def is_stuck(self) -> bool:
        return self._thread is not None and self._thread.is_alive()


def write_beside(root: logging.Logger, most: int = MOST_WAITING) -> None:
    """What its handlers wrote at once they write from now on in the thread."""
    root.handlers = [Waiting(root.handlers, most)]


def _loss_of(lines: int) -> logging.LogRecord:
    told = "%d lines of the log were lost: nobody read them"
    return log.makeRecord(log.name, logging.WARNING, __file__, 0, told, (lines,), None)
