"""People and their roles from a file: told first, line by line, then applied as one change or not at all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema
from litestar.params import FromPath, FromQuery, Parameter

from api.access import only
from api.addresses import AnyRequest
from api.languages import language_of
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from api.problems import tell
from ledger.database import Row
from organisation import data_accesses, people_importing
from organisation import people_import_queries as queries
from organisation.actors import Actor
from organisation.people_files import PeopleFile, read_people
from organisation.people_import_rules import Change, Line, Outcome
from organisation.people_importing import Report
from organisation.refusing import Refused, not_found
from organisation.texts import Language

CSV = "text/csv"


class ImportLine(msgspec.Struct, frozen=True, rename="camel"):
    """`problem` names what is wrong with a refused line, `detail` says what to do in the reader's language."""

    line: int
    username: str
    name: str
    outcome: Outcome
    changes: list[Change]
    role: str | None
    problem: str | None
    detail: str | None


class PeopleImportReport(msgspec.Struct, frozen=True, rename="camel"):
    """Lines are counted by outcome; `roles` wait for a second person once it is `applied`. `again`: this very file
    was applied before, as `import`, and nothing was done a second time."""

    sha256: str
    applied: bool
    again: bool
    import_: UUID | None = msgspec.field(name="import")
    new: int
    changed: int
    unchanged: int
    refused: int
    roles: int
    lines: list[ImportLine]


class PeopleImport(msgspec.Struct, frozen=True, rename="camel"):
    """`people` are those it added. Of its `roles` so many are `waiting` for a second person. From the terminal of the
    server nobody is named in `importedBy`."""

    id: UUID
    sha256: str
    imported_by: UUID
    imported_by_name: str | None
    imported_at: datetime
    added: int
    changed: int
    people: list[UUID]
    roles: int
    waiting: int
    approved_by: UUID | None
    approved_at: datetime | None


@dataclass
class CsvOperation(Operation):
    """The body is read from its exact bytes, so its description stands here."""

    def __post_init__(self) -> None:
        content = OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING, content_media_type=CSV))
        self.request_body = RequestBody(content={CSV: content}, required=True)


async def csv_body(request: AnyRequest) -> bytes:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != CSV:
        raise Refused("wrong-type")
    return await request.body()


@post(
    "/v1/people-imports",
    operation_id="importPeople",
    summary="Tell what a file of people would do; with `apply` do it",
    operation_class=CsvOperation,
    tags=["people"],
    status_code=200,
    **only("administrator"),
)
async def bring_in(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    apply: FromQuery[Annotated[bool, Parameter(description="Do it, unless a line is refused")]] = False,
) -> PeopleImportReport:
    """CSV in UTF-8 with commas or semicolons, at most 1 MB and 2,000 lines. The header names in Vietnamese, Indonesian
    or English: username, name, language, home (a unit's code); and where wanted e-mail, role, unit, from, to. A person
    may stand in several lines, with a role in each. Roles wait for a second person, who signs all of them at once."""
    file = read_people(await csv_body(request))
    report = await people_importing.run(actor, file, now, apply=apply)
    await data_accesses.note(actor, "people_list", [line.person for line in report.lines if line.person], now)
    return _report(file, report, language_of(request))


@get(
    "/v1/people-imports",
    operation_id="listPeopleImports",
    summary="Files of people that were applied in my scope",
    tags=["people"],
    **only(*queries.READERS),
)
async def list_visible(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[PeopleImport]:
    return page_of(await queries.list_imports(actor, now, after_id(cursor), limit + 1), limit, _import, "id")


@get(
    "/v1/people-imports/{identifier:uuid}",
    operation_id="getPeopleImport",
    summary="An applied file of people: whom it added, and how many of its roles wait",
    tags=["people"],
    **only(*queries.READERS),
)
async def read(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], identifier: FromPath[UUID]
) -> PeopleImport:
    return await _find(actor, identifier, now)


@post(
    "/v1/people-imports/{identifier:uuid}/approval",
    operation_id="approvePeopleImport",
    summary="Sign all roles of a file second that still wait",
    tags=["people"],
    status_code=200,
    **only(*queries.READERS),
)
async def approve(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], identifier: FromPath[UUID]
) -> PeopleImport:
    await people_importing.approve(actor, identifier, now)
    return await _find(actor, identifier, now)


async def _find(actor: Actor, identifier: UUID, now: datetime) -> PeopleImport:
    found = await queries.find_import(actor, identifier, now)
    if found is None:
        raise not_found()
    return _import(found)


def _import(row: Row) -> PeopleImport:
    fields = dict(row) | {"sha256": row["sha256"].hex()}
    return PeopleImport(**{field: fields[field] for field in PeopleImport.__struct_fields__})


def _report(file: PeopleFile, report: Report, language: Language) -> PeopleImportReport:
    outcomes = [line.outcome for line in report.lines]
    return PeopleImportReport(
        sha256=file.sha256.hex(),
        applied=report.applied,
        again=report.again,
        import_=report.identifier,
        new=outcomes.count("new"),
        changed=outcomes.count("changed"),
        unchanged=outcomes.count("unchanged"),
        refused=outcomes.count("refused"),
        roles=sum(line.role is not None for line in report.lines),
        lines=[_line(line, language) for line in report.lines],
    )


def _line(line: Line, language: Language) -> ImportLine:
    told = tell(Refused(line.problem, **line.facts), language).detail if line.problem else None
    changes = list(line.changes)
    return ImportLine(line.line, line.username, line.name, line.outcome, changes, line.role_named, line.problem, told)


HANDLERS = [bring_in, list_visible, read, approve]
