"""One fault of the machines after the other, each healed before the next comes."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable

from tests.faults.machines import Machines

SHARE = 0.1
"""Of all faults; the others are the line's, which cost no time."""
AT_LEAST = 3
"""Of each kind."""


class Mischief:
    def __init__(self, machines: Machines, faults: int, dice: random.Random) -> None:
        self._machines = machines
        self._deck = deck(machines, faults, dice)
        self._whole = len(self._deck)
        self.done: Counter[str] = Counter()

    @property
    def is_over(self) -> bool:
        return not self._deck

    async def go_on(self, all_done: Callable[[], float]) -> None:
        """`all_done` says which share of all faults has happened: those of the line come between."""
        while self._deck:
            await asyncio.sleep(0.05)
            if sum(self.done.values()) > all_done() * self._whole:
                continue
            kind = self._deck.pop()
            _, happens = self._machines.kinds[kind]
            await happens()
            self.done[kind] += 1
            await self._machines.recover()


def deck(machines: Machines, faults: int, dice: random.Random) -> list[str]:
    weights = {kind: weight for kind, (weight, _) in machines.kinds.items()}
    needed = [kind for kind in weights for _ in range(AT_LEAST)]
    more = max(0, int(faults * SHARE) - len(needed))
    made = needed + dice.choices(list(weights), list(weights.values()), k=more)
    dice.shuffle(made)
    return made
