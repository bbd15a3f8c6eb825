"""Identifiers that sort by the time they were made (RFC 9562, version 7)."""

import os
import time
from uuid import UUID

from piccolo.columns.defaults.uuid import UUID7 as PiccoloUUID7


def uuid7() -> UUID:
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76 | (random >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | random & (2**62 - 1)
    return UUID(int=value)


class UUID7(PiccoloUUID7):
    """Piccolo's own needs PostgreSQL 18 and Python 3.14; a plain callable would be baked into the DDL as one value."""

    @property
    def postgres(self) -> str:
        return "gen_random_uuid()"

    def python(self) -> UUID:
        return uuid7()
