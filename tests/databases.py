"""Which database `DB` speaks to, while a test has it speak to another one."""

from collections.abc import Iterator
from contextlib import contextmanager

from ledger.database import DB


@contextmanager
def another_database() -> Iterator[None]:
    """Whatever is connected within, afterwards it is the one of before, with its connections."""
    before = dict(vars(DB))
    try:
        yield
    finally:
        vars(DB).update({name: before.get(name) for name in ("config", "pool", "_hosts")})
