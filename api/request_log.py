"""One line a request: what, how, how long, who. Never a body, a query string or a header."""

import logging
import time

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from ledger.identifiers import uuid7

log = logging.getLogger("sidak.requests")


class RequestLog(ASGIMiddleware):
    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        request_id = uuid7().hex
        scope["state"]["request_id"] = request_id
        started = time.perf_counter()
        status = 0

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                # A problem names it itself: what a middleware refuses does not come by here.
                others = [header for header in message["headers"] if header[0].lower() != b"x-request-id"]
                message["headers"] = [*others, (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await next_app(scope, receive, send_named)
        finally:
            actor = scope.get("user")
            log.info(
                "%s %s %s %.1fms person=%s id=%s",
                scope["method"],  # type: ignore[typeddict-item]
                scope.get("path_template") or "-",
                status or "-",
                (time.perf_counter() - started) * 1000,
                actor.person if actor is not None else "-",
                request_id,
            )
