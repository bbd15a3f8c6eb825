"""The journal of used draws, and an older copy of the database that meets it."""

import threading
from pathlib import Path

import pytest

from api.parts import Parts
from ledger.database import DB, rows
from scheduler.duties import Duties
from scheduler.keys import MasterKeys
from scheduler.used_draws import UsedDraw, UsedDraws
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, STRATUM, TUESDAY, add_centres, days, inspections, plan
from tests.scheduler.test_clock import actions

ONE, OTHER, BEACON, ZEROS = b"\x01" * 32, b"\x02" * 32, b"\x03" * 32, bytes(32)
DAY = f"{STRATUM}/{TUESDAY}"


def test_a_step_again_is_the_same_step(tmp_path: Path) -> None:
    used = UsedDraws(tmp_path / "used-draws")
    for _ in range(2):
        used.freeze(DAY, ONE)
        used.draw(DAY, ONE, BEACON)
        used.freeze(DAY, ONE)
    lines = (tmp_path / "used-draws").read_text().splitlines()
    assert lines == [f"{DAY} {ONE.hex()} -", f"{DAY} {ONE.hex()} {BEACON.hex()}"]


def test_another_manifest_or_beacon_is_refused_by_this_process_and_the_next(tmp_path: Path) -> None:
    UsedDraws(tmp_path / "used-draws").freeze(DAY, ONE)
    UsedDraws(tmp_path / "used-draws").draw(DAY, ONE, BEACON)
    used = UsedDraws(tmp_path / "used-draws")
    for _ in range(2):
        with pytest.raises(UsedDraw):
            used.freeze(DAY, OTHER)
        with pytest.raises(UsedDraw):
            used.draw(DAY, ONE, ZEROS)
        with pytest.raises(UsedDraw):
            used.draw(DAY, OTHER, BEACON)
    used.freeze("HY01.33/2026-11-25", OTHER)


def test_a_machine_that_did_not_freeze_remembers_the_draw(tmp_path: Path) -> None:
    used = UsedDraws(tmp_path / "used-draws")
    used.draw(DAY, ONE, BEACON)
    with pytest.raises(UsedDraw):
        used.freeze(DAY, OTHER)


def test_half_a_line_of_a_crash_is_cut_off(tmp_path: Path) -> None:
    UsedDraws(tmp_path / "used-draws").freeze(DAY, ONE)
    with (tmp_path / "used-draws").open("a") as file:
        file.write(f"{STRATUM}/2026-11-25 {ONE.hex()[:10]}")
    used = UsedDraws(tmp_path / "used-draws")
    used.freeze(f"{STRATUM}/2026-11-25", OTHER)
    with pytest.raises(UsedDraw):
        UsedDraws(tmp_path / "used-draws").freeze(f"{STRATUM}/2026-11-25", ONE)


def test_a_journal_put_back_shorter_while_the_server_runs_is_read_again_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "used-draws"
    used = UsedDraws(file)
    used.freeze(DAY, ONE)
    older = file.read_bytes()
    used.draw(DAY, ONE, BEACON)
    file.write_bytes(older)
    used.freeze(f"{STRATUM}/2026-11-25", ONE)
    for reader in (used, UsedDraws(file)):
        with pytest.raises(UsedDraw):
            reader.freeze(f"{STRATUM}/2026-11-25", OTHER)
    with pytest.raises(UsedDraw):
        used.draw(DAY, ONE, ZEROS)


def test_two_processes_at_once_keep_one(tmp_path: Path) -> None:
    journals = [UsedDraws(tmp_path / "used-draws") for _ in range(8)]
    outcomes: list[bool] = []

    def use(number: int) -> None:
        try:
            journals[number].freeze(DAY, bytes([number]) * 32)
            outcomes.append(True)
        except UsedDraw:
            outcomes.append(False)

    threads = [threading.Thread(target=use, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False] * 7 + [True]


async def to_before_the_freeze() -> None:
    """What a copy of the database from before holds."""
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        await rows("TRUNCATE draw_state, undone_visit, beacon_value, beacon_reading, inspection CASCADE")
        await rows(
            "UPDATE draw_day SET state = 'planned', reason = NULL, prev = NULL, manifest_hash = NULL, "
            "sealed = NULL, beacon = NULL"
        )


@pytest.mark.anyio
async def test_an_older_copy_of_the_database_draws_the_same_again(cast: Cast, parts: Parts, hours: Hours) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    [first], [sent] = await days(), await inspections()
    await to_before_the_freeze()
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    [again], [sent_again] = await days(), await inspections()
    assert again["manifest_hash"] == first["manifest_hash"]
    assert sent_again["unit"] == sent["unit"]


@pytest.mark.anyio
@pytest.mark.parametrize("last", [FREEZE, DRAW, RELEASE])
async def test_an_older_copy_with_other_inputs_draws_nothing(
    cast: Cast, parts: Parts, hours: Hours, last: object
) -> None:
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW, RELEASE):
        if now <= last:  # type: ignore[operator]
            await Duties(parts.keys).tick(now)
    await to_before_the_freeze()
    await add_centres(cast, 3)
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    [day] = await days()
    assert (day["state"], day["reason"], day["sealed"]) == ("missed", "used", None)
    assert await inspections() == []
    assert (await actions(DAY))[-1] == "draw.missed"


@pytest.mark.anyio
async def test_a_manifest_replaced_behind_the_journal_is_not_drawn(
    cast: Cast, parts: Parts, hours: Hours, tmp_path: Path
) -> None:
    """Frozen again on a machine without the journal, brought back to the one that has it."""
    await plan(cast, parts.keys, hours.now)
    await Duties(parts.keys).tick(FREEZE)
    await to_before_the_freeze()
    await add_centres(cast, 3)
    elsewhere = MasterKeys(tmp_path / "elsewhere", next(iter(_masters(parts))))
    await Duties(elsewhere).tick(FREEZE)
    await Duties(parts.keys).tick(DRAW)
    [day] = await days()
    assert (day["state"], day["reason"]) == ("missed", "used")


def _masters(parts: Parts) -> list[bytes]:
    [file] = (parts.settings.data_dir / "keys").glob("master-*.key")
    return [bytes.fromhex(file.read_text())]


@pytest.mark.anyio
async def test_a_freeze_broken_off_after_the_journal_gives_the_same_manifest(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Killed between journal and commit: nothing is in the database, and the next leader goes on."""
    await plan(cast, parts.keys, hours.now)
    await Duties(parts.keys).tick(hours.now)
    await rows("ALTER TABLE draw_day ADD CONSTRAINT killed CHECK (state <> 'frozen')")
    try:
        await Duties(parts.keys).tick(FREEZE)
    finally:
        await rows("ALTER TABLE draw_day DROP CONSTRAINT killed")
    [day] = await days()
    assert day["state"] == "planned"
    assert DAY in (parts.settings.data_dir / "keys" / "used-draws").read_text()
    await Duties(MasterKeys.load(parts.settings.data_dir / "keys")).tick(FREEZE)
    assert [day["state"] for day in await days()] == ["frozen"]


@pytest.mark.anyio
async def test_a_clock_set_back_does_nothing_twice(cast: Cast, parts: Parts, hours: Hours) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    before = await rows("SELECT * FROM draw_day"), await inspections()
    for now in (hours.now, FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    assert (await rows("SELECT * FROM draw_day"), await inspections()) == before
