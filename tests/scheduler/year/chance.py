"""What happens on which day: of one seed always the same, whatever the lottery gives."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeVar
from uuid import UUID

Choice = TypeVar("Choice")
Fate = Literal["carried_out", "late", "cancelled", "aborted", "missed"]
Falling = Literal["illness", "conflict", "everybody"]
Outage = Literal["morning", "day", "evening"]

FATES: dict[Fate, float] = {"carried_out": 0.87, "late": 0.06, "cancelled": 0.03, "aborted": 0.02, "missed": 0.02}
FALLINGS: dict[Falling, float] = {"illness": 0.03, "conflict": 0.01, "everybody": 0.005}
OUTAGES: dict[Outage, float] = {"morning": 0.02, "day": 0.012, "evening": 0.02}
CAPACITIES = {0: 0.02, 2: 0.03, 3: 0.02, 6: 0.03}
STORM, SHUT, LEAVE, SICK, RECUSAL, ORDER = 0.03, 0.03, 0.012, 0.006, 0.03, 0.03
"""The stratum closed and units shut at short notice; leave begun and people falling ill, by day and person; others."""


class Absence(NamedTuple):
    person: UUID
    first_day: date
    last_day: date


class Chance:
    def __init__(self, seed: int) -> None:
        self._seed = seed

    def _of(self, *key: object) -> random.Random:
        return random.Random("/".join(map(str, (self._seed, *key))))

    def happens(self, what: str, day: date, share: float) -> bool:
        return self._of(what, day).random() < share

    def one_of(self, what: str, day: date, choices: Sequence[UUID]) -> UUID:
        return self._of(what, day, "who").choice(choices)

    def outage(self, day: date) -> Outage | None:
        return _pick(self._of("outage", day), OUTAGES)

    def capacity(self, day: date) -> int | None:
        return _pick(self._of("capacity", day), CAPACITIES)

    def shut(self, day: date, units: Sequence[UUID]) -> list[UUID]:
        """Closed on that day; some of them are communes, which close what is below them."""
        chance = self._of("shut", day)
        return [unit for unit in units if chance.random() < SHUT]

    def leave(self, day: date, people: Sequence[UUID]) -> Iterator[Absence]:
        chance = self._of("leave", day)
        for person in people:
            if chance.random() < LEAVE:
                yield Absence(person, day, day + timedelta(days=chance.choice((0, 0, 1, 4, 11))))

    def sick(self, day: date, people: Sequence[UUID]) -> Iterator[Absence]:
        """Known in the morning only, after the freeze and before the release."""
        chance = self._of("sick", day)
        for person in people:
            if chance.random() < SICK:
                yield Absence(person, day, day + timedelta(days=chance.choice((0, 1, 2))))

    def fate(self, day: date, unit: str) -> Fate:
        return _pick(self._of("fate", day, unit), FATES) or "carried_out"

    def falling(self, day: date, unit: str) -> Falling | None:
        """Who falls away before the opening."""
        return _pick(self._of("falling", day, unit), FALLINGS)


def _pick(chance: random.Random, shares: dict[Choice, float]) -> Choice | None:
    number = chance.random()
    for choice, share in shares.items():
        if number < share:
            return choice
        number -= share
    return None
