"""Draws over HTTP: commitments for all, bundles in time."""

from datetime import timedelta

import httpx
import pytest

from api.parts import Parts
from scheduler import verifier
from scheduler.duties import Duties
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, END, FREEZE, PUBLIC, RELEASE, REVEAL, STRATUM, TUESDAY, add_centres, plan

pytestmark = pytest.mark.anyio
DRAWS = f"/v1/strata/{STRATUM}/draws"
BUNDLE = f"{DRAWS}/{TUESDAY}/bundle"
SECOND = timedelta(seconds=1)


@pytest.fixture
async def clock(cast: Cast, parts: Parts, hours: Hours) -> Duties:
    await add_centres(cast, 8)
    await plan(cast, parts.keys, hours.now)
    return Duties(parts.keys)


async def test_anybody_sees_the_commitment_from_the_freeze_on(client: httpx.AsyncClient, clock: Duties) -> None:
    await clock.tick(FREEZE - SECOND)
    assert (await client.get(DRAWS)).json() == {"items": [], "next": None}
    await clock.tick(FREEZE)
    [frozen] = (await client.get(DRAWS)).json()["items"]
    assert (frozen["state"], frozen["prev"], frozen["notice"]) == ("frozen", "0" * 64, verifier.NO_BEACON_NOTICE)
    for now in (DRAW, RELEASE, REVEAL):
        await clock.tick(now)
    [revealed] = (await client.get(DRAWS)).json()["items"]
    assert revealed == frozen | {"state": "revealed", "reveal": "done"}


async def test_what_anybody_sees_names_no_unit(client: httpx.AsyncClient, clock: Duties) -> None:
    for now in (FREEZE, DRAW, RELEASE):
        await clock.tick(now)
        assert "HCC" not in (await client.get(DRAWS)).text


async def test_nobody_outside_learns_from_the_state_when_the_teams_set_out(
    client: httpx.AsyncClient, clock: Duties, hours: Hours
) -> None:
    seen = []
    for now in (DRAW, RELEASE - SECOND, RELEASE, END - SECOND, END):
        hours.now = now
        await clock.tick(now)
        [draw] = (await client.get(DRAWS)).json()["items"]
        seen.append(draw["state"])
    assert seen == ["drawn", "drawn", "drawn", "drawn", "released"]


async def test_the_list_of_beacons_tells_the_slot_no_sooner(
    client: httpx.AsyncClient, cast: Cast, clock: Duties, hours: Hours
) -> None:
    seen = []
    for now in (DRAW, RELEASE, END - SECOND, END):
        hours.now = now
        await clock.tick(now)
        beacons = f"/v1/strata/{STRATUM}/beacons?first={TUESDAY}&last={TUESDAY}"
        [day] = (await client.get(beacons, headers=cast.lan.headers)).json()
        seen.append((day["state"], day["releaseAt"]))
    assert seen == [("drawn", None)] * 3 + [("released", None)]


async def test_the_bundle_comes_to_the_overseer_first_and_then_to_anybody(
    client: httpx.AsyncClient, cast: Cast, clock: Duties, hours: Hours
) -> None:
    members: tuple[dict[str, str], ...] = (
        cast.dewi.headers,
        cast.lan.headers,
        cast.thu.headers,
        cast.tuan.headers,
        cast.an.headers,
        {},
    )
    seen = {}
    for now in (FREEZE, DRAW, RELEASE, REVEAL - SECOND, REVEAL, PUBLIC - SECOND, PUBLIC):
        await clock.tick(now)
        hours.now = now
        seen[now] = [(await client.get(BUNDLE, headers=headers)).status_code for headers in members]
    hidden, overseer, everybody = [404] * 6, [200] + [404] * 5, [200] * 6
    assert list(seen.values()) == [hidden, hidden, hidden, hidden, overseer, overseer, everybody]
    assert verifier.verify((await client.get(BUNDLE)).content)


async def test_there_is_no_bundle_of_nothing(client: httpx.AsyncClient, clock: Duties) -> None:
    for path in (f"{DRAWS}/2026-11-25/bundle", f"/v1/strata/XX.1/draws/{TUESDAY}/bundle"):
        assert (await client.get(path)).status_code == 404
    assert (await client.get(f"{DRAWS}/yesterday/bundle")).status_code in (400, 404)
    assert (await client.get(f"{DRAWS}?cursor=WyJ4Il0=")).status_code == 400
    assert (await client.get("/v1/strata/XX.1/draws")).json()["items"] == []
