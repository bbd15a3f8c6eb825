"""Brings the tree of units to what a source says, in one change, or tells what that would do."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import msgspec

from ledger.changes import Record, change
from ledger.identifiers import uuid7
from organisation import import_queries as queries
from organisation.import_reports import Changed, ExistingUnit, Placed, Report
from organisation.import_rules import plan_import
from organisation.unit_rows import WantedUnit, parse_rows
from organisation.unit_sources import Source, read_source


async def run(source: str, on: date, by: str, apply: bool) -> Report:
    """`source` is "vietnamadminunits" or the path of a CSV file. Raises Refused when it cannot be read."""
    return await import_units(read_source(source), on, by, apply=apply)


async def import_units(source: Source, on: date, by: str, *, apply: bool) -> Report:
    async with change(by=by, at=datetime.now(UTC)) as record:
        return await bring_in(record, source, on) if apply else await tell(source, on)


async def tell(source: Source, on: date) -> Report:
    """What it would do."""
    return (await _planned(source, on))[1]


async def bring_in(record: Record, source: Source, on: date) -> Report:
    """Within the change under way; nothing is written while a fault is told."""
    existing, report = await _planned(source, on)
    if report.refused:
        return report
    await _write(existing, report, on)
    await _record(record, await jurisdiction_of(source), report, source.digest)
    return msgspec.structs.replace(report, applied=True)


async def jurisdiction_of(source: Source) -> str:
    """That of the first line that is right."""
    return await asyncio.to_thread(_first_jurisdiction, source)


def _first_jurisdiction(source: Source) -> str:
    read = (parse_rows([row])[0] for row in source.rows)
    return next((wanted[0].jurisdiction for wanted in read if wanted), "")


async def _planned(source: Source, on: date) -> tuple[list[ExistingUnit], Report]:
    """What takes seconds of a large file runs beside the loop, where nobody waits for it."""
    wanted, faults = await asyncio.to_thread(parse_rows, source.rows)
    if faults:
        return [], Report(refused=tuple(faults))
    await queries.lock_tree()
    existing = await queries.units_of(wanted[0].jurisdiction if wanted else "")
    return existing, await asyncio.to_thread(plan_import, existing, wanted, on)


async def _write(existing: Sequence[ExistingUnit], report: Report, on: date) -> None:
    places = _places([unit for unit in existing if unit.valid_to is None], report)
    before = {unit.code: unit for unit in existing if unit.valid_to is None}
    await queries.add_units([_placed(places, unit) for unit in report.added])
    await queries.change_units([_placed(places, each.after) for each in report.changed])
    moved = [place for code, place in places.items() if code in before and before[code].path != place.path]
    await queries.move_units(moved)
    await queries.end_units([unit.id for unit in report.ended], on)


def _places(in_force: Sequence[ExistingUnit], report: Report) -> dict[str, Placed]:
    """Where every unit stands once the report is applied."""
    ids = {unit.code: unit.id for unit in in_force} | {unit.code: uuid7() for unit in report.added}
    parents = {unit.code: unit.parent_code for unit in in_force}
    parents |= {unit.code: unit.parent_code for unit in report.added}
    parents |= {each.after.code: each.after.parent_code for each in report.changed}
    places: dict[str, Placed] = {}
    for code in parents:
        _place(code, ids, parents, places)
    return places


def _place(code: str, ids: Mapping[str, UUID], parents: Mapping[str, str], places: dict[str, Placed]) -> Placed:
    if code not in places:
        above = _place(parents[code], ids, parents, places) if parents[code] else None
        path = (*(above.path if above else ()), ids[code])
        places[code] = Placed(ids[code], above.id if above else None, path)
    return places[code]


def _placed(places: Mapping[str, Placed], unit: WantedUnit) -> Placed:
    return msgspec.structs.replace(places[unit.code], unit=unit)


async def _record(record: Record, jurisdiction: str, report: Report, digest: str) -> None:
    """One entry for the run, one for each unit that was there before and is no longer the same."""
    counts = {"added": len(report.added), "changed": len(report.changed), "ended": len(report.ended)}
    await record("units.imported", subject=jurisdiction, facts={**counts, "source": digest})
    for each in report.changed:
        await record("unit.changed", subject=str(each.before.id), facts=_difference(each))
    for unit in report.ended:
        await record("unit.ended", subject=str(unit.id), facts={"code": unit.code})


def _difference(changed: Changed) -> dict[str, object]:
    fields = changed.fields
    before = {field: _plain(getattr(changed.before, field)) for field in fields}
    after = {field: _plain(getattr(changed.after, field)) for field in fields}
    return {"code": changed.before.code, "before": before, "after": after}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else None if value is None else str(value)
