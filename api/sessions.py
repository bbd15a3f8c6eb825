"""Signing in and out."""

import secrets
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import Meta

from api.access import public, signed_in
from api.addresses import AnyRequest, came_by_https, client_address
from api.authentication import COOKIE, csrf_token, token_hash
from api.parts import Parts
from organisation import signing_in
from organisation.actors import Actor, Role
from organisation.known_devices import device_of, mark
from organisation.people_queries import own_account
from organisation.refusing import not_found
from organisation.texts import Language
from organisation.throttling import Attempt

KNOWN_COOKIE = "sidak-known"
KNOWN_DAYS = 400
"""What browsers keep a cookie for at the most."""
SecondCode = Annotated[str, Meta(max_length=40)]


class SignIn(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`cookie` is for pages: the token then stays in a cookie that no script reads. `secondCode` is the app's code or
    a recovery code, where a second step is on. `knownDevice` is what an earlier sign-in here answered."""

    username: Annotated[str, Meta(min_length=1, max_length=100)]
    password: Annotated[str, Meta(min_length=1, max_length=200)]
    device_name: Annotated[str, Meta(min_length=1, max_length=80)]
    second_code: SecondCode = ""
    known_device: Annotated[str, Meta(max_length=200)] = ""
    cookie: bool = False


class Session(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """API clients get a `token`, pages a `csrfToken` to send as X-CSRF-Token with every change. `knownDevice` lets
    this device sign in again while strangers knock at the account; pages get it as a cookie."""

    person: UUID
    device: UUID
    expires_at: datetime
    token: str | None = None
    csrf_token: str | None = None
    known_device: str | None = None


class HeldRole(msgspec.Struct, frozen=True, rename="camel"):
    role: Role
    unit: UUID


class Me(msgspec.Struct, frozen=True, rename="camel"):
    """`zone` is that of the home unit. `newUntil` is set on a new device: until then it shows no inspection that
    nobody opened yet."""

    person: UUID
    device: UUID
    username: str
    name: str
    language: Language
    home: UUID
    zone: str
    roles: list[HeldRole]
    csrf_token: str | None
    new_until: datetime | None = None


@post("/v1/sessions", operation_id="signIn", summary="Sign in on this device", tags=["sign-in"], **public())
async def sign_in(
    request: AnyRequest, data: JSONBody[SignIn], parts: NamedDependency[Parts], now: NamedDependency[datetime]
) -> Response[Session]:
    token = secrets.token_urlsafe(32)
    expires_at = now + timedelta(days=parts.settings.session_days)
    wanted = signing_in.SignIn(data.password, data.device_name, token_hash(token), expires_at, data.second_code)
    own = attempt(request, parts, "sign-in", data.username)
    given = data.known_device or request.cookies.get(KNOWN_COOKIE, "")[:200]
    known = device_of(given, own.username, _known_key(parts))
    entered = await signing_in.sign_in(msgspec.structs.replace(own, known=known), wanted, parts.notice_key, now)
    return admitted(request, parts, entered, token, now, cookie=data.cookie)


def admitted(
    request: AnyRequest, parts: Parts, entered: signing_in.SignedIn, token: str, now: datetime, *, cookie: bool
) -> Response[Session]:
    """To an API client the token, to a page the cookie that holds it."""
    lifetime = timedelta(days=parts.settings.session_days)
    session = Session(entered.person, entered.device, now + lifetime)
    known = mark(entered.device, entered.username, _known_key(parts))
    if not cookie:
        return _unstored(msgspec.structs.replace(session, token=token, known_device=known))
    secure = came_by_https(request, parts.settings)
    cookies = _cookie(token, int(lifetime.total_seconds()), secure=secure), _known_cookie(known, secure=secure)
    return _unstored(msgspec.structs.replace(session, csrf_token=csrf_token(token)), *cookies)


def _known_key(parts: Parts) -> bytes:
    return parts.keys.derive(b"known devices")


def attempt(request: AnyRequest, parts: Parts, purpose: str, username: str) -> Attempt:
    """PostgreSQL's texts know no NUL; no user name has one either."""
    address = client_address(request, parts.settings)
    named = username.replace("\x00", "\ufffd").strip().lower()
    return Attempt(purpose, named, address, parts.keys.derive(b"throttling"))


def _unstored(session: Session, *cookies: Cookie) -> Response[Session]:
    return Response(session, headers={"Cache-Control": "no-store"}, cookies=list(cookies))


def _cookie(token: str, max_age: int, *, secure: bool) -> Cookie:
    return Cookie(COOKIE, value=token, path="/", max_age=max_age, httponly=True, samesite="strict", secure=secure)


def _known_cookie(known: str, *, secure: bool) -> Cookie:
    """Sent with a sign-in and nothing else."""
    max_age = int(timedelta(days=KNOWN_DAYS).total_seconds())
    return Cookie(
        KNOWN_COOKIE, value=known, path="/v1/sessions", max_age=max_age, httponly=True, samesite="strict", secure=secure
    )


@delete(
    "/v1/sessions/current",
    operation_id="signOut",
    summary="Sign out on this device",
    tags=["sign-in"],
    response_cookies=[_cookie("", 0, secure=False)],
    **signed_in(before_second_step=True),
)
async def sign_out(actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> None:
    await signing_in.revoke(actor, actor.device, now)


@get(
    "/v1/me",
    operation_id="getMe",
    summary="Who I am and what I may do",
    tags=["sign-in"],
    **signed_in(before_second_step=True),
)
async def me(request: AnyRequest, actor: NamedDependency[Actor]) -> Response[Me]:
    """A page that was loaded again finds its `csrfToken` here."""
    account = await own_account(actor)
    if account is None:
        raise not_found()
    by_cookie = request.cookies.get(COOKIE) == request.scope["auth"]
    body = Me(
        actor.person,
        actor.device,
        account["username"],
        account["name"],
        account["language"],
        account["home"],
        account["zone"],
        [HeldRole(grant.role, grant.unit) for grant in actor.grants],
        csrf_token(request.scope["auth"]) if by_cookie else None,
        actor.held_until,
    )
    return Response(body, headers={"Cache-Control": "no-store"})


HANDLERS = [sign_in, sign_out, me]
