"""Around every request, outermost: its id, its line in the log, its figures and, where asked for, its trace."""

import logging
import os
import re
import time
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from api.watching.routes import method_of, route_of
from api.watching.tracing import Traces

log = logging.getLogger("sidak.requests")

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
REQUEST_ID = b"x-request-id"
WELL_FORMED = re.compile(rb"[0-9a-fA-F-]{16,64}")
"""A UUID or a number in hexadecimal: nothing that could hold a name, or break a line."""


class RequestFigures:
    def __init__(self, registry: CollectorRegistry) -> None:
        self._requests = Counter(
            "sidak_http_requests",
            "Requests answered. The status none: the client left, or was cut off, before an answer.",
            ["route", "method", "status"],
            registry=registry,
        )
        self._seconds = Histogram(
            "sidak_http_request_duration_seconds",
            "From the first byte of a request to the last of its answer.",
            ["route", "method"],
            buckets=SECONDS,
            registry=registry,
        )
        self.in_progress = 0
        under_way = Gauge(
            "sidak_http_requests_in_progress",
            "Requests under way, event streams and uploads too.",
            registry=registry,
        )
        under_way.set_function(lambda: self.in_progress)
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def note(self, route: str, method: str, status: int, seconds: float) -> None:
        key = (route, method, status // 100)
        requests, durations = self._known.get(key) or self._add(key)
        requests.inc()
        durations.observe(seconds)

    def _add(self, key: tuple[str, str, int]) -> tuple[Counter, Histogram]:
        route, method, hundreds = key
        status = f"{hundreds}xx" if hundreds else "none"
        made = self._requests.labels(route, method, status), self._seconds.labels(route, method)
        return self._known.setdefault(key, made)


class Observed:
    """`trusts_ids`: a proxy of ours stands before and names requests; else everybody could choose what the log says."""

    def __init__(self, app: ASGIApp, figures: RequestFigures, traces: Traces | None, trusts_ids: bool) -> None:
        self._app = app
        self._figures = figures
        self._traces = traces
        self._trusts_ids = trusts_ids

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            return await self._app(scope, receive, send)
        request_id = self._name(scope)
        header = (REQUEST_ID, request_id.encode())
        scope["state"]["request_id"] = request_id
        status = 0

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], header]
            await send(message)

        started = time.perf_counter()
        self._figures.in_progress += 1
        try:
            if self._traces is None:
                await self._app(scope, receive, send_named)
            else:
                with self._traces.request(scope, request_id, lambda: status, self._trusts_ids):
                    await self._app(scope, receive, send_named)
        finally:
            self._figures.in_progress -= 1
            self._tell(scope, request_id, status, time.perf_counter() - started)

    def _name(self, scope: Scope) -> str:
        if self._trusts_ids:
            for name, value in scope["headers"]:
                if name == REQUEST_ID and WELL_FORMED.fullmatch(value):
                    return value.decode()
        return os.urandom(16).hex()

    def _tell(self, scope: Any, request_id: str, status: int, seconds: float) -> None:
        """Never a body, a query string or a header."""
        method = method_of(scope)
        self._figures.note(route_of(scope), method, status, seconds)
        if not log.isEnabledFor(logging.INFO):
            return
        route, actor = scope.get("path_template") or "-", scope.get("user")
        person = str(actor.person) if actor is not None else "-"
        shown, ms = status or "-", round(seconds * 1000, 1)
        log.info(
            "%s %s %s %.1fms person=%s id=%s",
            method,
            route,
            shown,
            ms,
            person,
            request_id,
            extra={
                "facts": {
                    "request": request_id,
                    "method": method,
                    "route": route,
                    "status": status or None,
                    "ms": ms,
                    "person": None if actor is None else person,
                }
            },
        )
