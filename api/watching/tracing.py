"""Traces for OpenTelemetry, where `SIDAK_OTLP_URL` asks for them; without it nothing of it is imported.

A span has the template of a route, a statement with its placeholders, the name of a store's operation or of a duty, and
the request's id: no other id, no path, no value, no text of an error. A statement's parameters never get here.

Statements and the store's operations are traced within requests alone, and not within those about coming visits: what
the clock does at a release minute would tell that minute (rule 6.1, see `api.watching.routes`).
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from api.watching.routes import ABOUT_VISITS, method_of, route_of

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.sdk.trace.export import SpanExporter

TRACEPARENT = re.compile(rb"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")
SECONDS_TO_SEND = 2
MOST_OF_A_STATEMENT = 2000
SECONDS_WORTH_A_SPAN = 0.05
"""Of a duty: at most ticks there is nothing to do."""

UNDER_WAY: ContextVar[Any] = ContextVar("the request that is traced", default=None)


class Traces:
    """One for the process. It keeps what could not be sent for a while, then drops it: nobody waits for a trace."""

    def __init__(self, exporter: "SpanExporter", version: str) -> None:
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        self._provider = TracerProvider(
            resource=Resource({"service.name": "sidak", "service.version": version}), shutdown_on_exit=False
        )
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("sidak")

    @contextmanager
    def request(self, scope: Any, request_id: str, status: Callable[[], int], trusted: bool) -> Iterator[None]:
        from opentelemetry.trace import SpanKind

        parent = _parent(scope) if trusted else None
        with self._tracer.start_as_current_span(
            "request", context=parent, kind=SpanKind.SERVER, record_exception=False, set_status_on_exception=False
        ) as span:
            before = UNDER_WAY.set(scope)
            try:
                yield
            finally:
                UNDER_WAY.reset(before)
                route, method = route_of(scope), method_of(scope)
                span.update_name(f"{method} {route}")
                span.set_attribute("http.request.method", method)
                span.set_attribute("http.route", route)
                span.set_attribute("http.response.status_code", status())
                span.set_attribute("sidak.request", request_id)

    def statement(self, told: Any) -> None:
        """asyncpg's LoggedQuery, after the statement."""
        if not _may_be_told():
            return
        text = " ".join(str(told.query).split())
        attributes = {"db.system.name": "postgresql", "db.query.text": text[:MOST_OF_A_STATEMENT]}
        if told.exception is not None:
            attributes["error.type"] = type(told.exception).__name__
        self._done(text.partition(" ")[0].upper(), told.elapsed, attributes)

    def duty(self, name: str, seconds: float, problem: str | None) -> None:
        if problem or seconds > SECONDS_WORTH_A_SPAN:
            self._done(f"duty {name}", seconds, {"error.type": problem} if problem else {})

    def store(self, client: Any) -> None:
        """Names each operation of a boto3 client, without bucket and key."""
        client.meta.events.register("before-call.s3", _begin)
        client.meta.events.register("after-call.s3", self._end)
        client.meta.events.register("after-call-error.s3", self._end)

    def _end(self, context: dict[str, Any] | None = None, event_name: str = "", **_: object) -> None:
        began = (context or {}).pop("sidak_began", None)
        if began is not None and _may_be_told():
            self._done(f"S3 {event_name.rpartition('.')[2]}", time.perf_counter() - began, {})

    def _done(self, name: str, seconds: float, attributes: dict[str, str]) -> None:
        """A span of what is over already."""
        ended = time.time_ns()
        span = self._tracer.start_span(name, start_time=ended - int(seconds * 1e9), attributes=attributes)
        span.end(ended)

    def stop(self) -> None:
        self._provider.shutdown()


def traces_to(url: str, version: str) -> Traces | None:
    if not url:
        return None
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    return Traces(OTLPSpanExporter(endpoint=url, timeout=SECONDS_TO_SEND), version)


def _may_be_told() -> bool:
    scope = UNDER_WAY.get()
    return scope is not None and route_of(scope) != ABOUT_VISITS


def _begin(context: dict[str, Any], **_: object) -> None:
    context["sidak_began"] = time.perf_counter()


def _parent(scope: Any) -> "Context | None":
    """W3C Trace Context, of a proxy of ours; anything else begins a trace of its own."""
    from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags, set_span_in_context

    given = next((value for name, value in scope["headers"] if name == b"traceparent"), b"")
    found = TRACEPARENT.fullmatch(given)
    if not found:
        return None
    flags = TraceFlags(int(found[3], 16))
    context = SpanContext(int(found[1], 16), int(found[2], 16), is_remote=True, trace_flags=flags)
    return set_span_in_context(NonRecordingSpan(context)) if context.is_valid else None
