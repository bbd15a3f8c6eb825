"""Who has the places of a lane that is shared, and since when."""

import asyncio
from collections import defaultdict
from typing import Protocol


class Holder(Protocol):
    def give_up(self) -> None:
        """Told that the place is another's now: what it was for is broken off."""


class Holding:
    """`seconds`: so long a place is left to its holder, whoever else wants it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: defaultdict[str, dict[Holder, float]] = defaultdict(dict)
        """Of each party, who came first being first."""

    def add(self, party: str, holder: Holder) -> None:
        self._since[party][holder] = asyncio.get_running_loop().time()

    def drop(self, party: str, holder: Holder) -> None:
        if party not in self._since:
            return
        self._since[party].pop(holder, None)
        if not self._since[party]:
            del self._since[party]

    def of(self, party: str) -> int:
        return len(self._since.get(party, ()))

    def longest_of_the_largest(self, least: int) -> tuple[str, Holder] | None:
        """None where no party has so many places, or where the largest has had them for a moment only."""
        largest = max(self._since, key=self.of, default="")
        if self.of(largest) < least:
            return None
        holder, since = next(iter(self._since[largest].items()))
        passed = asyncio.get_running_loop().time() - since
        return (largest, holder) if passed >= self._seconds else None
