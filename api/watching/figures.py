"""All figures of this process, as Prometheus reads them. Those of the database are the same in every process.

What may be a figure follows rule 6.1: see `figure_queries` and `routes`. The times of the clock's duties are those at
which they ran, every second, not those at which they had something to do.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Metric, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from api.watching.lanes import Lanes
from api.watching.readings import Reading, Readings
from ledger.database import DB, Row
from scheduler.duty_runs import RUNS

Value = Callable[[Reading, Row], float]
OF_THE_DATABASE: dict[str, tuple[str, Value]] = {
    "sidak_ledger_entries_late": (
        "Entries of the ledger without a place in its tree for more than a minute.",
        lambda _, figures: figures["entries_late"],
    ),
    "sidak_ledger_unsigned_seconds": (
        "How long the oldest growth waits for a signed checkpoint; 0 until it is ten minutes.",
        lambda reading, figures: _long(reading.at, figures["unsigned_since"]),
    ),
    "sidak_deliveries_failing": (
        "E-mails, pushes and webhooks that failed and are tried again.",
        lambda _, figures: figures["deliveries_failing"],
    ),
    "sidak_deliveries_given_up": (
        "E-mails, pushes and webhooks given up, of the last four days.",
        lambda _, figures: figures["deliveries_given_up"],
    ),
    "sidak_draws_missed": (
        "Draws missed in the last seven days, but for closed days.",
        lambda _, figures: figures["draws_missed"],
    ),
    "sidak_evidence_damaged": (
        "Originals that are missing or no longer what they were.",
        lambda _, figures: figures["damaged"],
    ),
    "sidak_files_set_aside": (
        "Files that came under a claim saying otherwise, in the last seven days.",
        lambda _, figures: figures["set_aside"],
    ),
    "sidak_clock_heartbeat_age_seconds": (
        "Since the leader of the clock, whichever process it is, last spoke to the database; infinite without one.",
        lambda _, figures: float("inf") if figures["heartbeat_age"] is None else figures["heartbeat_age"],
    ),
    "sidak_clock_offset_seconds": (
        "How far this machine's clock is ahead of the database's.",
        lambda reading, _: reading.offset,
    ),
    "sidak_backup_age_seconds": (
        "Since the newest backup was finished; infinite without one.",
        lambda reading, _: reading.backup_age,
    ),
}
QUEUES = {"notices": "notices_late", "examinations": "examinations_late", "erasures": "erasures"}
MINUTES_TO_SIGN = 10


class Figures(Collector):
    def __init__(self, readings: Readings, lanes: Lanes, leads: Callable[[], bool]) -> None:
        self.registry = CollectorRegistry()
        self._readings = readings
        self._lanes = lanes
        self._leads = leads
        ProcessCollector(registry=self.registry)
        self.registry.register(self)

    async def text(self) -> bytes:
        await self._readings.refresh()
        return generate_latest(self.registry)

    def describe(self) -> Iterable[Metric]:
        """Else it would be asked at its registration, before anything was read."""
        return ()

    def collect(self) -> Iterable[Metric]:
        yield _labelled("sidak_build_info", "Always 1; the version is its label.", "version", {version("sidak"): 1})
        yield from self._of_requests()
        yield from _of_pool()
        yield from self._of_clock()
        reading = self._readings.newest
        if reading is not None:
            yield from _of_machine(reading)
            yield from _of_database(reading)

    def _of_requests(self) -> Iterable[Metric]:
        lanes = self._lanes.all
        shed = CounterMetricFamily(
            "sidak_http_requests_shed", "Requests refused with 503, there being too many.", labels=["lane"]
        )
        for lane in lanes:
            shed.add_metric([lane.name], lane.shed)
        yield shed
        taken = {lane.name: lane.taken for lane in lanes}
        waiting = {lane.name: lane.waiting for lane in lanes}
        yield _labelled("sidak_http_places_taken", "Requests with a place in their lane.", "lane", taken)
        yield _labelled("sidak_http_requests_waiting", "Requests that wait for a place.", "lane", waiting)

    def _of_clock(self) -> Iterable[Metric]:
        yield _gauge("sidak_clock_leader", "1 in the process that leads the clock.", float(self._leads()))
        last = GaugeMetricFamily(
            "sidak_duty_last_run_timestamp_seconds",
            "When a duty of the clock last ran here, whether or not there was something to do.",
            labels=["duty", "outcome"],
        )
        for (duty, outcome), at in sorted(RUNS.last.items()):
            last.add_metric([duty, outcome], at)
        yield last
        failures = CounterMetricFamily("sidak_duty_failures", "Failures of duties of the clock.", labels=["duty"])
        for duty, times in sorted(RUNS.failures.items()):
            failures.add_metric([duty], times)
        yield failures


def _of_pool() -> Iterable[Metric]:
    pool = DB.pool
    free, size, most = (pool.get_idle_size(), pool.get_size(), pool.get_max_size()) if pool else (0, 0, 0)
    connections = {"in_use": size - free, "free": free, "unopened": most - size}
    yield _labelled("sidak_database_connections", "The pool of connections.", "state", connections)
    waiting = getattr(pool, "waiting", 0)
    yield _gauge("sidak_database_waiting", "Requests and duties that wait for a connection.", waiting)


def _of_machine(reading: Reading) -> Iterable[Metric]:
    yield _gauge("sidak_disk_free_bytes", "Free on the disk of the data directory.", reading.disk_free)
    yield _gauge("sidak_disk_size_bytes", "Of the disk of the data directory.", reading.disk_size)
    yield _gauge("sidak_spool_bytes", "Of uploads under way.", reading.spool)


def _of_database(reading: Reading) -> Iterable[Metric]:
    figures = reading.figures
    yield _gauge("sidak_database_up", "1 when the database answered.", float(figures is not None))
    if figures is None:
        return
    for name, (sense, value) in OF_THE_DATABASE.items():
        yield _gauge(name, sense, value(reading, figures))
    late = {queue: figures[column] for queue, column in QUEUES.items()}
    sense = "Rows that wait: notices and examinations for more than a minute, erasures that were confirmed."
    yield _labelled("sidak_queue_waiting", sense, "queue", late)


def _long(now: datetime, since: datetime | None) -> float:
    waited = (now - since).total_seconds() if since else 0.0
    return waited if waited > MINUTES_TO_SIGN * 60 else 0.0


def _gauge(name: str, sense: str, value: float) -> Metric:
    return GaugeMetricFamily(name, sense, value)


def _labelled(name: str, sense: str, label: str, values: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, sense, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
