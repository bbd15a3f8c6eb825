"""Which conclusions are read again and by whom, from one seed that everybody may check afterwards. Pure.

ticket = SHA-256("sidak back-check" | seed | what | id); a conclusion is chosen when the first 8 bytes of its ticket, as
a number, lie below a twentieth of all. Readers come in the order of their own tickets for that inspection.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from uuid import UUID

from checklists.items import Severity

ONE_IN = 20
STEPS: Mapping[Severity | None, int] = {None: 0, "S0": 0, "S1": 1, "S2": 2, "S3": 3, "S4": 4}
"""Praise is as little a finding as none."""
FAR_APART = 2


def commitment(seed: bytes) -> bytes:
    return sha256(b"sidak back-check commitment" + seed).digest()


def ticket(seed: bytes, what: str, identifier: UUID) -> bytes:
    return sha256(b"sidak back-check" + seed + what.encode() + identifier.bytes).digest()


def chosen(seed: bytes, inspections: Iterable[UUID]) -> list[UUID]:
    """Sorted."""
    return sorted(each for each in inspections if _is_chosen(seed, each))


def _is_chosen(seed: bytes, inspection: UUID) -> bool:
    return int.from_bytes(ticket(seed, "inspection", inspection)[:8], "big") * ONE_IN < 2**64


def next_reader(seed: bytes, inspection: UUID, able: Iterable[UUID]) -> UUID | None:
    """Nobody chooses: whose ticket is lowest."""
    return min(able, key=lambda person: ticket(seed, f"reader of {inspection} ", person), default=None)


def shift(first: Severity | None, second: Severity | None) -> int:
    """In steps; positive where the second reader is more severe."""
    return STEPS[second] - STEPS[first]


def far_apart(pairs: Iterable[tuple[Severity | None, Severity | None]]) -> int:
    """Of how many findings the two readers are two steps apart or more."""
    return sum(abs(shift(first, second)) >= FAR_APART for first, second in pairs)


def table_of(pairs: Sequence[tuple[Severity | None, Severity | None]]) -> list[list[int]]:
    """How often the first reader said the row and the second the column: nothing, S1 to S4."""
    cells = [[0] * 5 for _ in range(5)]
    for first, second in pairs:
        cells[STEPS[first]][STEPS[second]] += 1
    return cells
