"""The machines of one database: the first that answers and takes changes is the one."""

from typing import Any

import asyncpg

SECONDS_FOR_A_MACHINE = 3
TAKES_CHANGES = "read-write"
NOT_THIS_ONE = (OSError, TimeoutError, asyncpg.TargetServerAttributeNotMatched, asyncpg.CannotConnectNowError)


class Hosts:
    """Asked one after the other, each for a few seconds: one that is cut off would else take all the time there is.

    With several, one that takes no changes (a replica, or a primary that was demoted) counts for nothing.
    """

    def __init__(self, url: str) -> None:
        self._urls = urls_of(url)

    async def connect(self, *_: object, **options: Any) -> asyncpg.Connection:
        """Raises what the last of them raised. The one that answered is asked first the next time."""
        wanted = {"timeout": SECONDS_FOR_A_MACHINE} | options
        if len(self._urls) > 1:
            wanted["target_session_attrs"] = TAKES_CHANGES
        *first, last = self._urls
        for url in first:
            try:
                return await self._take(url, wanted)
            except NOT_THIS_ONE:
                continue
        return await self._take(last, wanted)

    async def _take(self, url: str, options: dict[str, Any]) -> asyncpg.Connection:
        connection = await asyncpg.connect(url, **options)
        self._urls = [url, *(other for other in self._urls if other != url)]
        return connection


def urls_of(url: str) -> list[str]:
    """`postgres://sidak:secret@one:5432,two:5432/sidak` is two addresses."""
    scheme, _, rest = url.partition("://")
    end = min((rest.find(mark) for mark in "/?" if mark in rest), default=len(rest))
    user, at, machines = rest[:end].rpartition("@")
    return [f"{scheme}://{user}{at}{machine}{rest[end:]}" for machine in machines.split(",")]
