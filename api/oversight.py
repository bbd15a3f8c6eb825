"""The overseer's desk: draws to verify, beacons to commit to."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from api.access import only
from api.draws import Draw, draw_of
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from ledger.database import Row
from organisation.actors import DESK, Actor
from organisation.refusing import Refused
from organisation.texts import Text
from scheduler import oversight_queries
from scheduler.oversight import Compared
from scheduler.revealing import is_missing


class DrawVerification(msgspec.Struct, frozen=True, rename="camel"):
    """Somebody ran the draw again. `fault` is null when it held; `compared` says whether the manifest's hash is the
    one that their device saw before the draw."""

    id: UUID
    person: UUID
    name: str
    verified_at: datetime
    manifest_hash: str
    fault: str | None
    compared: Compared


class OverseenDraw(msgspec.Struct, frozen=True, rename="camel"):
    """`beaconGiven`: the value that the manifest names is there. `missing`: the reveal is so late that somebody must
    ask why."""

    draw: Draw
    programme: Text
    unit_name: str
    zone: str
    beacon_given: bool
    missing: bool
    verifications: list[DrawVerification]


class PromisedBeacons(msgspec.Struct, frozen=True, rename="camel"):
    """Of a stratum whose coming days wait for the overseer's beacon: the last day committed to, and the first that is
    not, with its freeze, which is null while that day has no hours."""

    stratum: str
    name: Text
    unit_name: str
    zone: str
    last_promised: date | None
    first_missing: date | None
    missing: int
    freeze_at: datetime | None


@get(
    "/v1/oversight/draws",
    operation_id="listOverseenDraws",
    summary="The draws of my part of the organisation, the newest first, and who verified them",
    tags=["oversight"],
    **only(*DESK),
)
async def list_overseen_draws(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[OverseenDraw]:
    found = await oversight_queries.draws(actor, _before(cursor), limit + 1)
    verified: dict[UUID, list[DrawVerification]] = {each["id"]: [] for each in found}
    for each in await oversight_queries.verifications(list(verified)):
        verified[each["draw_day"]].append(_verification(each))
    return page_of(found, limit, lambda row: _overseen(row, verified[row["id"]], now), "day", "stratum")


@get(
    "/v1/oversight/beacons",
    operation_id="listPromisedBeacons",
    summary="Until when the overseer's beacons are committed to, and which are missing",
    tags=["oversight"],
    **only("overseer"),
)
async def list_promised_beacons(actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> list[PromisedBeacons]:
    return [_promised(row) for row in await oversight_queries.promised_beacons(actor, now)]


def _before(cursor: str | None) -> tuple[date, str] | None:
    after = read_cursor(cursor, 2)
    try:
        return (date.fromisoformat(after[0]), after[1]) if after else None
    except ValueError:
        raise Refused("bad-cursor") from None


def _overseen(row: Row, verified: list[DrawVerification], now: datetime) -> OverseenDraw:
    return OverseenDraw(
        draw=draw_of(row, now),
        programme=msgspec.json.decode(row["programme_name"], type=Text),
        unit_name=row["unit_name"],
        zone=row["zone"],
        beacon_given=row["given"],
        missing=is_missing(row, now),
        verifications=verified,
    )


def _verification(row: Row) -> DrawVerification:
    same: dict[str, Any] = {name: row[name] for name in ("id", "name", "verified_at", "fault", "compared")}
    return DrawVerification(**same, person=row["verified_by"], manifest_hash=row["manifest_hash"].hex())


def _promised(row: Row) -> PromisedBeacons:
    return PromisedBeacons(**dict(row) | {"name": msgspec.json.decode(row["name"], type=Text)})


HANDLERS = [list_overseen_draws, list_promised_beacons]
