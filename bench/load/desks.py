"""Somebody at a desk who heads a unit, plans, reviews or oversees, as the pages in web/src/pages have it."""

import asyncio
from typing import Any

from bench.load.actors import Account, Actor, Log
from bench.load.wire import Wire


class Desk(Actor):
    def __init__(self, account: Account, wire: Wire, log: Log) -> None:
        super().__init__(account, wire, log)
        self._known: list[dict[str, Any]] = []

    async def inbox(self, due: float) -> None:
        """The first page: what waits, and what is soon due."""
        found = await self.get("desk", "/v1/inbox?limit=200", due)
        if found:
            self._known = [each["inspection"] for each in found["items"]] or self._known
        await self.get("desk", "/v1/overdue?days=3&limit=50")

    async def notices(self, due: float) -> None:
        await self.get("desk", "/v1/notices?limit=50", due)

    async def inspections(self, due: float) -> None:
        found = await self.get("desk", "/v1/inspections?limit=20", due)
        if found:
            self._known = found["items"] or self._known

    async def case(self, due: float) -> None:
        """One of those that were shown last, with its findings and photos once the visit is over."""
        if not self._known:
            return await self.inspections(due)
        one = self.chance.choice(self._known)
        path = f"/v1/inspections/{one['id']}"
        detail, _ = await asyncio.gather(self.get("desk", path, due), self.get("desk", f"{path}/standing", due))
        if detail is None or detail["submittedAt"] is None:
            return None
        parts = ("findings", "submission", "evidence", "observations")
        await asyncio.gather(*(self.get("desk", f"{path}/{part}") for part in parts))
        return None
