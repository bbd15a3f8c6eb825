"""A checklist's document looked at before anybody drafts it: nothing is stored."""

from typing import Any

import msgspec
from litestar import Request, post

from api.access import only
from api.checklists import DocumentOperation, read_document
from api.languages import language_of
from api.problems import tell
from checklists import checking, queries
from checklists.format import Document
from organisation.refusing import Refused
from organisation.texts import Language


class DocumentProblem(msgspec.Struct, frozen=True):
    """`detail` is a sentence; its place is a line of the file, a field, or the code of a part, where there is one."""

    type: str
    detail: str
    line: int | None = None
    field: str | None = None
    item: str | None = None
    section: str | None = None
    profile: str | None = None


class CheckedDocument(msgspec.Struct, frozen=True, rename="camel"):
    """Without problems it may be drafted as it is. `document` is null when the file cannot be read at all."""

    problems: list[DocumentProblem]
    document: Document | None


@post(
    "/v1/checklists/checks",
    operation_id="checkChecklist",
    summary="Check a checklist's document; nothing is stored",
    operation_class=DocumentOperation,
    tags=["checklists"],
    status_code=200,
    **only("reviewer", "planner", "administrator"),
)
async def check(request: Request[Any, Any, Any]) -> CheckedDocument:
    language = language_of(request)
    try:
        document = await read_document(request)
    except Refused as refused:
        if refused.name in {"wrong-type", "checklist-too-large"}:
            raise
        return CheckedDocument([_problem(refused, language)], None)
    found = [*checking.faults(document), *await _numbering(document)]
    return CheckedDocument([_problem(each, language) for each in found], document)


async def _numbering(document: Document) -> list[Refused]:
    following = await queries.newest_number(document.code) + 1
    if document.version == following:
        return []
    return [Refused("checklist-version-not-next", code=document.code, next=following)]


def _problem(refused: Refused, language: Language) -> DocumentProblem:
    told = tell(refused, language)
    places = DocumentProblem.__struct_fields__[2:]
    return msgspec.convert(
        {"type": told.type, "detail": told.detail}
        | {name: refused.facts[name] for name in places if refused.facts.get(name)},
        DocumentProblem,
    )


HANDLERS = [check]
