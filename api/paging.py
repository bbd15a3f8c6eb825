"""Cursor paging: a page, and an opaque cursor that names the last row seen."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Annotated, Generic, TypeVar
from uuid import UUID

import msgspec
from litestar.params import Parameter

from organisation.refusing import Refused

Item = TypeVar("Item")

Limit = Annotated[int, Parameter(ge=1, le=200, description="How many rows at the most")]
Cursor = Annotated[str | None, Parameter(max_length=400, description="`next` of the page before")]
DEFAULT_LIMIT = 50


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """`next` is the cursor of the following page; null on the last."""

    items: list[Item]
    next: str | None


def read_cursor(cursor: str | None, parts: int) -> tuple[str, ...] | None:
    """The sort values of the last row seen, as text."""
    if cursor is None:
        return None
    try:
        values = msgspec.json.decode(urlsafe_b64decode(cursor.encode()), type=list[str])
    except (ValueError, msgspec.DecodeError):
        raise Refused("bad-cursor") from None
    if len(values) != parts or any("\x00" in value for value in values):
        raise Refused("bad-cursor")
    return tuple(values)


def read_instant_cursor(cursor: str | None) -> tuple[datetime, UUID] | None:
    """For lists in order of an instant and an id."""
    values = read_cursor(cursor, 2)
    if values is None:
        return None
    try:
        instant, identifier = datetime.fromisoformat(values[0]), UUID(values[1])
    except ValueError:
        raise Refused("bad-cursor") from None
    if instant.tzinfo is None:
        raise Refused("bad-cursor")
    return instant, identifier


def write_cursor(*values: object) -> str:
    return urlsafe_b64encode(msgspec.json.encode([str(value) for value in values])).decode()
