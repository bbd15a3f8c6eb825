"""The devices somebody is signed in on."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import delete, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from api.access import only, signed_in
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from ledger.database import Row
from organisation import data_accesses, signing_in
from organisation.actors import Actor
from organisation.device_queries import list_devices


class Device(msgspec.Struct, frozen=True, rename="camel"):
    """`signs`: it has registered a key of its own."""

    id: UUID
    person: UUID
    name: str
    signed_in_at: datetime
    expires_at: datetime
    signs: bool


@get("/v1/devices", operation_id="listDevices", summary="My devices", tags=["sign-in"], **signed_in())
async def list_own(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Device]:
    found = await list_devices(actor, actor.person, now, after_id(cursor), limit + 1)
    return page_of(found, limit, _device, "id")


@get(
    "/v1/people/{person:uuid}/devices",
    operation_id="listDevicesOfPerson",
    summary="The devices of a person I administer",
    tags=["sign-in"],
    **only("administrator"),
)
async def list_of_person(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    person: FromPath[UUID],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Device]:
    """That they were read is written down."""
    found = await list_devices(actor, person, now, after_id(cursor), limit + 1)
    if found:
        await data_accesses.note(actor, "devices", [person], now)
    return page_of(found, limit, _device, "id")


@delete(
    "/v1/devices/{device:uuid}",
    operation_id="revokeDevice",
    summary="Sign a device out",
    tags=["sign-in"],
    **signed_in(),
)
async def revoke(actor: NamedDependency[Actor], now: NamedDependency[datetime], device: FromPath[UUID]) -> None:
    await signing_in.revoke(actor, device, now)


def _device(row: Row) -> Device:
    return Device(**row)


HANDLERS = [list_own, list_of_person, revoke]
