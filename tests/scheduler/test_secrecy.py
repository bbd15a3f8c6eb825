"""A copy of the database, taken at any time before the release, tells no more than the odds."""

import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID

import anyio
import msgspec
import pytest

from api import postgres_home
from api.parts import Parts
from ledger.database import DB, rows
from scheduler import draw_queries
from scheduler.drawing import visits
from scheduler.duties import Duties
from scheduler.freezing import secret_of, unseal
from scheduler.keys import MasterKeys
from scheduler.verifier import NO_BEACON
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, add_centres, days, plan

pytestmark = pytest.mark.anyio

IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


async def dump() -> str:
    """Every row of every table as text, the hexadecimal of bytes and what JSON in bytes says included."""
    tables = await rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
    lines = []
    for table in sorted(table["relname"] for table in tables):
        lines += [f"{table} {row['line']}" for row in await rows(f'SELECT t::text AS line FROM "{table}" AS t')]
    entries = await rows("SELECT convert_from(content, 'UTF8') AS line FROM ledger_entry ORDER BY id")
    return "\n".join([*lines, *(entry["line"] for entry in entries)])


async def drawn_units(keys: MasterKeys) -> list[UUID]:
    [day] = await days()
    claimed = await draw_queries.claim(day["id"], "frozen", "drawn")
    assert claimed is not None
    return [visit.unit for visit in visits(unseal(claimed, keys), secret_of(claimed, keys), NO_BEACON)]


def mentions(text: str, units: dict[UUID, str]) -> dict[UUID, int]:
    """How often each unit stands in the text, by id or by code."""
    words = Counter(re.findall(r"[\w.-]+", text))
    return {unit: words[str(unit)] + words[code] for unit, code in units.items()}


async def centres() -> dict[UUID, str]:
    return {unit["id"]: unit["code"] for unit in await rows("SELECT id, code FROM unit WHERE kind = 'commune_pasc'")}


@pytest.mark.parametrize("hour", ["frozen", "drawn"])
async def test_no_drawn_unit_stands_anywhere_more_often_than_the_others(
    cast: Cast, parts: Parts, hours: Hours, hour: str
) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    clock = Duties(parts.keys)
    for now in (FREEZE, DRAW) if hour == "drawn" else (FREEZE,):
        await clock.tick(now)
    [drawn] = await drawn_units(parts.keys)
    units = {
        unit: code for unit, code in (await centres()).items() if unit not in (cast.centre.id, cast.other_centre.id)
    }
    counted = mentions(await dump(), units)
    assert len(set(counted.values())) == 1
    assert drawn in await centres()


async def test_a_row_taken_by_its_bytes_tells_nothing_either(cast: Cast, parts: Parts, hours: Hours) -> None:
    """Codes and ids inside bytea columns would show in hexadecimal."""
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW):
        await Duties(parts.keys).tick(now)
    text = await dump()
    for unit, code in (await centres()).items():
        # Once: the document of ages and balances names all units in the same way.
        assert text.count(code.encode().hex()) == 1
        assert str(unit).encode().hex() not in text
        assert unit.bytes.hex() not in text


def without_accident(text: str) -> list[str]:
    """Ids, hashes, ciphertext and salts are random in every run; what is left is what a reader could read."""
    text = IDENTIFIER.sub("ID", text)
    text = re.sub(r"(\\+x)?[0-9a-f]{16,}", "BYTES", text)
    return sorted(re.sub(r"\d{4}-\d{4}", "LETTER", line) for line in text.splitlines())


async def test_two_databases_that_draw_differently_read_the_same(
    cast: Cast, parts: Parts, hours: Hours, tmp_path: Path
) -> None:
    """The same plan under other masters, until another unit is drawn: nothing but random bytes may differ."""
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    read: dict[UUID, list[str]] = {}
    for number in range(6):
        keys = MasterKeys.load(tmp_path / f"keys {number}")
        await start_over()
        await plan(cast, keys, hours.now)
        for now in (FREEZE, DRAW):
            await Duties(keys).tick(now)
        [drawn] = await drawn_units(keys)
        read[drawn] = without_accident(await dump())
    assert len(read) > 1
    first, *others = read.values()
    for lines in others:
        assert lines == first


async def start_over() -> None:
    tables = "ledger_entry, ledger_pending, ledger_position, ledger_checkpoint, programme, plan_version, "
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        await rows(f"TRUNCATE {tables} seed_commitment, draw_day, inspection_order CASCADE")


def pg_dump() -> Path:
    """The one that comes with the embedded PostgreSQL; it reads older servers too."""
    spec = find_spec(postgres_home.WHEEL)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / postgres_home.RELEASE / "bin" / "pg_dump"


async def test_a_backup_before_the_release_names_no_drawn_unit(
    cast: Cast, parts: Parts, hours: Hours, database: str
) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW):
        await Duties(parts.keys).tick(now)
    run = await anyio.run_process([str(pg_dump()), database])
    units = {unit: code for unit, code in (await centres()).items() if code.startswith("13")}
    assert len(set(mentions(run.stdout.decode(), units).values())) == 1


async def test_the_test_would_see_it(cast: Cast, parts: Parts, hours: Hours) -> None:
    """After the release the same count finds the unit."""
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    counted = mentions(await dump(), await centres())
    [inspection] = await rows("SELECT unit FROM inspection")
    assert counted[inspection["unit"]] > max(number for unit, number in counted.items() if unit != inspection["unit"])


async def test_the_sealed_manifest_has_the_same_length_whoever_is_drawn(cast: Cast, parts: Parts, hours: Hours) -> None:
    await plan(cast, parts.keys, hours.now)
    await Duties(parts.keys).tick(FREEZE)
    [day] = await days()
    claimed = await draw_queries.claim(day["id"], "frozen")
    assert claimed is not None
    assert len(day["sealed"]) == len(msgspec.json.encode(unseal(claimed, parts.keys))) + 12 + 16
