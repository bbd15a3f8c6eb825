"""Whole tables as files, for whoever works on with them elsewhere. That one was made enters the ledger first."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal, cast
from uuid import UUID

import msgspec
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIFormat, OpenAPIMediaType, OpenAPIResponse, OpenAPIType, Operation, Schema
from litestar.params import FromPath, FromQuery, Parameter, QueryParameter
from litestar.response import Stream

from api.access import only
from api.attachments import file_answer, to_keep
from api.exporting.columns import Cell, catalogue, cells, heads
from api.exporting.csv_lines import csv_lines
from api.exporting.json_lines import json_lines
from api.exporting.workbook import workbook
from api.languages import language_of
from inspections.exporting.export_queries import Wanted
from inspections.exporting.exporting import FindingRow, InspectionRow, Table, finding_rows, inspection_rows, record
from inspections.exporting.exporting_answers import ExplanationRow, RemedyRow, explanation_rows, remedy_rows
from inspections.steps.lifecycle import State
from organisation import data_accesses
from organisation.actors import Actor, Role
from organisation.data_access_queries import places
from organisation.refusing import Refused
from organisation.texts import Language
from scheduler.queries import programme_codes

File = Literal[
    "inspections.xlsx",
    "inspections.csv",
    "inspections.jsonl",
    "findings.xlsx",
    "findings.csv",
    "findings.jsonl",
    "explanations.xlsx",
    "explanations.csv",
    "explanations.jsonl",
    "remedies.xlsx",
    "remedies.csv",
    "remedies.jsonl",
]
Form = Literal["xlsx", "csv", "jsonl"]
Rows = (
    AsyncIterator[list[InspectionRow]]
    | AsyncIterator[list[FindingRow]]
    | AsyncIterator[list[ExplanationRow]]
    | AsyncIterator[list[RemedyRow]]
)

EXPORTERS: tuple[Role, ...] = ("planner", "reviewer", "overseer", "unit_head")
ROWS: dict[Table, type[msgspec.Struct]] = {
    "inspections": InspectionRow,
    "findings": FindingRow,
    "explanations": ExplanationRow,
    "remedies": RemedyRow,
}
MEDIA_TYPES: dict[Form, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonl": "application/jsonl",
}


@dataclass
class FileOperation(Operation):
    """Litestar describes one media type for a status; here the name of the file decides which it is."""

    def __post_init__(self) -> None:
        whole = cast(OpenAPIResponse, (self.responses or {})["200"])
        binary = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        types = [form.partition(";")[0] for form in MEDIA_TYPES.values()]
        whole.content = {each: OpenAPIMediaType(schema=binary) for each in types}


Programme = Annotated[UUID | None, Parameter(description="Of this programme only")]
Unit = Annotated[UUID | None, Parameter(description="At this unit and everything below it")]
First = Annotated[date | None, Parameter(description="The first day of the visits, at the unit")]
Last = Annotated[date | None, Parameter(description="The last day of the visits, at the unit")]


@get(
    "/v1/exports/{file:str}",
    operation_id="exportTable",
    summary="Inspections, findings, explanations or remedies as a file: XLSX, CSV or JSON Lines",
    tags=["exports"],
    operation_class=FileOperation,
    **only(*EXPORTERS) | file_answer("application/octet-stream"),
)
async def export_table(
    request: Request[Any, Any, Any],
    file: FromPath[File],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    programme: FromQuery[Programme] = None,
    unit: FromQuery[Unit] = None,
    in_state: Annotated[State | None, QueryParameter(name="state")] = None,
    first: FromQuery[First] = None,
    last: FromQuery[Last] = None,
) -> Stream:
    """What the reader's lists show of visits that were opened or have ended. Each file enters the ledger; thirty an
    hour at the most."""
    if first and last and last < first:
        raise Refused("export-period")
    table, form = _named(file)
    wanted = Wanted(programme, unit, in_state, first, last)
    language = language_of(request)
    await record(actor, table, form, wanted, now)
    for place in await places(actor.scopes(*EXPORTERS), unit):
        await data_accesses.note(actor, "export", [], now, unit=place)
    pieces = await _pieces(table, form, language, await _rows(actor, table, wanted, language, now), now)
    headers = to_keep(f"{table}-{now:%Y-%m-%d}.{form}") | {"Content-Language": language}
    return Stream(pieces, headers=headers, media_type=MEDIA_TYPES[form])


def _named(file: File) -> tuple[Table, Form]:
    table, _, form = file.partition(".")
    return msgspec.convert((table, form), tuple[Table, Form])


async def _rows(actor: Actor, table: Table, wanted: Wanted, language: Language, now: datetime) -> Rows:
    codes = await programme_codes()
    match table:
        case "inspections":
            return inspection_rows(actor, wanted, codes)
        case "findings":
            return finding_rows(actor, wanted, codes, language)
        case "explanations":
            return explanation_rows(actor, wanted, codes, language)
        case "remedies":
            return remedy_rows(actor, wanted, codes, language, now)


async def _pieces(table: Table, form: Form, language: Language, rows: Rows, now: datetime) -> AsyncIterator[bytes]:
    if form == "jsonl":
        return json_lines(rows)
    columns, pages = heads(ROWS[table], language), _cells(rows, language)
    if form == "csv":
        return csv_lines(columns, pages)
    return await workbook(catalogue()[f"table-{table}"].within(language), columns, pages, now)


async def _cells(rows: Rows, language: Language) -> AsyncIterator[list[list[Cell]]]:
    async for page in rows:
        yield [cells(row, language) for row in page]


HANDLERS = [export_table]
