"""Figures for Prometheus: for whoever has the token, true, and silent about visits to come."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from api.access import http_handlers
from api.act_addresses import ADDRESSES
from api.parts import Parts, assemble
from api.settings import Settings
from api.watching import figure_queries
from api.watching.figures import Figures
from api.watching.lanes import Lanes
from api.watching.readings import Readings
from api.watching.routes import BEFORE_THE_DOOR
from inspections.steps.lifecycle import ACTS
from ledger.changes import change
from ledger.database import DB, rows
from organisation.delivery_queries import DUTIES
from scheduler.duty_runs import RUNS
from tests.api.accounts import problem
from tests.architecture.sources import ROOT
from tests.attacks.test_secrecy_of_draws import go
from tests.cast import Cast
from tests.conftest import Hours, app_with
from tests.scheduler import test_beacons as story
from tests.scheduler.stories import DRAW, RELEASE, plan

pytestmark = pytest.mark.anyio
TOKEN = "a-token-of-twenty-letters"
BEARER = {"authorization": f"Bearer {TOKEN}"}
OF_WHAT_WAITS = {"ledger_pending_pkey", "delivery_due", "erasure_under_way", "fixity_damaged"}
"""They hold nothing else, so that they are small in a healthy server."""
EITHER_FIRST = {"ledger_entry_pkey", "inspection_pkey", "inspection_last_visit"}
"""Joined to something small by their keys; without rows the planner cannot know which is."""
OF_THE_MACHINE = re.compile(
    r"process_|sidak_(disk|database_(connections|waiting)|clock|duty_last|backup|http|ledger_unsigned)"
)


@pytest.fixture
def parts(tmp_path: Path, hours: Hours) -> Parts:
    return assemble(Settings(data_dir=tmp_path, metrics_token=TOKEN), hours)


async def read(client: httpx.AsyncClient) -> dict[tuple[str, ...], float]:
    answer = await client.get("/metrics", headers=BEARER)
    assert answer.status_code == 200
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


@pytest.mark.parametrize("token", ["", TOKEN])
async def test_without_the_token_there_is_no_such_address(tmp_path: Path, token: str) -> None:
    """And no database is asked, nor is anybody looked up."""
    parts = assemble(Settings(data_dir=tmp_path, metrics_token=token))
    app = app_with(parts)
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as client:
        for given in ("", "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN):
            answer = await client.get("/metrics", headers={"authorization": given})
            assert problem(answer) == (404, "not-found")


async def test_requests_are_counted_by_template_and_never_by_path(client: httpx.AsyncClient, cast: Cast) -> None:
    await client.get(f"/v1/people/{cast.hung.person}", headers=cast.khoa.headers)
    await client.get("/v1/people/no-such-path/at/all")
    text = (await client.get("/metrics", headers=BEARER)).text
    assert 'sidak_http_requests_total{method="GET",route="/v1/people/{person}",status="2xx"} 1.0' in text
    assert 'route="-",status="4xx"' in text
    assert str(cast.hung.person) not in text
    assert "no-such-path" not in text


async def test_the_database_and_the_queues_are_told_of(client: httpx.AsyncClient, hours: Hours) -> None:
    async with change(by="clock", at=hours.now) as record:
        await record("watching.tried", subject="nothing", facts={})
    hours.forward(minutes=5)
    found = await read(client)
    assert found["sidak_database_up",] == 1
    assert found["sidak_ledger_entries_late",] == 1
    assert found["sidak_queue_waiting", "notices"] == 0
    assert found["sidak_backup_age_seconds",] == float("inf")
    assert abs(found["sidak_clock_offset_seconds",]) < 1


async def test_a_duty_that_is_not_delivered_stays_the_teams_for_a_day(cast: Cast, hours: Hours) -> None:
    for name, days, counted in [("inspection.released", 0, 0), ("inspection.released", 2, 1), ("x.y", 0, 2)]:
        made = hours.now - timedelta(days=days, minutes=5)
        await rows(
            "INSERT INTO delivery (id, key, channel, person, address, name, subject, facts, state, attempts, problem, "
            "created_at, due_at, ends_at) VALUES (gen_random_uuid(), gen_random_uuid()::text, 'email', $4, 'a@b.vn', "
            "$1, gen_random_uuid(), '{}', 'waiting', 1, 'refused', $2, $2, $3)",
            name,
            made,
            hours.now + timedelta(days=1),
            cast.hung.person,
        )
        found = await figure_queries.read(hours.now)
        assert (found["notices_late"], found["deliveries_failing"]) == (counted, counted)


async def test_the_figures_are_read_along_indexes(database: str, hours: Hours) -> None:
    """With reading whole tables made dear, only what has no index for it is still read whole."""
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL enable_seqscan = off")
        for way in ("bitmapscan", "hashjoin", "mergejoin", "material"):
            await rows(f"SET LOCAL enable_{way} = off")
        plan = await rows(f"EXPLAIN {figure_queries.STATEMENT}", hours.now, hours.now, DUTIES)
    lines = [line["QUERY PLAN"] for line in plan]
    assert [line for line in lines if "Seq Scan on" in line and "pg_" not in line] == []
    assert _whole_indexes(lines) <= OF_WHAT_WAITS | EITHER_FIRST


def _whole_indexes(lines: list[str]) -> set[str]:
    """Read from one end to the other: no condition on what the index orders, nor an end after the first few."""
    found = set()
    for above, line, below in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if "Limit" in above:
            continue
        scan = re.search(r"Index (?:Only )?Scan (?:Backward )?using (\w+) on", line)
        if scan and "Index Cond" not in below:
            found.add(scan[1])
    return found


async def test_it_answers_while_the_database_does_not(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(figure_queries, "read", away)
    found = await read(client)
    assert found["sidak_database_up",] == 0
    assert ("sidak_backup_age_seconds",) not in found


async def test_what_is_read_is_read_once_for_all_who_ask(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    reading = figure_queries.read

    async def counted(now: Any) -> Any:
        asked.append(now)
        return await reading(now)

    monkeypatch.setattr(figure_queries, "read", counted)
    for _ in range(3):
        await read(client)
    assert len(asked) == 1


async def test_nothing_moves_when_a_day_is_drawn_and_its_visits_are_sent_for(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, database: str
) -> None:
    """But for what any machine shows at any time: memory, connections, the times of duties that run every second."""
    await plan(cast, parts.keys, hours.now)
    seen = []
    for now in (DRAW, RELEASE):
        await go(parts, hours, now) if now == DRAW else await story.tick(parts, hours, now)
        readings = Readings(parts.settings.data_dir, parts.spool, parts.clock)
        fresh = Figures(readings, Lanes(1, 1, 1), lambda: True)
        seen.append(_steady((await fresh.text()).decode()))
    assert await rows("SELECT 1 AS one FROM inspection WHERE state = 'released' AND opened_at IS NULL")
    assert await rows("SELECT 1 AS one FROM ledger_pending UNION ALL SELECT 1 FROM ledger_position")
    assert seen[0] == seen[1]


def _steady(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#") and not OF_THE_MACHINE.match(line)]


def test_duties_that_send_for_visits_are_told_of_together() -> None:
    for duty in ("release", "substitute", "orders"):
        with RUNS.run(duty):
            pass
    assert {duty for duty, _ in RUNS.last} & {"release", "substitute", "orders"} == set()
    assert ("visits", "done") in RUNS.last


def test_every_route_that_a_coming_visit_alone_asks_for_exists(tmp_path: Path) -> None:
    app = app_with(assemble(Settings(data_dir=tmp_path)))
    assert {path for path, _ in http_handlers(app)} >= BEFORE_THE_DOOR


def test_every_act_before_the_door_is_counted_with_the_reading() -> None:
    acts = [act.action for act in ACTS if "released" in act.sources and act.by != "server"]
    assert "withdraw" in acts
    assert {ADDRESSES[action][1] for action in acts} <= BEFORE_THE_DOOR


async def test_every_figure_of_an_alert_exists_and_every_alert_says_what_to_do(client: httpx.AsyncClient) -> None:
    with RUNS.run("freeze"):
        RUNS.failed("freeze")
    rules = yaml.safe_load((ROOT / "docs/deploy/alerts.yaml").read_text("utf-8"))
    alerts = [rule for group in rules["groups"] for rule in group["rules"]]
    await client.get("/health/live")
    text = (await client.get("/metrics", headers=BEARER)).text
    there = {family.name for family in text_string_to_metric_families(text)}
    there |= {sample.name for family in text_string_to_metric_families(text) for sample in family.samples}
    named = {name for rule in alerts for name in re.findall(r"\b(?:sidak|process)_\w+", rule["expr"])}
    assert len(named) > 10
    assert named - there == set()
    sections = re.findall(r"^## (\w+)$", (ROOT / "docs/alerts.md").read_text("utf-8"), re.MULTILINE)
    assert sections == [rule["alert"] for rule in alerts]
    assert all(rule["labels"]["severity"] in ("now", "today") for rule in alerts)
