"""What the reader is told."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, Parameter
from msgspec import Meta

from api.access import signed_in
from api.addresses import AnyRequest
from api.languages import language_of
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from ledger.changes import change
from ledger.database import Row
from organisation import notice_queries as queries
from organisation.actors import Actor
from organisation.notice_catalogue import tell
from organisation.refusing import not_found
from organisation.texts import Language


class Notice(msgspec.Struct, frozen=True, rename="camel"):
    """`title` and `body` in the reader's language; `link` is a view of the app, `subject` what it is about."""

    id: UUID
    name: str
    subject: UUID
    title: str
    body: str
    link: str
    created_at: datetime
    read_at: datetime | None


class Unread(msgspec.Struct, frozen=True):
    unread: int


class ReadUntil(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The `createdAt` of the newest notice that was seen."""

    until: Annotated[datetime, Meta(tz=True)]


@get("/v1/notices", operation_id="listNotices", summary="My notices, newest first", tags=["notices"], **signed_in())
async def list_own(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    unread: FromQuery[Annotated[bool, Parameter(description="Only those I have not read")]] = False,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Notice]:
    language = language_of(request)
    found = await queries.list_notices(actor, unread, read_instant_cursor(cursor), limit + 1)
    return page_of(found, limit, lambda row: _notice(row, language), "created_at", "id")


@get(
    "/v1/notices/count",
    operation_id="countNotices",
    summary="How many notices I have not read",
    tags=["notices"],
    **signed_in(),
)
async def count(actor: NamedDependency[Actor]) -> Unread:
    return Unread(await queries.count_unread(actor))


@post(
    "/v1/notices/{notice:uuid}/reading",
    operation_id="readNotice",
    summary="I have read this notice; again is harmless",
    tags=["notices"],
    status_code=200,
    **signed_in(),
)
async def read(
    request: AnyRequest, actor: NamedDependency[Actor], now: NamedDependency[datetime], notice: FromPath[UUID]
) -> Notice:
    async with change(by=str(actor.person), at=now) as record:
        if await queries.mark_read(actor, notice, now):
            await record("notice.read", subject=str(notice))
    found = await queries.find_notice(actor, notice)
    if found is None:
        raise not_found()
    return _notice(found, language_of(request))


@post(
    "/v1/notices/reading",
    operation_id="readNotices",
    summary="I have read all notices up to an instant",
    tags=["notices"],
    status_code=200,
    **signed_in(),
)
async def read_all(actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[ReadUntil]) -> Unread:
    async with change(by=str(actor.person), at=now) as record:
        for notice in await queries.mark_read_until(actor, data.until, now):
            await record("notice.read", subject=str(notice))
    return Unread(await queries.count_unread(actor))


def _notice(row: Row, language: Language) -> Notice:
    told = tell(row["name"], row["subject"], msgspec.json.decode(row["facts"]), language)
    return Notice(
        id=row["id"],
        name=row["name"],
        subject=row["subject"],
        title=told.title,
        body=told.body,
        link=told.link,
        created_at=row["created_at"],
        read_at=row["read_at"],
    )


HANDLERS = [list_own, count, read, read_all]
