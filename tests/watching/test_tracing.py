"""Traces: what took how long, without a word about whom or where."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult

from api.parts import Parts
from api.settings import Settings
from api.watching import around, tracing
from api.watching.tracing import Traces, traces_to
from ledger.database import DB
from scheduler.duty_runs import RUNS
from tests.cast import Cast
from tests.conftest import Hours, app_with
from tests.tooling.programs import ROOT

pytestmark = pytest.mark.anyio
TRACE = "0af7651916cd43dd8448eb211c80319c"
UNTRACED = "import api.app, sys; print([name for name in sys.modules if name.startswith('opentelemetry')])"


class Kept(SpanExporter):
    def __init__(self) -> None:
        self.spans: list[ReadableSpan] = []

    def export(self, spans: Any) -> SpanExportResult:
        self.spans.extend(spans)
        return SpanExportResult.SUCCESS


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    exporter = Kept()
    traces = Traces(exporter, "1")
    monkeypatch.setattr(around, "traces_to", lambda *_: traces)
    yield exporter
    traces.stop()
    DB.on_statement = RUNS.on_run = None


async def spans_of(kept: Kept, parts: Parts, cast: Cast, path: str, **headers: str) -> list[ReadableSpan]:
    app = app_with(parts)
    traces = app.state.watching.traces
    assert DB.pool is not None
    async with DB.pool.acquire() as connection:
        connection.add_query_logger(traces.statement)
        transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as client:
            await DB.pool.release(connection)
            await client.get(path, headers=cast.khoa.headers | headers)
    traces._provider.force_flush()
    return kept.spans


async def test_a_request_and_its_statements_are_one_trace_without_values(
    kept: Kept, parts: Parts, cast: Cast, hours: Hours
) -> None:
    spans = await spans_of(kept, parts, cast, f"/v1/people/{cast.hung.person}?name=secret", traceparent=_parent())
    [request] = [span for span in spans if span.name == "GET /v1/people/{person}"]
    statements = [span for span in spans if span.name == "SELECT"]
    assert statements
    assert {span.context.trace_id for span in spans if span.context} == {request.context.trace_id}
    assert request.context.trace_id != int(TRACE, 16)
    said = str([(span.name, dict(span.attributes or {}), span.events) for span in spans])
    for never in (str(cast.hung.person), "secret", "token-of", str(cast.khoa.person)):
        assert never not in said


async def test_nothing_is_traced_of_what_only_a_coming_visit_asks_for(kept: Kept, parts: Parts, cast: Cast) -> None:
    spans = await spans_of(kept, parts, cast, "/v1/phone-pack")
    assert [span.name for span in spans] == ["GET /v1/inspections/{inspection}"]


def test_a_proxy_of_ours_may_begin_the_trace() -> None:
    exporter = Kept()
    traces = Traces(exporter, "1")
    for trusted, given in [(True, _parent()), (False, _parent()), (True, "00-" + "0" * 32 + "-" + "0" * 16 + "-01")]:
        scope = {"method": "GET", "headers": [(b"traceparent", given.encode())]}
        with traces.request(scope, "x", lambda: 200, trusted):
            pass
    traces.stop()
    assert [span.context.trace_id == int(TRACE, 16) for span in exporter.spans if span.context] == [True, False, False]


def test_duties_that_send_for_visits_leave_no_span(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what follows them only when it failed: it takes longer after a release."""
    exporter = Kept()
    traces = Traces(exporter, "1")
    RUNS.on_run = traces.duty
    try:
        for name in ("release", "orders", "substitute", "examine"):
            with RUNS.run(name):
                RUNS.failed(name)
        monkeypatch.setattr(tracing, "SECONDS_WORTH_A_SPAN", -1)
        for name in ("notify", "sequence", "sign", "fixity"):
            with RUNS.run(name):
                pass
        with RUNS.run("notify"):
            RUNS.failed("notify")
    finally:
        RUNS.on_run = None
    traces.stop()
    assert [span.name for span in exporter.spans] == ["duty examine", "duty fixity", "duty notify"]


def test_without_the_setting_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    assert traces_to(Settings(data_dir=tmp_path).otlp_url, "1") is None
    ran = subprocess.run(
        [sys.executable, "-c", UNTRACED], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert ran.stdout.strip() == "[]"


def _parent() -> str:
    return f"00-{TRACE}-b7ad6b7169203331-01"


def test_a_statement_that_failed_tells_the_kind_alone() -> None:
    exporter = Kept()
    traces = Traces(exporter, "1")
    told = asyncpg.connection.LoggedQuery(
        "SELECT $1", ("secret",), 1, 0.001, asyncpg.DataError("secret"), ("db", 5432), None
    )
    with traces.request({"method": "GET", "headers": [], "path_template": "/v1/me"}, "x", lambda: 500, False):
        traces.statement(told)
    traces.stop()
    assert exporter.spans[0].attributes == {
        "db.system.name": "postgresql",
        "db.query.text": "SELECT $1",
        "error.type": "DataError",
    }
