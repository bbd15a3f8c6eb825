"""What an import would do, as it is told."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from organisation.refusing import Refused
from organisation.unit_rows import Fault, WantedUnit

SHOWN = 20


class ExistingUnit(msgspec.Struct, frozen=True):
    id: UUID
    code: str
    name: str
    kind: str
    parent_code: str
    jurisdiction: str
    zone: str
    path: tuple[UUID, ...]
    valid_from: date
    valid_to: date | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    predecessors: tuple[str, ...] = ()


class Changed(msgspec.Struct, frozen=True):
    """A unit as it is and as it would be; `fields` are those that differ."""

    before: ExistingUnit
    after: WantedUnit
    fields: tuple[str, ...]


class Placed(msgspec.Struct, frozen=True):
    """A unit with its place in the tree, as the import writes it."""

    id: UUID
    parent: UUID | None
    path: tuple[UUID, ...]
    unit: WantedUnit | None = None


class Report(msgspec.Struct, frozen=True):
    """Nothing is written while `refused` has a fault."""

    added: tuple[WantedUnit, ...] = ()
    changed: tuple[Changed, ...] = ()
    ended: tuple[ExistingUnit, ...] = ()
    refused: tuple[Fault, ...] = ()
    applied: bool = False

    def lines(self, tell: Callable[[Refused], str]) -> list[str]:
        if self.refused:
            faults = (_told(fault, tell) for fault in self.refused)
            return [f"Refused: {len(self.refused)} faults, nothing was changed.", *_shown(faults)]
        done = "" if self.applied else "would be "
        return [
            f"{len(self.added)} units {done}added.",
            *_shown(f"+ {unit.code} {unit.name}" for unit in self.added),
            f"{len(self.changed)} units {done}changed.",
            *_shown(f"~ {each.before.code} {each.before.name}: {', '.join(each.fields)}" for each in self.changed),
            f"{len(self.ended)} units {done}ended.",
            *_shown(f"- {unit.code} {unit.name}" for unit in self.ended),
        ]


def _told(fault: Fault, tell: Callable[[Refused], str]) -> str:
    place = f"line {fault.line}: " if fault.line is not None else ""
    return f"{place}{fault.code}: {tell(fault.reason)}" if fault.code else f"{place}{tell(fault.reason)}"


def _shown(lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from (f"  {line}" for line in every[:SHOWN])
    if len(every) > SHOWN:
        yield f"  … and {len(every) - SHOWN} more"
