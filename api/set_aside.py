"""What was set aside for a person to look at."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from api.access import only
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from inspections.access import OVERSIGHT
from inspections.visiting.aside_queries import set_aside
from ledger.database import Row
from media.rules import Purpose, Unusable
from organisation.actors import Actor

Reason = Literal["announced-otherwise", "hash-differs", Unusable]


class SetAside(msgspec.Struct, frozen=True, rename="camel"):
    """`what` is a "file" that came under a claim saying otherwise or is no photo, `kept` where its bytes lie in the
    store; or the "examination" of a photo that is here, and that no process could come to an end with."""

    id: UUID
    what: Literal["file", "examination"]
    reason: Reason
    evidence: UUID
    inspection: UUID
    unit_code: str
    unit_name: str
    zone: str
    purpose: Purpose
    item: str | None
    sha256: str
    size: int
    kept: bool
    at: datetime


@get(
    "/v1/set-aside",
    operation_id="listSetAside",
    summary="Files and photos set aside in my part of the organisation, the newest first",
    tags=["evidence"],
    **only(*OVERSIGHT),
)
async def list_set_aside(
    actor: NamedDependency[Actor],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[SetAside]:
    found = await set_aside(actor, read_instant_cursor(cursor), limit + 1)
    return page_of(found, limit, _shown, "at", "id")


def _shown(row: Row) -> SetAside:
    fields: dict[str, Any] = dict(row)
    return SetAside(**fields | {"sha256": row["sha256"].hex()})


HANDLERS = [list_set_aside]
