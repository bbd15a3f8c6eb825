"""When each duty of the clock last ran in this process, and whether it held: for those who watch over the server.

Only that it ran, at every tick, whether there was something to do or not: what it did would tell when a visit is sent
for. Those that send for visits are told of together.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

Outcome = Literal["done", "failed"]
VISITS = "visits"
SENDING = {"release", "stand down", "substitute", "orders"}
AFTER_SENDING = {"notify", "sequence", "sign"}
"""What they do at a release, its messages and its entries, takes them longer than a minute without one."""


class DutyRuns:
    def __init__(self) -> None:
        self.last: dict[tuple[str, Outcome], float] = {}
        """Seconds since 1970."""
        self.failures: Counter[str] = Counter()
        self.on_run: Callable[[str, float, str | None], None] | None = None
        """Gets the duty's name, its seconds and the kind of its failure."""

    @contextmanager
    def run(self, duty: str) -> Iterator[None]:
        """Around one duty of one tick; `failed` within it tells of a row that failed."""
        name = name_of(duty)
        before, began = self.failures[name], time.perf_counter()
        yield
        outcome: Outcome = "done" if self.failures[name] == before else "failed"
        self.last[name, outcome] = time.time()
        if self.on_run is not None and _may_be_timed(name, outcome):
            self.on_run(name, time.perf_counter() - began, None if outcome == "done" else outcome)

    def failed(self, duty: str) -> None:
        self.failures[name_of(duty)] += 1


def _may_be_timed(name: str, outcome: Outcome) -> bool:
    return name != VISITS and (name not in AFTER_SENDING or outcome == "failed")


def name_of(duty: str) -> str:
    return VISITS if duty in SENDING else duty


RUNS = DutyRuns()
"""Of this process."""
