"""The second step of signing in: turning it on and off, and taking it off for somebody who lost phone and codes."""

from base64 import b32encode
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only, signed_in
from api.addresses import AnyRequest
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from api.parts import Parts
from api.sessions import attempt
from ledger.database import Row
from organisation import removing_second_steps, second_step_queries, second_steps
from organisation.actors import Actor
from organisation.throttling import Attempt

PURPOSE = "second-step"
Password = Annotated[str, Meta(min_length=1, max_length=200)]
Code = Annotated[str, Meta(min_length=1, max_length=40)]


class SecondStep(msgspec.Struct, frozen=True, rename="camel"):
    """`required`: one of my roles needs it here. `recoveryCodes` counts those that are left."""

    on: bool
    required: bool
    since: datetime | None
    recovery_codes: int


class OwnPassword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    password: Password


class BegunSecondStep(msgspec.Struct, frozen=True):
    """Shown this once: `address` as a QR code for the app, `secret` to type where it cannot be scanned."""

    secret: str
    address: str


class AppCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: Code


class RecoveryCodes(msgspec.Struct, frozen=True):
    """Shown this once. Each signs in once where the app is lost."""

    codes: list[str]


class OwnRemoval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    password: Password
    code: Code


class NewRemoval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    person: UUID


class MadeRemoval(msgspec.Struct, frozen=True):
    id: UUID


class Removal(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    person: UUID
    requested_by: UUID
    requested_at: datetime
    expires_at: datetime


@get(
    "/v1/me/second-step",
    operation_id="getSecondStep",
    summary="Whether signing in asks me for a second step",
    tags=["sign-in"],
    **signed_in(before_second_step=True),
)
async def read(actor: NamedDependency[Actor], parts: NamedDependency[Parts]) -> Response[SecondStep]:
    found = await second_step_queries.find(actor.person)
    since = found["confirmed_at"] if found else None
    left = len(found["recovery_hashes"]) if found and since else 0
    body = SecondStep(since is not None, actor.has(*parts.settings.second_step_roles), since, left)
    return Response(body, headers={"Cache-Control": "no-store"})


@post(
    "/v1/me/second-step",
    operation_id="beginSecondStep",
    summary="Get a secret for an authenticator app; it counts once a code confirms it",
    tags=["sign-in"],
    **signed_in(before_second_step=True),
)
async def begin(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    parts: NamedDependency[Parts],
    now: NamedDependency[datetime],
    data: JSONBody[OwnPassword],
) -> Response[BegunSecondStep]:
    own = _own(request, parts, actor)
    begun = await second_steps.begin(actor, own, data.password, parts.notice_key, now)
    body = BegunSecondStep(b32encode(begun.secret).decode().rstrip("="), begun.address)
    return Response(body, headers={"Cache-Control": "no-store"})


@post(
    "/v1/me/second-step/confirmation",
    operation_id="confirmSecondStep",
    summary="Turn the second step on with a code of the app; my other devices are signed out",
    tags=["sign-in"],
    status_code=200,
    **signed_in(before_second_step=True),
)
async def confirm(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    parts: NamedDependency[Parts],
    now: NamedDependency[datetime],
    data: JSONBody[AppCode],
) -> Response[RecoveryCodes]:
    own = _own(request, parts, actor)
    codes = await second_steps.confirm(actor, own, data.code, parts.notice_key, now)
    return Response(RecoveryCodes(codes), headers={"Cache-Control": "no-store"})


@post(
    "/v1/me/second-step/removal",
    operation_id="removeSecondStep",
    summary="Turn my second step off, with password and a code of the app or a recovery code",
    tags=["sign-in"],
    status_code=204,
    **signed_in(),
)
async def remove(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    parts: NamedDependency[Parts],
    now: NamedDependency[datetime],
    data: JSONBody[OwnRemoval],
) -> None:
    own = _own(request, parts, actor)
    await second_steps.take_off(actor, own, data.password, data.code, parts.notice_key, now)


@get(
    "/v1/second-step-removals",
    operation_id="listSecondStepRemovals",
    summary="Removals of a second step under way in my scope",
    tags=["sign-in"],
    **only("administrator", "planner", "reviewer"),
)
async def list_removals(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Removal]:
    found = await second_step_queries.list_removals(actor, now, after_id(cursor), limit + 1)
    return page_of(found, limit, _removal, "id")


@post(
    "/v1/second-step-removals",
    operation_id="requestSecondStepRemoval",
    summary="Ask that the second step of somebody who lost phone and codes is taken off",
    tags=["sign-in"],
    **only("administrator"),
)
async def request_removal(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewRemoval]
) -> MadeRemoval:
    return MadeRemoval(await removing_second_steps.request(actor, data.person, now))


@post(
    "/v1/second-step-removals/{removal:uuid}/approval",
    operation_id="approveSecondStepRemoval",
    summary="Sign a removal second: the password alone lets the person in again",
    tags=["sign-in"],
    status_code=204,
    **only("administrator", "planner", "reviewer"),
)
async def approve_removal(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], removal: FromPath[UUID]
) -> None:
    await removing_second_steps.approve(actor, removal, now)


def _own(request: AnyRequest, parts: Parts, actor: Actor) -> Attempt:
    return attempt(request, parts, PURPOSE, str(actor.person))


def _removal(row: Row) -> Removal:
    return Removal(**{field: row[field] for field in Removal.__struct_fields__})


HANDLERS = [read, begin, confirm, remove, list_removals, request_removal, approve_removal]
