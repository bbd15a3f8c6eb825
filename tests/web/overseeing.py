"""Draws that an overseer follows from the freeze to the reveal, within half a minute."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, NamedTuple

import asyncpg

from tests.web.visits import Planner

HOURS = {
    name: timedelta(seconds=seconds)
    for name, seconds in {"freeze": 4, "draw": 24, "arrive": 25, "end": 26, "reveal": 27}.items()
}
PATIENCE = 90


class Followed(NamedTuple):
    planner: Planner
    stratum: str

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The draw as Dewi's desk has it, once it is so."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for found in self.planner.person("dewi").pages("/v1/oversight/draws"):
                if found["draw"]["stratum"] == self.stratum and holds(found):
                    return dict(found)
            time.sleep(0.3)
        raise AssertionError("the draw did not come so far")


def follow(planner: Planner, **changes: Any) -> Followed:
    """A draw of its own, for whose team it does not matter."""
    programme = planner.plan("hung", "mai", hours=HOURS, **changes)
    found = planner.person("lan").get(f"/v1/programmes/{programme}")
    return Followed(planner, found["stratum"])


def withhold(url: str, stratum: str) -> None:
    """As if the operator had let the hour of the reveal pass yesterday."""

    async def turn_back() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute("UPDATE draw_day SET reveal_at = now() - interval '1 day' WHERE stratum = $1", stratum)
        await connection.close()

    # The browser's own loop runs in this thread.
    with ThreadPoolExecutor() as threads:
        threads.submit(lambda: asyncio.run(turn_back())).result()
