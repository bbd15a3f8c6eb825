"""Turns one row more than asked for into a page and its cursor."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from api.paging import Page, read_cursor, write_cursor
from ledger.database import Row
from organisation.refusing import Refused

Item = TypeVar("Item")


def page_of(found: Sequence[Row], limit: int, make: Callable[[Row], Item], *key: str) -> Page[Item]:
    """`found` holds up to `limit` + 1 rows; `key` names the columns they are sorted by."""
    shown = found[:limit]
    following = write_cursor(*(shown[-1][column] for column in key)) if len(found) > limit else None
    return Page([make(each) for each in shown], following)


def after_id(cursor: str | None) -> UUID | None:
    values = read_cursor(cursor, 1)
    return as_id(values[0]) if values else None


def as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refused("bad-cursor") from None
