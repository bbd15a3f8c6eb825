"""The tree of units from a file: told first, proposed by an administrator, applied by a second person."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, Parameter

from api.access import only
from api.addresses import AnyRequest
from api.languages import language_of
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from api.people_imports import CsvOperation, csv_body
from api.problems import tell
from ledger.database import Row
from organisation import unit_import_queries as queries
from organisation import unit_importing
from organisation.actors import Actor
from organisation.import_reports import Report
from organisation.refusing import not_found
from organisation.texts import Language
from organisation.unit_importing import LARGEST_SENT, Told

SHOWN = 500


class UnitImportLine(msgspec.Struct, frozen=True):
    """`fields` are those that differ; `detail` says in the reader's language what is wrong with a refused line."""

    sign: Literal["added", "changed", "ended", "refused"]
    code: str
    name: str
    fields: list[str]
    line: int | None
    detail: str | None


class UnitImportReport(msgspec.Struct, frozen=True, rename="camel"):
    """`lines` are the first 500, `more` the number of others. `import` where it is proposed."""

    sha256: str
    import_: UUID | None = msgspec.field(name="import")
    added: int
    changed: int
    ended: int
    refused: int
    lines: list[UnitImportLine]
    more: int


class UnitImport(msgspec.Struct, frozen=True, rename="camel"):
    """`holdsFrom` is the day from which it holds, once it is applied."""

    id: UUID
    sha256: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    added: int
    changed: int
    ended: int
    approved_by: UUID | None
    approved_at: datetime | None
    withdrawn_by: UUID | None
    withdrawn_at: datetime | None
    state: Literal["waiting", "applied", "withdrawn"]
    holds_from: date | None


@post(
    "/v1/unit-imports",
    operation_id="importUnits",
    summary="Tell what a file of units would add, change and end; with `propose` propose it",
    operation_class=CsvOperation,
    tags=["units"],
    status_code=200,
    request_max_body_size=LARGEST_SENT,
    **only("administrator"),
)
async def bring_in(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    propose: FromQuery[Annotated[bool, Parameter(description="Propose it, unless it has faults")]] = False,
) -> UnitImportReport:
    """By an administrator of the country. CSV in UTF-8, at most 4 MB; the columns are those of `sidak units import`."""
    content = await csv_body(request)
    act = unit_importing.propose if propose else unit_importing.tell
    return _report(await act(actor, content, now), language_of(request))


@get(
    "/v1/unit-imports",
    operation_id="listUnitImports",
    summary="Files of units that were proposed",
    tags=["units"],
    **only(*queries.READERS),
)
async def list_visible(
    actor: NamedDependency[Actor], cursor: FromQuery[Cursor] = None, limit: FromQuery[Limit] = DEFAULT_LIMIT
) -> Page[UnitImport]:
    return page_of(await queries.list_imports(actor, after_id(cursor), limit + 1), limit, _import, "id")


@get(
    "/v1/unit-imports/{identifier:uuid}",
    operation_id="getUnitImport",
    summary="A proposed file of units",
    tags=["units"],
    **only(*queries.READERS),
)
async def read(actor: NamedDependency[Actor], identifier: FromPath[UUID]) -> UnitImport:
    return await _find(actor, identifier)


@get(
    "/v1/unit-imports/{identifier:uuid}/report",
    operation_id="getUnitImportReport",
    summary="What a proposed file would do now",
    tags=["units"],
    **only(*queries.READERS),
)
async def report(
    request: AnyRequest, actor: NamedDependency[Actor], now: NamedDependency[datetime], identifier: FromPath[UUID]
) -> UnitImportReport:
    return _report(await unit_importing.told_again(actor, identifier, now), language_of(request))


@post(
    "/v1/unit-imports/{identifier:uuid}/approval",
    operation_id="approveUnitImport",
    summary="Apply a file of units that another person proposed",
    tags=["units"],
    status_code=200,
    **only(*queries.READERS),
)
async def approve(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], identifier: FromPath[UUID]
) -> UnitImport:
    """It holds from today on. Refused when the tree has changed so that it would now do something else."""
    await unit_importing.approve(actor, identifier, now)
    return await _find(actor, identifier)


@post(
    "/v1/unit-imports/{identifier:uuid}/withdrawal",
    operation_id="withdrawUnitImport",
    summary="Withdraw a proposed file of units",
    tags=["units"],
    status_code=200,
    **only("administrator"),
)
async def withdraw(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], identifier: FromPath[UUID]
) -> UnitImport:
    await unit_importing.withdraw(actor, identifier, now)
    return await _find(actor, identifier)


async def _find(actor: Actor, identifier: UUID) -> UnitImport:
    found = await queries.find_import(actor, identifier)
    if found is None:
        raise not_found()
    return _import(found)


def _import(row: Row) -> UnitImport:
    fields = dict(row) | {"sha256": row["sha256"].hex()}
    return UnitImport(**{field: fields[field] for field in UnitImport.__struct_fields__})


def _report(told: Told, language: Language) -> UnitImportReport:
    found = told.report
    counts = len(found.added), len(found.changed), len(found.ended), len(found.refused)
    lines = list(islice(_lines(found, language), SHOWN))
    return UnitImportReport(told.sha256, told.identifier, *counts, lines, sum(counts) - len(lines))


def _lines(found: Report, language: Language) -> Iterator[UnitImportLine]:
    for fault in found.refused:
        yield UnitImportLine("refused", fault.code, "", [], fault.line, tell(fault.reason, language).detail)
    for unit in found.added:
        yield UnitImportLine("added", unit.code, unit.name, [], unit.line, None)
    for each in found.changed:
        yield UnitImportLine("changed", each.before.code, each.after.name, list(each.fields), each.after.line, None)
    for ended in found.ended:
        yield UnitImportLine("ended", ended.code, ended.name, [], None, None)


HANDLERS = [bring_in, list_visible, read, report, approve, withdraw]
