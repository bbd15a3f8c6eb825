"""What an import would do to the tree, decided before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

import msgspec

from organisation.import_reports import Changed, ExistingUnit, Report
from organisation.refusing import Refused
from organisation.unit_rows import COUNTRY, Fault, WantedUnit

MOST_LEVELS = 12
COMPARED = ("name", "kind", "parent_code", "zone", "latitude", "longitude", "predecessors")


def plan_import(existing: Sequence[ExistingUnit], wanted: Sequence[WantedUnit], on: date) -> Report:
    """`existing` are the jurisdiction's units, ended ones included. Refuses as a whole what contradicts itself."""
    in_force = {unit.code: unit for unit in existing if unit.valid_to is None}
    named = {unit.code: unit for unit in wanted}
    ended = _no_longer_named(in_force, named)
    faults = [
        *_faults_of_rows(wanted, on),
        *_faults_of_parents(named, in_force, ended),
        *_circles(named, in_force),
        *_too_deep(named, in_force),
        *_orphans(named, in_force, ended),
    ]
    if faults:
        return Report(refused=tuple(faults))
    new = [unit for unit in named.values() if unit.code not in in_force]
    returning = {unit.code for unit in existing if unit.valid_to is not None}
    added = [_dated(_zoned(unit, named, in_force), returning, on) for unit in new]
    clashes = [*_without_zone(added), *_ended_today(added, existing)]
    if clashes:
        return Report(refused=tuple(clashes))
    changed = (_change(in_force[code], unit) for code, unit in named.items() if code in in_force)
    return Report(tuple(added), tuple(each for each in changed if each.fields), tuple(ended.values()))


def _faults_of_rows(wanted: Sequence[WantedUnit], on: date) -> Iterator[Fault]:
    if not wanted:
        yield Fault("", Refused("units-none"))
    counts = Counter(unit.code for unit in wanted)
    for unit in wanted:
        if counts[unit.code] > 1:
            yield Fault(unit.code, Refused("unit-code-twice"), unit.line)
        if unit.jurisdiction != wanted[0].jurisdiction:
            about = {"jurisdiction": wanted[0].jurisdiction, "other": unit.jurisdiction}
            yield Fault(unit.code, Refused("unit-of-another-country", **about), unit.line)
        if unit.valid_from and unit.valid_from > on:
            yield Fault(unit.code, Refused("unit-begins-later", day=str(unit.valid_from)), unit.line)


def _no_longer_named(in_force: dict[str, ExistingUnit], named: dict[str, WantedUnit]) -> dict[str, ExistingUnit]:
    """A source speaks for the kinds it names, below the units it names and their parents; not for the rest."""
    kinds = {unit.kind for unit in named.values()}
    tops = {unit.parent_code for unit in named.values()} | named.keys()
    return {
        code: unit
        for code, unit in in_force.items()
        if code not in named and unit.kind in kinds and any(above in tops for above in _above(code, in_force))
    }


def _above(code: str, units: dict[str, ExistingUnit]) -> Iterator[str]:
    while code in units and units[code].parent_code:
        code = units[code].parent_code
        yield code


def _faults_of_parents(
    named: dict[str, WantedUnit], in_force: dict[str, ExistingUnit], ended: dict[str, ExistingUnit]
) -> Iterator[Fault]:
    for unit in named.values():
        if unit.kind == COUNTRY:
            if unit.parent_code or unit.code != unit.jurisdiction:
                yield Fault(unit.code, Refused("unit-is-the-root", code=unit.jurisdiction), unit.line)
        elif not unit.parent_code:
            yield Fault(unit.code, Refused("import-field-missing", field="parent_code"), unit.line)
        elif unit.parent_code in ended:
            yield Fault(unit.code, Refused("unit-parent-ends", parent=unit.parent_code), unit.line)
        elif unit.parent_code not in named and unit.parent_code not in in_force:
            yield Fault(unit.code, Refused("unit-parent-unknown", parent=unit.parent_code[:40]), unit.line)


def _circles(named: dict[str, WantedUnit], in_force: dict[str, ExistingUnit]) -> Iterator[Fault]:
    parents = {code: unit.parent_code for code, unit in in_force.items()}
    parents |= {code: unit.parent_code for code, unit in named.items()}
    sound: set[str] = {""}
    for code, unit in named.items():
        seen: dict[str, None] = {}
        at = code
        while at in parents and at not in sound and at not in seen:
            seen[at] = None
            at = parents[at]
        if at in seen:
            yield Fault(code, Refused("unit-below-itself", path=" < ".join([*seen, at][:6])), unit.line)
        else:
            sound.update(seen)


def _too_deep(named: dict[str, WantedUnit], in_force: dict[str, ExistingUnit]) -> Iterator[Fault]:
    """Each unit keeps its whole path; a circle is told elsewhere."""
    parents = {code: unit.parent_code for code, unit in in_force.items()}
    parents |= {code: unit.parent_code for code, unit in named.items()}
    for code, unit in named.items():
        above = list(accumulate(range(MOST_LEVELS), lambda at, _: parents.get(at, ""), initial=code))
        if all(above) and len(set(above)) == len(above):
            yield Fault(code, Refused("unit-too-deep", most=MOST_LEVELS), unit.line)


def _orphans(
    named: dict[str, WantedUnit], in_force: dict[str, ExistingUnit], ended: dict[str, ExistingUnit]
) -> Iterator[Fault]:
    for code, unit in in_force.items():
        if unit.parent_code in ended and code not in ended and code not in named:
            yield Fault(code, Refused("unit-left-behind", parent=unit.parent_code))


def _zoned(unit: WantedUnit, named: dict[str, WantedUnit], in_force: dict[str, ExistingUnit]) -> WantedUnit:
    """With its own zone, or the nearest one above."""
    zone, above = unit.zone, unit.parent_code
    while not zone and above:
        new, old = named.get(above), in_force.get(above)
        zone = (new.zone if new else "") or (old.zone if old else "")
        above = new.parent_code if new else ""
    return msgspec.structs.replace(unit, zone=zone)


def _dated(unit: WantedUnit, returning: set[str], on: date) -> WantedUnit:
    """A unit that comes back after its end is valid from today, not from its first day again."""
    return msgspec.structs.replace(unit, valid_from=on if unit.code in returning else unit.valid_from or on)


def _without_zone(added: Iterable[WantedUnit]) -> Iterator[Fault]:
    return (Fault(unit.code, Refused("unit-without-zone"), unit.line) for unit in added if not unit.zone)


def _ended_today(added: Iterable[WantedUnit], existing: Sequence[ExistingUnit]) -> Iterator[Fault]:
    taken = {(unit.code, unit.valid_from) for unit in existing}
    for unit in added:
        if (unit.code, unit.valid_from) in taken:
            yield Fault(unit.code, Refused("unit-ended-today"), unit.line)


def _change(before: ExistingUnit, wanted: WantedUnit) -> Changed:
    said = {field: getattr(wanted, field) for field in COMPARED if getattr(wanted, field) not in (None, "", ())}
    fields = tuple(field for field, value in said.items() if value != getattr(before, field))
    stored = {field: getattr(before, field) for field in COMPARED}
    return Changed(before, msgspec.structs.replace(wanted, **(stored | said)), fields)
