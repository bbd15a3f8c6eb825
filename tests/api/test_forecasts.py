"""A planner sees what a draft would mean before anything is saved."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import msgspec
import psutil
import pytest
import uvicorn

from api.app import create_app
from api.parts import Parts
from checklists.starting import publish_starters
from ledger.database import rows
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler import stories

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
