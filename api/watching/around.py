"""Everything that watches over one application, and how it is put around it."""

from collections.abc import Callable
from importlib.metadata import version

from litestar import Litestar

from api.parts import Parts
from api.watching.admitting import Admission
from api.watching.figures import Figures
from api.watching.head_requests import HeadRequests
from api.watching.lanes import Lanes
from api.watching.readings import Readings
from api.watching.requests import Observed, RequestFigures
from api.watching.tracing import Traces, traces_to
from ledger.database import DB
from media.s3_store import S3Store
from scheduler.duty_runs import RUNS


class Watching:
    def __init__(self, parts: Parts) -> None:
        settings = parts.settings
        self.lanes = Lanes(settings.requests_at_once, settings.transfers_at_once, settings.streams_at_once)
        readings = Readings(settings.data_dir, parts.spool, parts.clock)
        self.clock_leads: Callable[[], bool] = lambda: False
        self.figures = Figures(readings, self.lanes, lambda: self.clock_leads())
        self.traces = traces_to(settings.otlp_url, version("sidak"))
        self._requests = RequestFigures(self.figures.registry)
        self._proxies = settings.trusted_proxies
        if self.traces is not None:
            _trace(self.traces, parts)

    def put_around(self, app: Litestar) -> None:
        """Outside of Litestar's own handling of failures: every answer passes here, also that no route was found."""
        admitted = Admission(app.asgi_handler, self.lanes, self._proxies)
        app.asgi_handler = Observed(HeadRequests(admitted), self._requests, self.traces, self._proxies > 0)


def _trace(traces: Traces, parts: Parts) -> None:
    DB.on_statement = traces.statement
    RUNS.on_run = traces.duty
    if isinstance(parts.store, S3Store):
        traces.store(parts.store.client)
