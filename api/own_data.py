"""What is held about somebody as an account, for themselves."""

from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency

from api.access import signed_in
from api.attachments import to_keep
from ledger.database import Row
from organisation import own_data_queries as queries
from organisation.actors import Actor, Role
from organisation.refusing import not_found
from organisation.texts import Language

Shape = TypeVar("Shape", bound=msgspec.Struct)


class OwnRole(msgspec.Struct, frozen=True, rename="camel"):
    role: Role
    unit: str
    valid_from: datetime
    valid_to: datetime | None
    approved_at: datetime | None


class OwnDevice(msgspec.Struct, frozen=True, rename="camel"):
    name: str
    signed_in_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


class OwnLeave(msgspec.Struct, frozen=True, rename="camel"):
    first_day: date
    last_day: date
    approved_at: datetime | None
    ended_at: datetime | None


class OwnRecusal(msgspec.Struct, frozen=True, rename="camel"):
    unit: str
    reason: str
    declared_at: datetime
    valid_to: datetime | None


class FormerHome(msgspec.Struct, frozen=True, rename="camel"):
    unit: str
    left_on: datetime


class FormerName(msgspec.Struct, frozen=True, rename="camel"):
    name: str
    became: str
    changed_at: datetime


class OwnData(msgspec.Struct, frozen=True, rename="camel"):
    """`email` is where notices are mailed, `notices` their number. Who looked at it is told by
    `/v1/me/data-accesses`. What was written in inspections is the office's record and stands there."""

    person: UUID
    username: str
    name: str
    language: Language
    home: str
    created_at: datetime
    email: str | None
    notices: int
    roles: list[OwnRole]
    devices: list[OwnDevice]
    leaves: list[OwnLeave]
    recusals: list[OwnRecusal]
    former_homes: list[FormerHome]
    former_names: list[FormerName]


@get(
    "/v1/me/data",
    operation_id="getOwnData",
    summary="A copy of all that is held about my account",
    tags=["personal data"],
    **signed_in(),
)
async def read(actor: NamedDependency[Actor]) -> Response[OwnData]:
    """As a file to keep."""
    account = await queries.account(actor)
    if account is None:
        raise not_found()
    copy = OwnData(
        **account,
        roles=_each(OwnRole, await queries.roles(actor)),
        devices=_each(OwnDevice, await queries.devices(actor)),
        leaves=_each(OwnLeave, await queries.leaves(actor)),
        recusals=_each(OwnRecusal, await queries.recusals(actor)),
        former_homes=_each(FormerHome, await queries.former_homes(actor)),
        former_names=_each(FormerName, await queries.former_names(actor)),
    )
    return Response(copy, headers=to_keep(f"sidak-{account['username']}.json"))


def _each(shape: type[Shape], found: list[Row]) -> list[Shape]:
    return [shape(**each) for each in found]


HANDLERS = [read]
