"""Checklists: what is asked, by which version, and who published it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema
from litestar.params import FromPath, FromQuery, Parameter

from api.access import only, signed_in
from api.conditional import conditional
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor, write_cursor
from checklists import documents, publishing, queries, reading
from checklists.format import Document
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused, not_found
from organisation.texts import Text

Code = Annotated[str, Parameter(max_length=40, pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*(?![\s\S])")]
Number = Annotated[int, Parameter(ge=1, le=100_000)]

READERS = {
    "application/json": reading.from_json,
    "application/yaml": reading.from_yaml,
}


class Version(msgspec.Struct, frozen=True, rename="camel"):
    """`id` is what an inspection calls its `checklistVersion`; `sha256` the hash of the bytes the address serves."""

    id: UUID
    number: int
    state: str
    sha256: str
    author: UUID
    drafted_at: datetime
    approver: UUID | None
    published_at: datetime | None


class Checklist(msgspec.Struct, frozen=True, rename="camel"):
    """Title and profiles (name to title) are those of the newest version; versions run from the newest down."""

    code: str
    title: Text
    profiles: dict[str, Text]
    versions: list[Version]


@dataclass
class DocumentOperation(Operation):
    """The body is read from its exact bytes, so its description stands here."""

    def __post_init__(self) -> None:
        document = OpenAPIMediaType(
            schema=Schema(
                type=OpenAPIType.OBJECT,
                description="A document of the format spot-inspection-checklist/1, as a version's address serves it.",
            )
        )
        self.request_body = RequestBody(content=dict.fromkeys(READERS, document), required=True)


@get(
    "/v1/checklists",
    operation_id="listChecklists",
    summary="Checklists and their versions",
    tags=["checklists"],
    **signed_in(),
)
async def list_checklists(
    actor: NamedDependency[Actor], cursor: FromQuery[Cursor] = None, limit: FromQuery[Limit] = DEFAULT_LIMIT
) -> Page[Checklist]:
    after = read_cursor(cursor, 1)
    newest = await queries.list_checklists(actor, after[0] if after else None, limit + 1)
    shown = newest[:limit]
    versions = defaultdict(list)
    for row in await queries.list_versions(actor, [row["code"] for row in shown]):
        versions[row["code"]].append(_version(row))
    items = [_checklist(row, versions[row["code"]]) for row in shown]
    return Page(items, write_cursor(shown[-1]["code"]) if len(newest) > limit else None)


@get(
    "/v1/checklists/{code:str}/versions/{number:int}",
    operation_id="getChecklistVersion",
    summary="A version's document, to be kept by its hash",
    tags=["checklists"],
    **signed_in(),
)
async def get_version(
    request: Request[Any, Any, Any], actor: NamedDependency[Actor], code: FromPath[Code], number: FromPath[Number]
) -> Response[Document]:
    """The exact published bytes, in all three languages; phones keep them by their hash, which is the ETag."""
    found = await queries.find_version(actor, code, number)
    if found is None:
        raise not_found()
    # The stored bytes are the document: they are sent as they are, never encoded again.
    served: Response[Document] = conditional(request, found["document"], found["sha256"].hex())
    return served


@post(
    "/v1/checklists/{code:str}/versions",
    operation_id="draftChecklistVersion",
    summary="Draft the next version of a checklist",
    operation_class=DocumentOperation,
    tags=["checklists"],
    **only("reviewer", "planner", "administrator"),
)
async def draft_version(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    code: FromPath[Code],
) -> Version:
    document = documents.checked(await read_document(request))
    if document.code != code:
        raise Refused("checklist-of-another-code", code=code, found=document.code)
    await publishing.draft(actor.person, document, now)
    return await _read_version(actor, code, document.version)


@post(
    "/v1/checklists/{code:str}/versions/{number:int}/approval",
    operation_id="approveChecklistVersion",
    summary="Publish a version that another person drafted",
    tags=["checklists"],
    **only("reviewer", "planner"),
)
async def approve_version(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], code: FromPath[Code], number: FromPath[Number]
) -> Version:
    await publishing.approve(actor, code, number, now)
    return await _read_version(actor, code, number)


async def read_document(request: Request[Any, Any, Any]) -> Document:
    """The document a request carries, its fields sound, not yet checked."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in READERS:
        raise Refused("wrong-type")
    return READERS[kind](await request.body(), Document)


async def _read_version(actor: Actor, code: str, number: int) -> Version:
    found = await queries.find_version(actor, code, number)
    if found is None:
        raise not_found()
    return _version(found)


def _version(row: Row) -> Version:
    return Version(
        id=row["id"],
        number=row["number"],
        state=row["state"],
        sha256=row["sha256"].hex(),
        author=row["author"],
        drafted_at=row["drafted_at"],
        approver=row["approver"],
        published_at=row["published_at"],
    )


def _checklist(newest: Row, versions: list[Version]) -> Checklist:
    document = publishing.read_document(newest["document"])
    profiles = {name: definition.title for name, definition in document.profiles.items()}
    return Checklist(newest["code"], document.title, dict(profiles), versions)


HANDLERS = [list_checklists, get_version, draft_version, approve_version]
