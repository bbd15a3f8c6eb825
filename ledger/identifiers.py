"""Identifiers that sort by the time they were made (RFC 9562, version 7)."""

import os
import time
from threading import Lock
from uuid import UUID

from piccolo.columns.defaults.uuid import UUID7 as PiccoloUUID7

HOUR = 3_600_000 << 12

_one_at_a_time = Lock()
_newest = 0


def uuid7() -> UUID:
    """Greater than all that this process made before, also within one millisecond or after the clock was set back by
    less than an hour (RFC 9562, 6.2, method 3: 12 bits of the fraction of the millisecond stand before the 62 of
    chance)."""
    ticks = _next_tick()
    chance = int.from_bytes(os.urandom(8), "big") >> 2
    return UUID(int=ticks >> 12 << 80 | 0x7 << 76 | (ticks & 0xFFF) << 64 | 0b10 << 62 | chance)


def _next_tick() -> int:
    """1/4096 milliseconds since 1970, but each time another. A clock that was far ahead for a while leaves no trace in
    what is made afterwards."""
    global _newest
    with _one_at_a_time:
        ticks = (time.time_ns() << 12) // 1_000_000
        _newest = ticks if _newest - ticks > HOUR else max(_newest + 1, ticks)
        return _newest & (2**60 - 1)


class UUID7(PiccoloUUID7):
    """Piccolo's own needs PostgreSQL 18 and Python 3.14; a plain callable would be baked into the DDL as one value."""

    @property
    def postgres(self) -> str:
        return "gen_random_uuid()"

    def python(self) -> UUID:
        return uuid7()
