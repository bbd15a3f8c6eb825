"""Who is behind a request: a bearer token for API clients, a cookie for pages, never both."""

import hmac
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

from litestar.connection import Request
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from api.access import WITHOUT_ACTOR
from api.lasting import Watched
from organisation.queries import find_actor
from organisation.refusing import Refused

COOKIE = "sidak"
CSRF_HEADER = "x-csrf-token"
AnyRequest = Request[Any, Any, Any]
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def token_hash(token: str) -> bytes:
    return sha256(b"sidak token\n" + token.encode()).digest()


def csrf_token(token: str) -> str:
    """What a page must send beside its cookie: a page of another origin can neither read nor derive it."""
    return sha256(b"sidak csrf\n" + token.encode()).hexdigest()


class Authentication(ASGIMiddleware):
    """Sets `scope["user"]` to the actor or None; guards decide whether None will do."""

    scopes = (ScopeType.HTTP,)
    exclude_opt_key = WITHOUT_ACTOR

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        scope["user"] = scope["auth"] = None
        request: AnyRequest = Request(scope)
        clock: Callable[[], datetime] = request.app.state.clock
        token, by_cookie = _token(request)
        if token:
            scope["user"] = await find_actor(token_hash(token), clock())
            scope["auth"] = token
        if by_cookie and scope["user"] is not None:
            _refuse_forgery(request, token)
        if scope["user"] is None or not scope["route_handler"].opt.get("lasting"):
            return await next_app(scope, receive, send)

        async def is_signed_in() -> bool:
            return await find_actor(token_hash(token), clock()) is not None

        return await Watched(receive, send, is_signed_in).run(scope, next_app)


def _token(request: AnyRequest) -> tuple[str, bool]:
    """The token, and whether it came by cookie."""
    header = request.headers.get("authorization", "")
    if header:
        scheme, _, value = header.partition(" ")
        return (value.strip()[:200] if scheme.lower() == "bearer" else ""), False
    return request.cookies.get(COOKIE, "")[:200], True


def _refuse_forgery(request: AnyRequest, token: str) -> None:
    if request.method in SAFE_METHODS:
        return
    given = request.headers.get(CSRF_HEADER, "")
    if not hmac.compare_digest(given.encode(), csrf_token(token).encode()):
        raise Refused("csrf")
