"""What one answer is worth, in whole numbers: the share gained of what was possible, and whether the item failed."""

from typing import NamedTuple

import msgspec

from checklists.conditions import Observed


class Measured(NamedTuple):
    """The score is `gained / possible`; `extent` is the failed part of the sample, (part, sample), if there is one."""

    gained: int
    possible: int
    failed: bool
    extent: tuple[int, int] | None = None


class Word(msgspec.Struct, frozen=True):
    """Fails on any word that is not among those that pass."""

    passing: tuple[str, ...]

    def of(self, observed: Observed) -> Measured:
        passed = observed.word in self.passing
        return Measured(int(passed), 1, not passed)


class AtLeast(msgspec.Struct, frozen=True):
    """`ratio_pass`: fails downwards, when the ratio stays below above/below; full marks from there on."""

    above: int
    below: int

    def of(self, observed: Observed) -> Measured:
        gained, possible = observed.value * self.below, observed.of * self.above
        if gained >= possible:
            return Measured(1, 1, False)
        return Measured(gained, possible, True, (observed.of - min(observed.value, observed.of), observed.of))


class AtMost(msgspec.Struct, frozen=True):
    """`ratio_max_pass`: fails upwards, when the ratio exceeds above/below. The score is 1 - ratio, passed or not."""

    above: int
    below: int

    def of(self, observed: Observed) -> Measured:
        failed = observed.value * self.below > observed.of * self.above
        extent = (observed.value, observed.of) if failed else None
        return Measured(observed.of - observed.value, observed.of, failed, extent)


class Limit(msgspec.Struct, frozen=True):
    """`max_pass`: fails upwards, when the number exceeds the limit; all or nothing."""

    most: int

    def of(self, observed: Observed) -> Measured:
        passed = observed.value <= self.most
        return Measured(int(passed), 1, not passed)


class Steps(msgspec.Struct, frozen=True):
    """A scale: fails below `pass_at`; the lowest step scores 0, the highest 1."""

    least: int
    most: int
    pass_at: int

    def of(self, observed: Observed) -> Measured:
        return Measured(observed.value - self.least, self.most - self.least, observed.value < self.pass_at)


Measure = Word | AtLeast | AtMost | Limit | Steps
