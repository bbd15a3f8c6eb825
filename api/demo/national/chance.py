"""All that is left to chance, the same for the same seed: numbers, names, identifiers that sort by their time."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from inspections.rules import ALPHABET

Choice = TypeVar("Choice")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
SCATTERING = 0x9E3779B97F4A7C15
"""Odd, so that multiplying by it modulo a power of two gives each number another one."""


class Chance(random.Random):
    """Of one part of the data: `Chance(seed, part)`; `part` is below 256 and keeps its codes apart from others'."""

    def __init__(self, seed: int, part: int) -> None:
        super().__init__(f"{seed}/{part}")
        self._part = part
        self._codes = 0

    def __new__(cls, seed: int, part: int) -> "Chance":  # noqa: ARG004
        return super().__new__(cls)

    def id(self, at: datetime) -> UUID:
        """Version 7."""
        noise = self.getrandbits(74)
        value = ((at - EPOCH) // MILLISECOND & (2**48 - 1)) << 80 | 0x7 << 76
        return UUID(int=value | noise >> 62 << 64 | 0b10 << 62 | noise & (2**62 - 1))

    def code(self, groups: int, length: int) -> str:
        """As `inspections.rules.code`, and never the same twice in one database."""
        self._codes += 1
        bits = 5 * groups * length
        number = ((self._codes << 8 | self._part) * SCATTERING) % 2**bits
        letters = [ALPHABET[number >> 5 * place & 31] for place in range(groups * length)]
        return "-".join("".join(letters[first : first + length]) for first in range(0, len(letters), length))

    def happens(self, share: float) -> bool:
        return self.random() < share

    def one(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self.random() * len(choices))]

    def between(self, least: int, most: int) -> int:
        return least + int(self.random() * (most - least + 1))
