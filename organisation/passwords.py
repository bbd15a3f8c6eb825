"""Argon2id, in a few threads of its own: many sign-ins at once wait, they do not take the server's memory.

Always the same threads: each that ever hashed keeps its 19 MiB.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from anyio import CapacityLimiter
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from organisation.password_rules import tidy_password
from organisation.refusing import Refused

NO_PASSWORD = "!"  # noqa: S105
"""What the column holds until two people let the person choose a password: no password matches it."""

# 19 MiB and two passes for each: about 30 ms of one core.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
THREADS = 2
AT_ONCE = CapacityLimiter(THREADS)
MOST_WAITING = 60
RETRY_SECONDS = 5

Result = TypeVar("Result")


async def hashed(password: str) -> str:
    _refuse_crowd()
    return await _in_thread(lambda: HASHER.hash(tidy_password(password)))


async def matches(stored: str, password: str) -> bool:
    """About the same work whether `stored` is a hash or not, so that the time does not tell who has an account."""
    _refuse_crowd()
    return await _in_thread(lambda: _verify(stored, tidy_password(password)))


async def _in_thread(work: Callable[[], Result]) -> Result:
    async with AT_ONCE:
        return await asyncio.get_running_loop().run_in_executor(_threads(), work)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="argon2")


def _verify(stored: str, password: str) -> bool:
    try:
        return HASHER.verify(stored, password)
    except VerifyMismatchError:
        return False
    except InvalidHashError:
        _verify(_nobodys_hash(), password)
        return False


@cache
def _nobodys_hash() -> str:
    return HASHER.hash("nobody has this password")


def _refuse_crowd() -> None:
    if AT_ONCE.statistics().tasks_waiting >= MOST_WAITING:
        raise Refused("sign-in-busy", seconds=RETRY_SECONDS)
