"""Slips that sign in a phone: printed by administrators with a QR code, redeemed once by their owners."""

import secrets
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only, public
from api.addresses import AnyRequest
from api.authentication import token_hash
from api.device_keys import Jwk, Point, point_of
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from api.parts import Parts
from api.sessions import SecondCode, Session, admitted, attempt
from ledger.database import Row
from organisation import enrolling
from organisation.actors import Actor
from organisation.enrolment_queries import list_open
from organisation.signing_in import SignIn


class NewSlips(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    people: Annotated[list[UUID], Meta(min_length=1, max_length=200)]


class Slip(msgspec.Struct, frozen=True, rename="camel"):
    """`code` is shown this once. The QR code holds the address of the page with `#/enrol/` and the code after it."""

    id: UUID
    person: UUID
    name: str
    username: str
    code: str
    expires_at: datetime


class OpenSlip(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    person: UUID
    name: str
    username: str
    requested_by: UUID
    requested_at: datetime
    expires_at: datetime


class Redemption(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """The slip and its owner's password, with `secondCode` where they have a second step. `publicKey` is the phone's,
    as for its registration."""

    code: Annotated[str, Meta(min_length=1, max_length=100)]
    password: Annotated[str, Meta(min_length=1, max_length=200)]
    device_name: Annotated[str, Meta(min_length=1, max_length=80)]
    public_key: Jwk | Point | None = None
    second_code: SecondCode = ""
    cookie: bool = False


@post(
    "/v1/enrolments",
    operation_id="makeEnrolments",
    summary="Make slips for people I administer; an earlier slip of theirs ends",
    tags=["sign-in"],
    **only("administrator"),
)
async def make(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewSlips]
) -> Response[list[Slip]]:
    """A slip is valid for seven days and asks for its owner's password: by itself it opens nothing."""
    made = await enrolling.make_slips(actor, data.people, now)
    slips = [Slip(**msgspec.structs.asdict(slip)) for slip in made]
    return Response(slips, headers={"Cache-Control": "no-store"})


@get(
    "/v1/enrolments",
    operation_id="listEnrolments",
    summary="Slips in my scope that are still open",
    tags=["sign-in"],
    **only("administrator"),
)
async def list_slips(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[OpenSlip]:
    return page_of(await list_open(actor, now, after_id(cursor), limit + 1), limit, _open_slip, "id")


@delete(
    "/v1/enrolments/{enrolment:uuid}",
    operation_id="revokeEnrolment",
    summary="End an open slip",
    tags=["sign-in"],
    **only("administrator"),
)
async def revoke(actor: NamedDependency[Actor], now: NamedDependency[datetime], enrolment: FromPath[UUID]) -> None:
    await enrolling.revoke(actor, enrolment, now)


@post(
    "/v1/enrolments/redemptions",
    operation_id="redeemEnrolment",
    summary="Sign in on this phone with a slip and its owner's password",
    tags=["sign-in"],
    **public(),
)
async def redeem(
    request: AnyRequest, data: JSONBody[Redemption], parts: NamedDependency[Parts], now: NamedDependency[datetime]
) -> Response[Session]:
    """Who has no password yet gets 409 and chooses one first, with both halves of a code (`choosePassword`)."""
    token = secrets.token_urlsafe(32)
    lifetime = timedelta(days=parts.settings.session_days)
    wanted = SignIn(data.password, data.device_name, token_hash(token), now + lifetime, data.second_code)
    key = point_of(data.public_key) if data.public_key else None
    stranger = attempt(request, parts, "enrolment", enrolling.NOBODY)
    entered = await enrolling.redeem(stranger, data.code, wanted, key, parts.notice_key, now)
    return admitted(request, parts, entered, token, now, cookie=data.cookie)


def _open_slip(row: Row) -> OpenSlip:
    return OpenSlip(**row)


HANDLERS = [make, list_slips, revoke, redeem]
