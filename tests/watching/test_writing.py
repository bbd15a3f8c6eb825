"""The log has a reader that does not read."""

import logging
import time
from collections.abc import Iterator
from threading import Event

import pytest

from api.watching.writing import Waiting, write_beside


class Reader(logging.Handler):
    """Reads nothing until it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = Event()
        self.read: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        assert self.reads.wait(30)
        self.read.append(record.getMessage())

    def has_read(self, lines: int) -> None:
        until = time.monotonic() + 30
        while len(self.read) < lines:
            assert time.monotonic() < until
            time.sleep(0.01)


@pytest.fixture
def reader() -> Iterator[Reader]:
    reader = Reader()
    yield reader
    reader.reads.set()


def log_to(reader: Reader, most: int) -> tuple[logging.Logger, Waiting]:
    logger = logging.Logger("of a test")
    logger.addHandler(reader)
    write_beside(logger, most)
    waiting = logger.handlers[0]
    assert isinstance(waiting, Waiting)
    return logger, waiting


def test_whoever_logs_does_not_wait_and_everything_comes_in_order(reader: Reader) -> None:
    logger, waiting = log_to(reader, 10)
    for number in range(10):
        logger.warning("line %d", number)
    reader.reads.set()
    waiting.close()
    assert reader.read == [f"line {number}" for number in range(10)]


def test_what_finds_no_room_is_counted(reader: Reader) -> None:
    logger, waiting = log_to(reader, 3)
    for number in range(100):
        logger.warning("line %d", number)
    reader.reads.set()
    reader.has_read(3)
    logger.warning("again")
    waiting.close()
    *before, told, last = reader.read
    assert told == f"{100 - len(before)} lines of the log were lost: nobody read them"
    assert last == "again"
