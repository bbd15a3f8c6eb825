"""Draws: the commitments for anybody, the bundles for overseers first and then for anybody."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, Parameter

from api.access import public
from api.attachments import to_keep
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from ledger.database import Row
from organisation.refusing import Refused, not_found
from scheduler import draw_queries
from scheduler.verifier import NO_BEACON_NOTICE

Stratum = Annotated[str, Parameter(max_length=60, pattern=r"^[!-.0-~]+(?![\s\S])", description="As HY01.33")]


class Draw(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One draw as far as anybody may know: committed to, and how far it has come. It names no unit.

    It is `released` once its visits are over, and `drawn` until then: the minute would tell when the teams arrive.
    `reveal` is `none` for a draw that was missed before its freeze; `overdue` means that a promise was not kept.
    """

    draw_id: str
    stratum: str
    date: date
    state: Literal["frozen", "drawn", "released", "revealed", "missed"]
    reason: Literal["closed", "late", "beacon", "used"] | None
    seed_commitment: str
    manifest_hash: str | None
    prev: str | None
    beacon: Literal["none", "overseer", "manual", "drand-quicknet"]
    notice: str | None
    reveal: Literal["none", "awaited", "overdue", "done"]
    demonstration: bool
    freeze_at: datetime
    draw_at: datetime
    reveal_at: datetime
    public_at: datetime


@get(
    "/v1/strata/{stratum:str}/draws",
    operation_id="listDraws",
    summary="A stratum's draws since their manifests were committed to, newest first",
    tags=["draws"],
    **public(),
)
async def list_draws(
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Draw]:
    found = await draw_queries.committed_days(stratum, _before(cursor), limit + 1)
    return page_of(found, limit, lambda row: draw_of(row, now), "day")


@get(
    "/v1/strata/{stratum:str}/draws/{day:date}/bundle",
    operation_id="getBundle",
    summary="Everything the verifier needs to run a revealed draw again",
    tags=["draws"],
    **public(),
)
async def get_bundle(
    request: Request[Any, Any, Any],
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    day: FromPath[date],
) -> Response[dict[str, Any]]:
    found = await draw_queries.published_bundle(request.scope.get("user"), stratum, day, now)
    if found is None:
        raise not_found()
    return Response(found["bundle"], media_type="application/json", headers=to_keep(f"{day}.json"))


def _before(cursor: str | None) -> date | None:
    after = read_cursor(cursor, 1)
    try:
        return date.fromisoformat(after[0]) if after else None
    except ValueError:
        raise Refused("bad-cursor") from None


def draw_of(row: Row, now: datetime) -> Draw:
    return Draw(
        draw_id=row["draw_id"],
        stratum=row["stratum"],
        date=row["day"],
        state="drawn" if row["state"] == "released" and now < row["ends_at"] else row["state"],
        reason=row["reason"],
        seed_commitment=row["commitment"].hex(),
        manifest_hash=row["manifest_hash"].hex() if row["manifest_hash"] else None,
        prev=row["prev"].hex() if row["prev"] else None,
        beacon=row["beacon_type"],
        notice=NO_BEACON_NOTICE if row["beacon_type"] == "none" else None,
        reveal=_reveal(row, now),
        demonstration=row["demonstration"],
        freeze_at=row["freeze_at"],
        draw_at=row["draw_at"],
        reveal_at=row["reveal_at"],
        public_at=row["public_at"],
    )


def _reveal(row: Row, now: datetime) -> Literal["none", "awaited", "overdue", "done"]:
    if row["manifest_hash"] is None:
        return "none"
    if row["bundle"] is not None:
        return "done"
    return "awaited" if now < row["reveal_at"] else "overdue"


HANDLERS = [list_draws, get_bundle]
