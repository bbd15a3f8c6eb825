"""What the terminal is told while it lasts: how much is made, and how long the rest will take."""

import sys
import time

EVERY = 5.0


class Progress:
    """`whole` is how many inspections there will be, about."""

    def __init__(self, whole: int) -> None:
        self._whole = whole
        self._begun = time.monotonic()
        self._told = 0.0
        self._made = 0

    def made(self, more: int) -> None:
        self._made += more
        share = min(1.0, self._made / max(1, self._whole))
        passed = time.monotonic() - self._begun
        if more and time.monotonic() - self._told > EVERY:
            left = passed / share - passed
            self._tell(f"{self._made:,} of about {self._whole:,} inspections, {left / 60:.1f} minutes left for these")

    def placed(self, entries: int) -> None:
        if time.monotonic() - self._told > EVERY:
            self._tell(f"{entries:,} entries have their place in the ledger")

    def step(self, what: str) -> None:
        self._tell(f"{what} (after {(time.monotonic() - self._begun) / 60:.1f} minutes)")

    def _tell(self, line: str) -> None:
        self._told = time.monotonic()
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
