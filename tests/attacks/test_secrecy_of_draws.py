"""Before the release minute nobody learns more than the odds: not from the database and its copies, not from files and
logs, not with an administrator's account; and with a beacon not with the master key either."""

import logging
import secrets
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import anyio
import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from scheduler import draw_queries
from scheduler.beacons import value_of
from scheduler.drawing import Frozen, visits
from scheduler.duties import Duties
from scheduler.freezing import secret_of, unseal
from scheduler.keys import MasterKeys
from scheduler.verifier import tagged_hash
from tests.api.walking import Known, addresses
from tests.cast import Cast
from tests.conftest import Hours, app_with
from tests.scheduler import test_beacons as story
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, STRATUM, TUESDAY, add_centres, days, plan
from tests.scheduler.test_secrecy import dump, mentions, pg_dump, start_over, without_accident

pytestmark = pytest.mark.anyio
SECOND = timedelta(seconds=1)
MINUTES = [FREEZE, FREEZE + timedelta(hours=6), DRAW - SECOND, DRAW, RELEASE - SECOND]
BEACONS = {"none": {"type": "none"}, "overseer": story.OVERSEER, "manual": story.MANUAL}


async def go(parts: Parts, hours: Hours, now: datetime) -> None:
    """Through all minutes up to this one, as the clock does."""
    for minute in MINUTES:
        if minute <= now:
            await story.tick(parts, hours, minute)


async def frozen_day(keys: MasterKeys) -> tuple[Frozen, bytes]:
    """What the holder of database and master has."""
    [day] = await days()
    claimed = await draw_queries.claim(day["id"], "frozen", "drawn")
    assert claimed is not None
    return unseal(claimed, keys), secret_of(claimed, keys)


async def candidates() -> dict[UUID, str]:
    """Units that nothing distinguishes but the draw."""
    found = await rows("SELECT id, code FROM unit WHERE kind = 'commune_pasc' AND code LIKE '13%'")
    return {unit["id"]: unit["code"] for unit in found}


def alike(counted: dict[UUID, int]) -> bool:
    return len(set(counted.values())) == 1


def by_bytes(text: str, units: dict[UUID, str]) -> dict[UUID, int]:
    """As they would stand inside columns of bytes."""
    return {
        unit: text.count(code.encode().hex()) + text.count(unit.bytes.hex()) + text.count(str(unit).encode().hex())
        for unit, code in units.items()
    }


@pytest.fixture(params=BEACONS)
async def beacon(
    request: pytest.FixtureRequest, client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> str:
    """A planned day among eleven centres, its beacon prepared."""
    await add_centres(cast, 10)
    kind: str = request.param
    await plan(cast, parts.keys, hours.now, beacon=BEACONS[kind])
    if kind == "overseer":
        assert (await story.commit(client, cast.dewi)).status_code == 201
    return kind


async def give_beacon(kind: str, client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours) -> None:
    if kind == "manual":
        await story.read(client, cast.lan)
        await story.read(client, cast.thu)
    if kind == "overseer":
        await story.give(client, cast.dewi)
    await story.tick(parts, hours, hours.now)


@pytest.mark.parametrize("now", MINUTES)
async def test_a_copy_of_the_database_at_any_minute(
    beacon: str, now: datetime, client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, database: str
) -> None:
    await go(parts, hours, now)
    if now >= DRAW:
        await give_beacon(beacon, client, cast, parts, hours)
        assert (await story.state())[0] == "drawn"
    copied = (await anyio.run_process([str(pg_dump()), database])).stdout.decode()
    for text in (await dump(), copied):
        assert alike(mentions(text, await candidates()))
        assert alike(by_bytes(text, await candidates()))


async def test_files_and_logs_beside_the_database(
    beacon: str,
    client: httpx.AsyncClient,
    cast: Cast,
    parts: Parts,
    hours: Hours,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        await go(parts, hours, DRAW)
        await give_beacon(beacon, client, cast, parts, hours)
        await story.tick(parts, hours, RELEASE - SECOND)
    written = content_of(parts.settings.data_dir)
    units = await candidates()
    assert not any(mentions(caplog.text, units).values())
    assert not any(by_bytes(written, units).values())
    assert not any(code in caplog.text for code in units.values())


def content_of(directory: Path) -> str:
    return "".join(path.read_bytes().hex() for path in directory.rglob("*") if path.is_file())


async def test_an_administrators_account_reads_nothing_of_it(
    beacon: str, client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Every address there is, with everything an administrator can name: all centres stand in it equally often."""
    await go(parts, hours, DRAW)
    await give_beacon(beacon, client, cast, parts, hours)
    await story.tick(parts, hours, RELEASE - SECOND)
    description: dict[str, Any] = app_with(parts).openapi_schema.to_schema()
    counted: Counter[UUID] = Counter()
    asked = 0
    for address in addresses(description, await known(cast)):
        for member in (cast.khoa, cast.lan, cast.thu, cast.dewi, cast.hung):
            answer = await client.get(address, headers=member.headers)
            counted.update(mentions(answer.text + str(answer.headers), await candidates()))
            asked += 1
    assert asked > 300
    assert max(counted.values()) > 0
    assert alike(dict(counted))


async def known(cast: Cast) -> Known:
    """Without the centres themselves, which would be named by the question."""
    tables = ("programme", "plan_version", "draw_day")
    ids = [str(each["id"]) for table in tables for each in await rows(f"SELECT id FROM {table}")]
    return Known([*ids, str(cast.hung.person), str(cast.hung_yen.id)], [STRATUM, str(TUESDAY)])


async def test_without_the_master_the_database_opens_nothing(
    beacon: str, parts: Parts, hours: Hours, tmp_path: Path
) -> None:
    """Another master of the same name even: what it opens is not the day's."""
    await go(parts, hours, FREEZE)
    [day] = await days()
    for keys in (MasterKeys.load(tmp_path / "guess"), MasterKeys.load(tmp_path / "another", "ab" * 32)):
        with pytest.raises(Exception, match=r"^$|is not here"):
            keys.unseal(f"manifest of {day['draw_id']}", day["sealed"])


async def test_with_an_overseers_beacon_master_and_database_do_not_suffice(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Until the draw hour every centre can still be drawn, and nothing that is stored says which value will come."""
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now, beacon=story.OVERSEER)
    await story.commit(client, cast.dewi)
    await go(parts, hours, DRAW)
    frozen, secret = await frozen_day(parts.keys)
    tried = Counter(visits(frozen, secret, secrets.token_bytes(32))[0].code for _ in range(600))
    assert set((await candidates()).values()) <= tried.keys()
    assert max(tried.values()) < 600 * 2.5 / len(tried)
    assert story.VALUE.hex() not in await dump()
    await story.give(client, cast.dewi)
    value, _ = await value_of(frozen.manifest)
    assert value == story.VALUE


async def test_draws_that_differ_by_the_beacon_alone_leave_the_same_database(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now, beacon=story.OVERSEER)
    began = hours.now
    read: dict[UUID, list[str]] = {}
    for number in range(6):
        hours.now = began
        value = secrets.token_bytes(32)
        await start_over()
        await rows("TRUNCATE beacon_commitment, beacon_value")
        keys = MasterKeys.load(parts.settings.data_dir / f"keys {number}", "cd" * 32)
        await plan(cast, keys, hours.now, beacon=story.OVERSEER)
        commitment = tagged_hash("beacon-commit", story.DAY.encode(), value)
        assert (await story.commit(client, cast.dewi, commitment)).status_code == 201
        for now in (FREEZE, DRAW):
            hours.now = now
            await Duties(keys).tick(now)
        assert (await story.give(client, cast.dewi, value)).status_code == 201
        await Duties(keys).tick(DRAW + SECOND)
        frozen, secret = await frozen_day(keys)
        read[visits(frozen, secret, value)[0].unit] = without_accident(await dump())
    assert len(read) > 1
    first, *others = read.values()
    for lines in others:
        assert lines == first


async def test_the_test_would_see_it(client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours) -> None:
    """From the release on the same count finds the unit."""
    await add_centres(cast, 10)
    never = {cast.centre.code: 0, cast.other_centre.code: 0}
    await plan(cast, parts.keys, hours.now, exceptions=never)
    await go(parts, hours, DRAW)
    await story.tick(parts, hours, RELEASE)
    assert not alike(mentions(await dump(), await candidates()))
