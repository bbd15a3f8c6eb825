"""What anybody can learn about future visits beyond the odds: nothing.

Two worlds differ by the secret master key alone, so that tomorrow's visit goes to Tuấn's own office in one and to
another in the other. Who is not sent out gets, to every question there is, the same answer in both, to the byte, once
ids and hashes that are random in every run are taken out.
"""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from itertools import islice, product
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from litestar import Litestar

from api.access import http_handlers
from api.parts import assemble
from api.settings import Settings
from ledger.database import DB, rows
from scheduler.duties import Duties
from scheduler.keys import MasterKeys
from tests.api.walking import Known, addresses
from tests.cast import Member, make_cast
from tests.conftest import Hours, app_with, empty
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, STRATUM, add_centres, plan
from tests.scheduler.test_beacons import SECOND
from tests.scheduler.test_secrecy import drawn_units, dump

pytestmark = pytest.mark.anyio

READERS = ("anonymous", "an", "tuan", "khoa")
MOMENTS = {"frozen": FREEZE, "drawn": RELEASE - SECOND, "released": RELEASE + 60 * SECOND}
UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
HASHES = re.compile(r"[0-9a-f]{16,}|[A-Za-z0-9+/_-]{43}=?(?![A-Za-z0-9+/_-])")
PASSING = {"x-request-id", "date", "etag", "set-cookie"}
SAMPLE = re.compile(r"^([a-z_]+(?:\{[^}]*\})?) \S+$", re.MULTILINE)


class World(msgspec.Struct, frozen=True):
    """What each reader is told at each moment, and what a copy of the database holds."""

    drawn: UUID
    told: dict[tuple[str, str], list[str]]
    copies: dict[str, list[str]]


class Stage:
    """One database, in which one world follows the other; units and people stay."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.hours = Hours()
        self.schema: dict[str, Any] = {}

    async def begin(self) -> None:
        self.began = self.hours.now
        self.cast = await make_cast(self.began)
        await add_centres(self.cast, 1)
        found = await rows("SELECT id::text FROM unit UNION ALL SELECT id::text FROM person")
        self.stable = {each["id"] for each in found}

    async def play(self, number: int) -> UUID:
        """The day is planned and frozen under masters of its own; the unit that will be drawn."""
        self.keys = MasterKeys.load(self.place / f"keys {number}")
        self.hours.now = self.began
        await _start_over()
        await plan(self.cast, self.keys, self.began)
        await self._tick(FREEZE)
        [drawn] = await drawn_units(self.keys)
        return drawn

    async def watch(self, number: int) -> World:
        """What is told from the freeze until somebody stands at the door."""
        world = World(await self.play(number), {}, {})
        parts = msgspec.structs.replace(assemble(Settings(data_dir=self.place), self.hours), keys=self.keys)
        app = app_with(parts)
        self.schema = self.schema or app.openapi_schema.to_schema()
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
        async with app.lifespan(), httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as client:
            for moment, now in MOMENTS.items():
                for minute in (DRAW, now) if now > DRAW else (now,):
                    await self._tick(minute)
                world.copies[moment] = sorted(map(self.without_accident, (await dump()).splitlines()))
                asked = [*self._addresses(await self._known()), *_unlisted(app)]
                for reader in (*READERS[2 if moment == "frozen" else 0 :], "hung"):
                    await rows("TRUNCATE throttle")
                    world.told[moment, reader] = [await self._answer(client, reader, each) for each in asked]
        return world

    async def _tick(self, now: datetime) -> None:
        self.hours.now = now
        await Duties(self.keys).tick(now)

    async def _answer(self, client: httpx.AsyncClient, reader: str, address: str) -> str:
        member: Member | None = None if reader == "anonymous" else getattr(self.cast, reader)
        answer = await client.get(address, headers=member.headers if member else {})
        headers = sorted((name, value) for name, value in answer.headers.items() if name not in PASSING)
        text = answer.content.decode("latin-1")
        if address.startswith("/metrics"):
            headers, text = [], "\n".join(sorted(SAMPLE.findall(text)))
        if address == "/v1/health-report":
            # What the machine's disk and memory have left changes while the test runs.
            headers, text = [], re.sub(r"[0-9]+", "NUMBER", text)
        return self.without_accident(f"{address}\n{answer.status_code}\n{headers}\n{text}")

    def _addresses(self, known: Known) -> Iterator[str]:
        """Some of each route."""
        for path, operations in self.schema["paths"].items():
            yield from islice(addresses({"paths": {path: operations}}, known), 8)

    async def _known(self) -> Known:
        """What a reader may have picked up somewhere, the same in both worlds."""
        tables = ("programme", "plan_version", "draw_day", "inspection")
        ids = [str(each["id"]) for table in tables for each in await rows(f"SELECT id FROM {table} ORDER BY id")]
        return Known([str(self.cast.centre.id), *ids], [self.cast.centre.code, STRATUM])

    def without_accident(self, text: str) -> str:
        """Units and people are the same in both worlds: theirs are the ids that could tell."""
        named = UUIDS.sub(lambda found: found[0] if found[0] in self.stable else "ID", text)
        return re.sub(r"\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", "LETTER", HASHES.sub("HASH", named))


async def _start_over() -> None:
    """Units, people and checklists stay; all else of the world before is gone."""
    kept = "('unit', 'person', 'role_grant', 'device', 'migration')"
    tables = await rows(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
        f"AND relname NOT IN {kept} AND relname NOT LIKE 'checklist%'"
    )
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        for table in tables:
            await rows(f'DELETE FROM "{table["relname"]}"')


def _unlisted(app: Litestar) -> list[str]:
    """Pages, health, measurements."""
    found = {path for path, handler in http_handlers(app) if "GET" in handler.http_methods and "{" not in path}
    return sorted(path for path in found if not path.startswith("/v1/"))


@pytest.fixture(scope="module")
async def worlds(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[World, World]]:
    """In the first Tuấn's office is drawn, in the second it is not."""
    stage = Stage(tmp_path_factory.mktemp("worlds"))
    await stage.begin()
    found: dict[bool, int] = {}
    for number in range(40):
        found.setdefault(await stage.play(number) == stage.cast.centre.id, number)
        if len(found) == 2:
            break
    yield await stage.watch(found[True]), await stage.watch(found[False])
    await empty()


async def test_the_worlds_differ(worlds: tuple[World, World]) -> None:
    theirs, other = worlds
    assert theirs.drawn != other.drawn


ASKED = [("frozen", "tuan"), ("frozen", "khoa"), *product(("drawn", "released"), READERS)]


@pytest.mark.parametrize(("moment", "reader"), ASKED)
async def test_every_answer_is_the_same(worlds: tuple[World, World], moment: str, reader: str) -> None:
    one, two = (world.told[moment, reader] for world in worlds)
    assert len(one) == len(two) > 150
    assert [pair for pair in zip(one, two, strict=True) if pair[0] != pair[1]] == []


@pytest.mark.parametrize("moment", ["frozen", "drawn"])
async def test_a_copy_of_the_database_is_the_same(worlds: tuple[World, World], moment: str) -> None:
    one, two = (world.copies[moment] for world in worlds)
    assert one == two


async def test_the_one_who_is_sent_out_learns_it_at_the_release(worlds: tuple[World, World]) -> None:
    """So the test would see it."""
    for moment in ("frozen", "drawn"):
        one, two = (world.told[moment, "hung"] for world in worlds)
        assert one == two
    one, two = (world.told["released", "hung"] for world in worlds)
    assert one != two
    assert worlds[0].copies["released"] != worlds[1].copies["released"]
