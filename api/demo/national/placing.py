"""Gives all entries their place in the ledger, in the order of their times, with a signed checkpoint for each month."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby

from api.demo.national.copying import Rows
from api.demo.national.national_queries import connected, entries
from api.demo.national.scale import local_day
from ledger import queries
from ledger.checkpoints import Checkpoints
from ledger.database import Row
from ledger.rules import Tree

BATCH = 20_000

Told = Callable[[int], None]


class Placing:
    """One pass over the entries. They stand in the database already, and none of them waits in the queue."""

    def __init__(self, checkpoints: Checkpoints, told: Told) -> None:
        self._checkpoints = checkpoints
        self._told = told
        self._tree = Tree()
        self._rows = Rows()
        self._last: datetime | None = None

    async def run(self, url: str) -> int:
        """The number of entries."""
        reading, self._writing = await connected(url), await connected(url)
        try:
            async for some in entries(reading, BATCH):
                await self._place(some)
                self._told(self._tree.size)
            await self._sign()
        finally:
            await reading.close()
            await self._writing.close()
        return self._tree.size

    async def _place(self, some: Sequence[Row]) -> None:
        for month, of_month in groupby(some, lambda entry: _month(entry["recorded_at"])):
            if self._last and month > _month(self._last):
                await self._sign()
            for entry in of_month:
                self._rows.add("ledger_position", self._tree.size, entry["id"], entry["leaf_hash"])
                self._tree.add(entry["leaf_hash"])
                self._last = entry["recorded_at"]
        await self._keep()

    async def _keep(self) -> None:
        for tile in self._tree.tiles:
            self._rows.add("ledger_tile", *tile)
        self._tree.tiles.clear()
        await self._rows.copy(self._writing)

    async def _sign(self) -> None:
        """The first signature adds an entry of its own, so that the tree is read again."""
        if self._last is None:
            return
        tree = self._tree
        self._rows.add("ledger_checkpoint", tree.size, tree.root, b"".join(tree.peaks), self._last)
        await self._keep()
        await self._checkpoints.sign(self._last)
        self._tree = await queries.newest_tree()


def _month(moment: datetime) -> tuple[int, int]:
    day = local_day(moment)
    return day.year, day.month
