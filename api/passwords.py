"""Choosing a password: with the old one, or with a code whose halves two people gave."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only, public, signed_in
from api.addresses import AnyRequest
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from api.parts import Parts
from api.sessions import attempt
from ledger.database import Row
from organisation import resetting, signing_in
from organisation.actors import Actor
from organisation.reset_queries import list_resets

Password = Annotated[str, Meta(min_length=1, max_length=200)]


class PasswordChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    old: Password
    new: Password


class ResetRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    person: UUID


class HalfCode(msgspec.Struct, frozen=True, rename="camel"):
    """`half` is shown this once: tell it to the person yourself. The other half comes from the other signer."""

    id: UUID
    half: str
    expires_at: datetime


class Reset(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    person: UUID
    requested_by: UUID
    approved_by: UUID | None
    requested_at: datetime
    expires_at: datetime


class NewPassword(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`code` is the requester's half followed by the approver's."""

    username: Annotated[str, Meta(min_length=1, max_length=100)]
    code: Annotated[str, Meta(min_length=1, max_length=100)]
    new_password: Password


@put(
    "/v1/me/password",
    operation_id="changePassword",
    summary="Choose another password; my other devices are signed out",
    tags=["sign-in"],
    status_code=204,
    **signed_in(),
)
async def change(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    parts: NamedDependency[Parts],
    now: NamedDependency[datetime],
    data: JSONBody[PasswordChange],
) -> None:
    own = attempt(request, parts, "password-change", str(actor.person))
    await signing_in.change_password(actor, own, data.old, data.new, now)


@get(
    "/v1/password-resets",
    operation_id="listPasswordResets",
    summary="Resets under way in my scope",
    tags=["sign-in"],
    **only("administrator", "planner", "reviewer"),
)
async def list_open(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Reset]:
    found = await list_resets(actor, now, after_id(cursor), limit + 1)
    return page_of(found, limit, _reset, "id")


@post(
    "/v1/password-resets",
    operation_id="requestPasswordReset",
    summary="Begin a reset; the answer holds the first half of the code",
    tags=["sign-in"],
    **only("administrator"),
)
async def request_reset(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[ResetRequest]
) -> Response[HalfCode]:
    return _told(await resetting.request(actor, data.person, now))


@post(
    "/v1/password-resets/{reset:uuid}/approval",
    operation_id="approvePasswordReset",
    summary="Sign a reset second; the answer holds the second half of the code",
    tags=["sign-in"],
    **only("administrator", "planner", "reviewer"),
)
async def approve_reset(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], reset: FromPath[UUID]
) -> Response[HalfCode]:
    return _told(await resetting.approve(actor, reset, now))


@post(
    "/v1/passwords",
    operation_id="choosePassword",
    summary="Choose a password with both halves of a code",
    tags=["sign-in"],
    status_code=204,
    **public(),
)
async def choose(
    request: AnyRequest, parts: NamedDependency[Parts], now: NamedDependency[datetime], data: JSONBody[NewPassword]
) -> None:
    own = attempt(request, parts, "password-reset", data.username)
    await resetting.choose_password(own, data.code, data.new_password, now)


def _told(half: resetting.Half) -> Response[HalfCode]:
    return Response(HalfCode(half.reset, half.half, half.expires_at), headers={"Cache-Control": "no-store"})


def _reset(row: Row) -> Reset:
    return Reset(**{field: row[field] for field in Reset.__struct_fields__})


HANDLERS = [change, list_open, request_reset, approve_reset, choose]
