"""A planner sees what a draft would mean before anything is saved."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import Any
from uuid import UUID

import httpx
import msgspec
import psutil
import pytest
import uvicorn

from api.app import create_app
from api.parts import Parts
from api.serving import Server
from checklists.starting import publish_starters
from ledger.database import rows
from tests.api.accounts import problem
from tests.cast import Cast, member
from tests.conftest import Hours
from tests.scheduler import stories
from tests.scheduler.teams import team

pytestmark = pytest.mark.anyio

Events = list[tuple[str, Any]]


def draft(cast: Cast, **changes: Any) -> dict[str, Any]:
    options = {name: changes.pop(name) for name in ("replicas", "validFrom", "validTo") if name in changes}
    period = {"validFrom": "2026-11-24", "validTo": "2026-12-31", "replicas": 20}
    return {"plan": stories.plan_of(cast, **changes)} | period | options


@pytest.fixture
async def programme(cast: Cast, hours: Hours) -> UUID:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    await stories.add_centres(cast, 8)
    return await stories.create(cast, hours.now)


def events(body: str) -> Events:
    found = []
    for block in body.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if fields:
            found.append((fields["event"], msgspec.json.decode(fields["data"])))
    return found


async def ask(client: httpx.AsyncClient, cast: Cast, programme: UUID, **changes: Any) -> httpx.Response:
    headers = cast.lan.headers | {"accept-language": "en"}
    return await client.post(f"/v1/programmes/{programme}/forecast", json=draft(cast, **changes), headers=headers)


async def test_the_outline_comes_first_then_progress_then_the_forecast(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    answer = await ask(client, cast, programme, gaps={"commune_pasc": 60})
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = events(answer.text)
    assert [told[0][0], told[1][0], told[-1][0]] == ["outline", "progress", "forecast"]
    outline, forecast = told[0][1], told[-1][1]
    assert (outline["problems"], outline["capacityPerYear"], outline["openDays"]) == ([], 250, 38)
    assert outline["units"][0]["rho"] == pytest.approx(6)
    assert (forecast["days"], forecast["replicas"], len(forecast["units"])) == (120, 20, 10)
    assert sum(unit["visitsPerMonth"] for unit in forecast["units"]) == pytest.approx(30.4375, rel=0.01)
    assert forecast["price"]["sentence"].startswith("Visiting each office at least once in 60 open days")
    assert {inspector["name"] for inspector in forecast["inspectors"]} == {"Trần Văn Hùng", "Lê Thị Mai"}


async def test_all_that_a_proposal_would_be_refused_for_is_told_at_once(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    answer = await ask(client, cast, programme, capacity=2, gaps={"commune_pasc": 8}, leastTeam=3, replicas=0)
    assert [name for name, _ in events(answer.text)] == ["outline"]
    problems = events(answer.text)[0][1]["problems"]
    assert {problem["type"].removeprefix("/problems/") for problem in problems} == {
        "plan-capacity-without-teams",
        "plan-team-too-small",
        "plan-gap-too-tight",
    }
    assert {problem.get("unitCode") for problem in problems} > {"12166.HCC", None}


async def test_a_forecast_is_told_in_the_language_of_its_reader(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    path = f"/v1/programmes/{programme}/forecast"
    answer = await client.post(path, json=draft(cast, replicas=0), headers=cast.lan.headers)
    assert "người lập kế hoạch" in events(answer.text)[0][1]["staffing"][0]["detail"]


async def test_units_with_the_same_tight_guarantee_are_warned_of_together(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    answer = await ask(client, cast, programme, gaps={"commune_pasc": 30}, replicas=0)
    [tight] = [one for one in events(answer.text)[0][1]["warnings"] if one["type"] == "gaps-make-foreseeable"]
    assert tight["detail"].startswith("10 units, 12166.HCC among them")
    assert "From 40 open days" in tight["detail"]
    assert "unitCode" not in tight


async def test_a_tight_guarantee_of_one_unit_names_it(client: httpx.AsyncClient, cast: Cast, programme: UUID) -> None:
    answer = await ask(client, cast, programme, gapExceptions={"12166.HCC": 30}, replicas=0)
    [tight] = [one for one in events(answer.text)[0][1]["warnings"] if one["type"] == "gap-makes-foreseeable"]
    assert tight["unitCode"] == "12166.HCC"


async def test_leave_closures_and_the_capacity_calendar_count(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    await away(cast, date(2026, 11, 24), date(2026, 12, 3))
    await rows(
        "INSERT INTO capacity_day (id, programme, day, capacity, reason, proposed_by, proposed_at, approved_by, "
        "approved_at) VALUES (gen_random_uuid(), $1, '2026-12-04', 0, 'Tập huấn', $2, now(), $3, now())",
        programme,
        cast.lan.person,
        cast.thu.person,
    )
    answer = await ask(client, cast, programme)
    outline, forecast = events(answer.text)[0][1], events(answer.text)[-1][1]
    details = {one["type"]: one["detail"] for one in outline["warnings"]}
    assert details["nothing-drawn"].startswith("On 10 open days")
    assert details["capacity-lowered"].startswith("On 10 of 120 open days")
    visits = sum(unit["visitsPerMonth"] for unit in forecast["units"])
    assert visits == pytest.approx(30.4375 * 109 / 120, rel=0.01)


async def test_days_that_need_every_team_are_warned_of_since_rotation_is_left_out(
    client: httpx.AsyncClient, cast: Cast, programme: UUID, hours: Hours
) -> None:
    others = [
        await member(f"i{number}", f"Trần Văn {number}", cast.hung_yen, hours.now, ("inspector", cast.hung_yen))
        for number in range(4)
    ]
    teams = [team(cast.hung, cast.mai), team(*others[:2]), team(*others[2:])]
    for capacity, several, warned in ((2, teams, 0), (3, teams, 1), (1, teams[:1], 0), (2, teams[:2], 1)):
        answer = await ask(client, cast, programme, capacity=capacity, teams=several, replicas=0)
        warnings = {one["type"]: one["detail"] for one in events(answer.text)[0][1]["warnings"]}
        details = [warnings["rotation-left-out"]] if "rotation-left-out" in warnings else []
        assert [detail.startswith("On 120 of 120 open days every team") for detail in details] == [True] * warned


async def away(cast: Cast, first: date, last: date) -> None:
    await rows(
        'INSERT INTO "leave" (id, person, first_day, last_day, proposed_by, proposed_at, approved_by, approved_at) '
        "VALUES (gen_random_uuid(), $1, $2, $3, $4, now(), $5, now())",
        cast.hung.person,
        first,
        last,
        cast.lan.person,
        cast.thu.person,
    )


async def test_a_draft_does_not_tell_the_names_of_strangers(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    teams = [{"leader": str(cast.an.person), "members": [str(cast.tuan.person)]}]
    answer = await ask(client, cast, programme, teams=[*stories.plan_of(cast)["teams"], *teams])
    inspectors = events(answer.text)[-1][1]["inspectors"]
    assert {inspector["name"] for inspector in inspectors} == {"Trần Văn Hùng", "Lê Thị Mai"}
    assert "1 teams" in events(answer.text)[0][1]["warnings"][-1]["detail"]


async def test_nothing_is_stored(client: httpx.AsyncClient, cast: Cast, programme: UUID) -> None:
    before = await rows("SELECT count(*) FROM ledger_entry")
    await ask(client, cast, programme)
    assert await rows("SELECT count(*) FROM ledger_entry") == before
    assert await rows("SELECT 1 FROM plan_version") == []


async def test_a_draft_that_visits_nobody_fails_after_its_outline(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    told = events((await ask(client, cast, programme, frequencies={"commune_pasc": 0})).text)
    assert [name for name, _ in told] == ["outline", "failed"]
    assert told[1][1]["type"] == "/problems/forecast-empty"
    assert told[0][1]["problems"][0]["type"] == "/problems/plan-without-visits"


@pytest.mark.parametrize("period", [{"validTo": "2026-11-01"}, {"validFrom": "9999-12-01", "validTo": "9999-12-31"}])
async def test_an_impossible_period_is_an_ordinary_problem(
    client: httpx.AsyncClient, cast: Cast, programme: UUID, period: dict[str, str]
) -> None:
    assert problem(await ask(client, cast, programme, **period)) == (422, "plan-period-wrong")


async def test_a_plan_that_starts_in_the_past_is_forecast_with_its_problem(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    told = events((await ask(client, cast, programme, validFrom="2026-11-01", replicas=0)).text)
    assert [one["type"] for one in told[0][1]["problems"]] == ["/problems/plan-starts-too-late"]


async def test_when_all_places_are_taken_one_is_asked_to_come_back(
    client: httpx.AsyncClient, cast: Cast, programme: UUID, parts: Parts
) -> None:
    with parts.simulations.place(), parts.simulations.place():
        answer = await ask(client, cast, programme)
        outline_only = await ask(client, cast, programme, replicas=0)
    assert problem(answer) == (503, "forecast-busy")
    assert int(answer.headers["retry-after"]) > 0
    assert outline_only.status_code == 200
    assert (await ask(client, cast, programme)).status_code == 200


async def test_a_simulation_that_is_killed_is_told_as_failed(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    asked = asyncio.create_task(ask(client, cast, programme))
    (await held()).kill()
    assert events((await asked).text)[-1][1]["type"] == "/problems/forecast-failed"


def simulating() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "scheduler.simulating_process" in child.cmdline()]


async def held() -> psutil.Process:
    """The simulation at work, stopped, so that it does not end by itself."""
    await until(lambda: bool(simulating()))
    process = simulating()[0]
    process.suspend()
    return process


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(6000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")


async def test_the_page_for_the_chairman_is_one_page_and_the_same_twice(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    path = f"/v1/programmes/{programme}/forecast-paper"
    one, two = [await client.post(path, json=draft(cast), headers=cast.lan.headers) for _ in range(2)]
    assert (one.status_code, one.headers["content-type"]) == (200, "application/pdf")
    assert one.content.startswith(b"%PDF-")
    assert one.content == two.content


@asynccontextmanager
async def served(parts: Parts) -> AsyncIterator[tuple[Server, str]]:
    """A real server in this loop: in-process transports know no connection that closes."""
    app = create_app(parts, with_clock=False, with_database=False)
    config = uvicorn.Config(app, port=0, log_config=None, lifespan="on", timeout_graceful_shutdown=30)
    server = Server(config, True, parts)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        working = asyncio.create_task(server.serve([listening]))
        await until(lambda: server.started)
        yield server, f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await working


async def test_the_work_ends_when_the_reader_leaves(parts: Parts, cast: Cast, programme: UUID) -> None:
    async with served(parts) as (_, address), httpx.AsyncClient(base_url=address) as client:
        path = f"/v1/programmes/{programme}/forecast"
        async with client.stream("POST", path, json=draft(cast), headers=cast.lan.headers) as answer:
            lines = answer.aiter_lines()
            assert await anext(lines) == "event: outline"
            process = await held()
        await until(lambda: not process.is_running())
        with parts.simulations.place(), parts.simulations.place():
            """Both places are free again."""


async def test_the_work_on_a_page_ends_when_its_reader_leaves(parts: Parts, cast: Cast, programme: UUID) -> None:
    async with served(parts) as (_, address), httpx.AsyncClient(base_url=address) as client:
        path = f"/v1/programmes/{programme}/forecast-paper"
        asked = asyncio.create_task(client.post(path, json=draft(cast), headers=cast.lan.headers, timeout=60))
        process = await held()
        asked.cancel()
        await until(lambda: not process.is_running())


async def test_a_server_that_stops_ends_the_streams_in_good_order(parts: Parts, cast: Cast, programme: UUID) -> None:
    async with served(parts) as (server, address), httpx.AsyncClient(base_url=address) as client:
        path = f"/v1/programmes/{programme}/forecast"
        async with client.stream("POST", path, json=draft(cast), headers=cast.lan.headers) as answer:
            pieces = answer.aiter_text()
            body = await anext(pieces)
            process = await held()
            server.should_exit = True
            async for piece in pieces:
                body += piece
        assert events(body)[-1][0] == "failed"
    assert not process.is_running()


async def test_a_draft_without_anybody_who_may_go_is_a_forecast_of_nothing(
    client: httpx.AsyncClient, cast: Cast, programme: UUID
) -> None:
    teams = [{"leader": str(cast.an.person), "members": [str(cast.tuan.person)]}]
    told = events((await ask(client, cast, programme, teams=teams)).text)
    assert told[-1][0] == "forecast"
    assert {unit["visitsPerMonth"] for unit in told[-1][1]["units"]} == {0}
    assert {warning["type"] for warning in told[0][1]["warnings"]} >= {"nothing-drawn", "team-not-inspectors"}


async def test_a_long_silence_is_broken_by_a_comment(
    client: httpx.AsyncClient, cast: Cast, programme: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.forecasts.SECONDS_OF_SILENCE", 0.01)
    asked = asyncio.create_task(ask(client, cast, programme))
    process = await held()
    await asyncio.sleep(0.1)
    process.resume()
    body = (await asked).text
    assert "\n: at work\n\n" in body
    assert events(body)[-1][0] == "forecast"
