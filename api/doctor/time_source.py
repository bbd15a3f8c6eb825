"""Whether this machine's clock is right. Everything here happens by the minute."""

import ctypes
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

from api.doctor.findings import Finding, fine, unsafe, worth_doing

MOST_APART = timedelta(seconds=2)
UNSYNCHRONISED = 0x0040
"""STA_UNSYNC of linux/timex.h."""
STATUS_AT = 4
"""`struct timex` has `modes` (int), then `offset`, `freq`, `maxerror`, `esterror` (long), then `status` (int)."""


def look() -> bool | None:
    """What the kernel says; None where it does not tell."""
    if not sys.platform.startswith("linux"):
        return None
    told = (ctypes.c_long * 64)()
    try:
        state = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.byref(told))
    except (OSError, AttributeError):
        return None
    if state < 0:
        return None
    status = ctypes.c_int.from_buffer(told, (1 + STATUS_AT) * ctypes.sizeof(ctypes.c_long)).value
    return not status & UNSYNCHRONISED


def judge(synchronised: bool | None) -> Iterator[Finding]:
    if synchronised is None:
        yield worth_doing("time-unknown")
    elif synchronised:
        yield fine("time-synchronised")
    else:
        yield unsafe("time-unsynchronised")


def apart(asked: datetime, told: datetime, answered: datetime) -> timedelta:
    """Another clock's time minus ours; the time its answer took says nothing."""
    if told > answered:
        return told - answered
    return min(told - asked, timedelta(0))


def judge_database(apart: timedelta) -> Iterator[Finding]:
    """`apart`: the database's clock minus ours."""
    if abs(apart) > MOST_APART:
        yield unsafe("time-unlike-database", seconds=round(abs(apart).total_seconds()))
    else:
        yield fine("time-like-database")
