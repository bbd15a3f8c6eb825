"""Whole strata for those who verify: which there are, all their bundles, the rules behind the odds."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, Parameter
from litestar.response import Stream

from api.access import public
from api.attachments import to_keep
from api.draws import Stratum
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from ledger.database import Row
from organisation.refusing import not_found
from organisation.texts import Text
from scheduler import published, published_queries

AnyRequest = Request[Any, Any, Any]
JSON_LINES = "application/jsonl"
First = Annotated[date | None, Parameter(description="The first day, by default the first there is")]
Last = Annotated[date | None, Parameter(description="The last day, by default the last there is")]


class DrawnStratum(msgspec.Struct, frozen=True, rename="camel"):
    """Units that are drawn together. `overdueReveals` is 0 unless draws should have been revealed and are not."""

    stratum: str
    name: Text
    unit_name: str
    demonstration: bool
    first_day: date
    last_day: date
    overdue_reveals: int


@get(
    "/v1/strata",
    operation_id="listStrata",
    summary="The strata of which anything was committed to",
    tags=["draws"],
    **public(),
)
async def list_strata(
    now: NamedDependency[datetime], cursor: FromQuery[Cursor] = None, limit: FromQuery[Limit] = DEFAULT_LIMIT
) -> Page[DrawnStratum]:
    after = read_cursor(cursor, 1)
    found = await published_queries.strata(after[0] if after else "", limit + 1, now)
    return page_of(found, limit, _stratum, "stratum")


@get(
    "/v1/strata/{stratum:str}/bundles",
    operation_id="listBundles",
    media_type=JSON_LINES,
    summary="The bundles of many days in one file, one a line, in the order of the days",
    tags=["draws"],
    **public(),
)
async def list_bundles(
    request: AnyRequest,
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    first: FromQuery[First] = None,
    last: FromQuery[Last] = None,
) -> Stream:
    actor = request.scope.get("user")
    days = await published_queries.revealed_days(actor, stratum, first or date.min, last or date.max, now)
    if not days:
        raise not_found()
    return _file(published.bundle_lines(days), f"{stratum}.jsonl", JSON_LINES)


@get(
    "/v1/strata/{stratum:str}/policy",
    operation_id="getPolicy",
    summary="The rules of a stratum and the states of its units, for `verifier.py --policy`",
    tags=["draws"],
    **public(),
)
async def get_policy(request: AnyRequest, now: NamedDependency[datetime], stratum: FromPath[Stratum]) -> Stream:
    days = await published_queries.stated_days(request.scope.get("user"), stratum, now)
    if not days:
        raise not_found()
    return _file(published.policy_file(stratum, days), f"{stratum}-policy.json", "application/json")


def _file(pieces: AsyncIterator[bytes], name: str, media_type: str) -> Stream:
    """Some signs that a stratum may have mean something in a header."""
    safe = "".join(letter if letter.isalnum() or letter in ".-_" else "_" for letter in name)
    return Stream(pieces, headers=to_keep(safe), media_type=media_type)


def _stratum(row: Row) -> DrawnStratum:
    return DrawnStratum(
        stratum=row["stratum"],
        name=msgspec.json.decode(row["name"], type=Text),
        unit_name=row["unit"],
        demonstration=row["demonstration"],
        first_day=row["first"],
        last_day=row["last"],
        overdue_reveals=row["overdue"],
    )


HANDLERS = [list_strata, list_bundles, get_policy]
