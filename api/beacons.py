"""Beacons: what overseers commit to before the freeze and hand over at the draw hour, and what two people read."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only
from api.draws import Stratum
from checklists.items import END
from ledger.database import Row
from organisation.actors import DESK, Actor
from organisation.refusing import not_found
from scheduler import beacon_queries, beacons

Hex = Annotated[str, Meta(pattern=rf"^[0-9a-f]{{64}}{END}", description="32 bytes")]


class BeaconCommitment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`commitment` is H("beacon-commit", draw id, value) as docs/verify.md writes it out."""

    commitment: Hex


class BeaconValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: Hex


class BeaconText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As the source showed it; runs of white space count as one space, and letters are composed (NFC)."""

    text: Annotated[str, Meta(min_length=1, max_length=500, pattern=r"\S")]


class BeaconDay(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`readers` typed in a text; `given`: the value is there. The hours are null until the day has its draw.

    As in the public list a day is `released` once its visits are over; `releaseAt` is told until the draw, as the hour
    by which a text must be there: afterwards it would tell when the teams arrive.
    """

    draw_id: str
    day: date
    type: Literal["none", "overseer", "manual", "drand-quicknet"]
    source: str | None
    state: Literal["planned", "frozen", "drawn", "released", "revealed", "missed"]
    reason: Literal["closed", "late", "beacon", "used"] | None
    commitment: str | None
    given: bool
    readers: int
    manifest_hash: str | None
    freeze_at: datetime | None
    draw_at: datetime | None
    release_at: datetime | None


@get(
    "/v1/strata/{stratum:str}/beacons",
    operation_id="listBeacons",
    summary="The beacons of a stratum's days from one day to another: committed to, awaited, given",
    tags=["beacons"],
    **only(*DESK),
)
async def list_beacons(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    first: FromQuery[date],
    last: FromQuery[date],
) -> list[BeaconDay]:
    return [_beacon_day(row, now) for row in await beacon_queries.visible_days(actor, stratum, first, last)]


@put(
    "/v1/strata/{stratum:str}/draws/{day:date}/beacon-commitment",
    operation_id="commitBeacon",
    summary="Commit to the overseer's beacon of a day before its freeze; once",
    tags=["beacons"],
    **only("overseer"),
)
async def commit_beacon(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    day: FromPath[date],
    data: JSONBody[BeaconCommitment],
) -> Response[BeaconDay]:
    found = await _find(actor, stratum, day)
    is_new = await beacons.commit(actor, found, bytes.fromhex(data.commitment), now)
    return await _answer(actor, stratum, day, is_new, now)


@put(
    "/v1/strata/{stratum:str}/draws/{day:date}/beacon",
    operation_id="giveBeacon",
    summary="Hand over the overseer's beacon of a day, at its draw hour or later",
    tags=["beacons"],
    **only("overseer"),
)
async def give_beacon(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    day: FromPath[date],
    data: JSONBody[BeaconValue],
) -> Response[BeaconDay]:
    found = await _find(actor, stratum, day)
    is_new = await beacons.hand_over(actor, found, bytes.fromhex(data.value), now)
    return await _answer(actor, stratum, day, is_new, now)


@put(
    "/v1/strata/{stratum:str}/draws/{day:date}/beacon-text",
    operation_id="readBeacon",
    summary="Type in what the source of a manual beacon showed; it counts once a second person types the same",
    tags=["beacons"],
    **only(*DESK),
)
async def read_beacon(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    day: FromPath[date],
    data: JSONBody[BeaconText],
) -> Response[BeaconDay]:
    agreed = await beacons.read(actor, await _find(actor, stratum, day), data.text, now)
    return await _answer(actor, stratum, day, agreed, now)


async def _find(actor: Actor, stratum: str, day: date) -> Row:
    found = await beacon_queries.visible_day(actor, stratum, day)
    if found is None:
        raise not_found()
    return found


async def _answer(actor: Actor, stratum: str, day: date, is_new: bool, now: datetime) -> Response[BeaconDay]:
    return Response(_beacon_day(await _find(actor, stratum, day), now), status_code=201 if is_new else 200)


def _beacon_day(row: Row, now: datetime) -> BeaconDay:
    same = ("draw_id", "day", "source", "reason", "readers", "freeze_at", "draw_at", "release_at")
    values: dict[str, Any] = {name: row[name] for name in same}
    for name in ("commitment", "manifest_hash"):
        values[name] = row[name].hex() if row[name] else None
    values["state"] = "drawn" if row["state"] == "released" and now < row["ends_at"] else row["state"]
    return BeaconDay(**values, type=row["type"] or "none", given=row["value"] is not None)


HANDLERS = [list_beacons, commit_beacon, give_beacon, read_beacon]
