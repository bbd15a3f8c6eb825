"""Describes bodies that handlers read from their exact bytes, of which Litestar sees nothing but bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

import msgspec
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema

from inspections.minutes.minutes_documents import MinutesDocument
from inspections.visiting.sheet_documents import SheetDocument
from inspections.visiting.submission_documents import SubmissionDocument
from media.rules import ContentType


@dataclass
class SheetOperation(Operation):
    def __post_init__(self) -> None:
        self.request_body = _body_of(SheetDocument)


@dataclass
class SubmissionOperation(Operation):
    def __post_init__(self) -> None:
        self.request_body = _body_of(SubmissionDocument)


@dataclass
class MinutesOperation(Operation):
    def __post_init__(self) -> None:
        self.request_body = _body_of(MinutesDocument)


@dataclass
class PartOperation(Operation):
    """Bytes of a file."""

    def __post_init__(self) -> None:
        content = OpenAPIMediaType(
            schema=Schema(type=OpenAPIType.STRING, content_media_type="application/octet-stream")
        )
        self.request_body = RequestBody(content={"application/offset+octet-stream": content}, required=True)


@dataclass
class PhotoOperation(Operation):
    """A whole photo."""

    def __post_init__(self) -> None:
        content = {
            kind: OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING, content_media_type=kind))
            for kind in get_args(ContentType)
        }
        self.request_body = RequestBody(content=content, required=True)


def _body_of(document: type[msgspec.Struct]) -> RequestBody:
    [schema], shapes = msgspec.json.schema_components([document], ref_template="{name}")
    content = OpenAPIMediaType(schema=whole(schema, shapes))
    return RequestBody(content={"application/json": content}, required=True)


def whole(schema: Any, shapes: Mapping[str, Any]) -> Any:
    """With every shape it refers to put in its place."""
    if isinstance(schema, list):
        return [whole(part, shapes) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return whole(shapes[schema["$ref"]], shapes)
    return {key: whole(part, shapes) for key, part in schema.items()}
