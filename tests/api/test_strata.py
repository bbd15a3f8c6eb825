"""What outsiders fetch of a whole stratum, and that the verifier accepts it."""

from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from api.parts import Parts
from ledger.database import DB, rows
from scheduler.duties import Duties
from scheduler.verifier import Judgement, judge
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import (
    DRAW,
    FREEZE,
    HOURS,
    PUBLIC,
    RELEASE,
    REVEAL,
    STRATUM,
    TUESDAY,
    add_centres,
    approve,
    plan,
    propose,
)

pytestmark = pytest.mark.anyio
BUNDLES = f"/v1/strata/{STRATUM}/bundles"
POLICY = f"/v1/strata/{STRATUM}/policy"
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
DAYS = 5


@pytest.fixture
async def clock(cast: Cast, parts: Parts, hours: Hours) -> Duties:
    await add_centres(cast, 11)
    gaps = {"gaps": {"commune_pasc": 30}, "margin": 2}
    await plan(cast, parts.keys, hours.now, TUESDAY, TUESDAY + (DAYS - 1) * DAY, **gaps)
    return Duties(parts.keys)


async def live(clock: Duties, hours: Hours, days: int = DAYS) -> None:
    for number in range(days):
        for moment in (REVEAL - DAY, FREEZE, DRAW, RELEASE):
            await clock.tick(moment + number * DAY)
    hours.now = REVEAL + (days - 1) * DAY


async def test_the_strata_are_listed_once_something_was_committed_to(
    client: httpx.AsyncClient, clock: Duties, hours: Hours
) -> None:
    assert (await client.get("/v1/strata")).json()["items"] == []
    await live(clock, hours, 2)
    [stratum] = (await client.get("/v1/strata")).json()["items"]
    assert stratum["stratum"] == STRATUM
    assert stratum["name"]["en"] == "Service centres"
    assert (stratum["firstDay"], stratum["lastDay"]) == (str(TUESDAY), str(TUESDAY + DAY))


async def test_a_reveal_that_is_overdue_is_seen_by_everybody(
    client: httpx.AsyncClient, clock: Duties, hours: Hours
) -> None:
    await live(clock, hours, 1)
    hours.now = REVEAL - SECOND
    assert await reveal(client) == "awaited"
    hours.now = REVEAL
    assert await reveal(client) == "overdue"
    assert (await client.get("/v1/strata")).json()["items"][0]["overdueReveals"] == 1
    await clock.tick(REVEAL)
    assert await reveal(client) == "done"
    assert (await client.get("/v1/strata")).json()["items"][0]["overdueReveals"] == 0


async def reveal(client: httpx.AsyncClient) -> str:
    """How far that of Tuesday is."""
    return str((await client.get(f"/v1/strata/{STRATUM}/draws")).json()["items"][-1]["reveal"])


async def test_the_odds_of_the_server_are_those_of_the_rules(
    client: httpx.AsyncClient, cast: Cast, clock: Duties, hours: Hours, tmp_path: Path
) -> None:
    await live(clock, hours)
    await clock.tick(hours.now)
    rules, bundles = tmp_path / "policy.json", tmp_path / "all.jsonl"
    rules.write_bytes((await client.get(POLICY, headers=cast.dewi.headers)).content)
    bundles.write_bytes((await client.get(BUNDLES, headers=cast.dewi.headers)).content)
    judgements = judge([str(bundles)], str(rules))
    assert [judgement.reason for judgement in judgements if not judgement.holds] == []
    assert len(judgements) == DAYS
    assert all("odds by policy" in judgement.reason for judgement in judgements)


async def test_everything_comes_to_the_overseer_first_and_then_to_anybody(
    client: httpx.AsyncClient, cast: Cast, clock: Duties, hours: Hours
) -> None:
    await live(clock, hours, 1)
    await clock.tick(REVEAL)
    members: tuple[dict[str, str], ...] = (cast.dewi.headers, cast.lan.headers, cast.thu.headers, {})
    seen = {}
    for hours.now in (REVEAL - SECOND, REVEAL, PUBLIC - SECOND, PUBLIC):
        for path in (BUNDLES, POLICY):
            answers = [await client.get(path, headers=headers) for headers in members]
            seen[hours.now, path] = [answer.status_code for answer in answers]
    hidden, overseer, everybody = [404] * 4, [200] + [404] * 3, [200] * 4
    assert list(seen.values()) == [hidden] * 2 + [overseer] * 4 + [everybody] * 2


async def test_a_policy_file_ends_where_a_later_plan_publishes_sooner(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, tmp_path: Path
) -> None:
    """Else the first day's result would be out before its time, and no day of the file would hold."""
    programme = await plan(cast, parts.keys, hours.now, last=TUESDAY + DAY)
    for first, delay in ((TUESDAY + DAY, 30 * 86_400), (TUESDAY + 2 * DAY, 0)):
        changed = {"hours": HOURS | {"publicDelaySeconds": delay}}
        version = await propose(cast, programme, hours.now, first, TUESDAY + 3 * DAY, **changed)
        await approve(cast, version, parts.keys, hours.now)
    await live(Duties(parts.keys), hours, 4)
    hours.now = PUBLIC
    await Duties(parts.keys).tick(PUBLIC)
    told = await judged(client, tmp_path)
    assert [judgement.holds for judgement in told] == [True, False, False]
    assert "its state is not in the policy file" in told[1].reason


async def test_a_draw_that_is_never_revealed_ends_the_proofs_of_no_later_day(
    client: httpx.AsyncClient, clock: Duties, hours: Hours, tmp_path: Path
) -> None:
    """Somebody past all triggers broke its seal. It fails by name; once it is whole again it is revealed, late."""
    await live(clock, hours, 2)
    [lost] = await rows("SELECT sealed FROM draw_day WHERE day = $1", TUESDAY + DAY)
    await reseal(b"broken")
    await live(clock, hours)
    await clock.tick(PUBLIC + DAYS * DAY)
    hours.now = PUBLIC + DAYS * DAY
    told = await judged(client, tmp_path)
    assert [each.name for each in told if not each.holds] == [f"{STRATUM}/{TUESDAY + DAY}"]
    assert len(told) == DAYS
    await reseal(lost["sealed"])
    await clock.tick(hours.now)
    assert [each.holds for each in await judged(client, tmp_path)] == [True] * DAYS


async def reseal(sealed: bytes) -> None:
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        await rows("UPDATE draw_day SET sealed = $1 WHERE day = $2", sealed, TUESDAY + DAY)


async def judged(client: httpx.AsyncClient, folder: Path) -> list[Judgement]:
    """What anybody fetches."""
    rules, bundles = folder / "policy.json", folder / "all.jsonl"
    rules.write_bytes((await client.get(POLICY)).content)
    bundles.write_bytes((await client.get(BUNDLES)).content)
    return judge([str(bundles)], str(rules))


async def test_the_policy_names_nobody(client: httpx.AsyncClient, cast: Cast, clock: Duties, hours: Hours) -> None:
    await live(clock, hours, 1)
    await clock.tick(REVEAL)
    text = (await client.get(POLICY, headers=cast.dewi.headers)).text
    assert str(cast.hung.person) not in text
    assert str(cast.mai.person) not in text


async def test_some_days_may_be_asked_for(client: httpx.AsyncClient, cast: Cast, clock: Duties, hours: Hours) -> None:
    await live(clock, hours, 3)
    await clock.tick(hours.now)
    path = f"{BUNDLES}?first={TUESDAY + DAY}&last={TUESDAY + DAY}"
    answer = await client.get(path, headers=cast.dewi.headers)
    assert answer.headers["content-type"].startswith("application/jsonl")
    assert answer.text.count("\n") == 1
    assert f"{STRATUM}/{TUESDAY + DAY}" in answer.text
    assert (await client.get(f"{BUNDLES}?first=2030-01-01", headers=cast.dewi.headers)).status_code == 404
    assert (await client.get(f"{BUNDLES}?first=soon", headers=cast.dewi.headers)).status_code == 400
