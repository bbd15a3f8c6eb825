"""Which database `DB` speaks to, while a test has it speak to another one."""

from collections.abc import Iterator
from contextlib import contextmanager

from ledger.database import DB

SPEAKS_BY = ("config", "pool", "_hosts")


@contextmanager
def another_database() -> Iterator[None]:
    """Whatever is connected within, afterwards it is the one of before, with its connections."""
    before = {name: getattr(DB, name) for name in SPEAKS_BY if hasattr(DB, name)}
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(DB, name, value)
