"""Masters that are rotated, retired, put on paper and lost."""

from datetime import timedelta
from itertools import combinations
from pathlib import Path

import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from scheduler import key_files, key_queries
from scheduler.duties import Duties
from scheduler.escrowing import combine, needed_with, split
from scheduler.key_files import UnusableKeys
from scheduler.keys import MasterKeys, MissingKey
from tests.api.accounts import problem
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler import test_orders
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, REVEAL, TUESDAY, approve, days, plan, propose

MASTER = bytes(range(32))
DAY = timedelta(days=1)


def test_a_rotation_holds_at_once_and_the_old_master_stays(tmp_path: Path) -> None:
    keys = MasterKeys.load(tmp_path)
    old, secret = keys.newest, keys.secret("x")
    new = key_files.rotate(tmp_path)
    assert keys.newest == new != old
    assert keys.secret("x", old) == secret != keys.secret("x")
    assert MasterKeys.load(tmp_path).newest == new


class Rotated(MasterKeys):
    """Somebody rotates while an approval derives its secrets."""

    def secret(self, draw_id: str, key: str | None = None) -> bytes:
        found = super().secret(draw_id, key)
        key_files.rotate(self._directory)
        return found


@pytest.mark.anyio
async def test_a_rotation_during_an_approval_leaves_no_day_without_its_master(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    directory = parts.settings.data_dir / "keys"
    await plan(cast, Rotated.load(directory), hours.now, last=TUESDAY + DAY)
    for now in (FREEZE, DRAW, RELEASE, FREEZE + DAY):
        await Duties(MasterKeys.load(directory)).tick(now)
    assert [day["state"] for day in await days()] == ["released", "frozen"]


def test_the_newest_is_named_and_not_guessed_from_the_time_of_its_file(tmp_path: Path) -> None:
    MasterKeys.load(tmp_path)
    new = key_files.rotate(tmp_path)
    for file in tmp_path.glob("master-*.key"):
        if new not in file.name:
            file.touch()
    assert MasterKeys.load(tmp_path).newest == new


def test_a_restored_old_master_does_not_become_the_newest(tmp_path: Path) -> None:
    newest = MasterKeys.load(tmp_path).newest
    restored = key_files.keep(tmp_path, MASTER)
    keys = MasterKeys.load(tmp_path)
    assert keys.newest == newest
    assert set(keys.known()) == {newest, restored}


def test_the_first_master_put_back_is_the_newest(tmp_path: Path) -> None:
    assert key_files.keep(tmp_path, MASTER) == MasterKeys.load(tmp_path).newest


def test_the_newest_master_is_never_removed_and_its_loss_is_told(tmp_path: Path) -> None:
    newest = MasterKeys.load(tmp_path).newest
    with pytest.raises(UnusableKeys, match="rotate"):
        key_files.remove(tmp_path, newest)
    (tmp_path / f"master-{newest}.key").unlink()
    with pytest.raises(UnusableKeys, match=r"sidak keys restore"):
        MasterKeys.load(tmp_path)


def test_a_removed_master_is_gone_at_once(tmp_path: Path) -> None:
    keys = MasterKeys.load(tmp_path)
    old = keys.newest
    key_files.rotate(tmp_path)
    key_files.remove(tmp_path, old)
    with pytest.raises(MissingKey, match=r"restore"):
        keys.secret("x", old)


def test_any_shares_that_are_enough_restore_the_master() -> None:
    shares = split(MASTER, 3, 5)
    assert all(combine(chosen) == MASTER for chosen in combinations(shares, 3))
    assert {needed_with(share) for share in shares} == {3}
    assert combine([f"  {' 7 '.join(shares[0].upper().split())} ", *shares[1:3]]) == MASTER


def test_shares_that_are_too_few_mixed_or_mistyped_restore_nothing() -> None:
    shares, others = split(MASTER, 2, 3), split(MASTER, 2, 3)
    swapped = shares[1].split()
    swapped[5], swapped[6] = swapped[6], swapped[5]
    for chosen in (shares[:1], [shares[0], shares[0]], [shares[0], others[1]], [shares[0], " ".join(swapped)], []):
        with pytest.raises(UnusableKeys):
            combine(chosen)
    with pytest.raises(UnusableKeys):
        needed_with("no words of any share")


@pytest.mark.parametrize(("needed", "made"), [(1, 3), (4, 3), (0, 0), (2, 17)])
def test_a_splitting_that_protects_nothing_is_refused(needed: int, made: int) -> None:
    with pytest.raises(UnusableKeys):
        split(MASTER, needed, made)


@pytest.mark.anyio
async def test_a_master_is_needed_until_all_it_sealed_is_revealed(cast: Cast, parts: Parts, hours: Hours) -> None:
    await plan(cast, parts.keys, hours.now)
    counted = []
    for now in (hours.now, FREEZE, DRAW, RELEASE, REVEAL - timedelta(seconds=1), REVEAL):
        await Duties(parts.keys).tick(now)
        counted.append([(need["draws"], need["last_day"]) for need in await key_queries.needs(now)])
    assert counted == [[(1, TUESDAY)]] * 5 + [[]]


@pytest.mark.anyio
async def test_a_missed_day_needs_its_master_only_if_it_was_frozen(cast: Cast, parts: Parts, hours: Hours) -> None:
    await plan(cast, parts.keys, hours.now)
    await Duties(parts.keys).tick(REVEAL - timedelta(hours=9))
    assert [day["state"] for day in await days()] == ["missed"]
    assert await key_queries.needs(hours.now) == []


@pytest.mark.anyio
async def test_an_order_needs_its_master_for_good(cast: Cast, parts: Parts, hours: Hours) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    await Duties(parts.keys).tick(REVEAL - timedelta(hours=9))
    version = await rows("SELECT id FROM plan_version")
    await rows(
        "INSERT INTO inspection_order (id, programme, plan_version, kind, key, sealed, commitment, release_at, "
        "arrives_at, ends_at, state, proposed_by, proposed_at) "
        "VALUES (gen_random_uuid(), $1, $2, 'ordered', 'old', 'x', 'x', $3, $3, $3, 'missed', $4, $3)",
        programme,
        version[0]["id"],
        hours.now,
        cast.lan.person,
    )
    [need] = await key_queries.needs(REVEAL + 400 * DAY)
    assert (need["key"], need["draws"], need["orders"]) == ("old", 0, 1)


@pytest.mark.anyio
async def test_days_committed_to_keep_their_master_and_new_ones_get_the_newest(
    cast: Cast, parts: Parts, hours: Hours, tmp_path: Path
) -> None:
    programme = await plan(cast, parts.keys, hours.now)
    old = parts.keys.newest
    new = key_files.rotate(parts.settings.data_dir / "keys")
    version = await propose(cast, programme, hours.now, TUESDAY, TUESDAY + DAY)
    await approve(cast, version, parts.keys, hours.now)
    assert {need["key"]: need["draws"] for need in await key_queries.needs(hours.now)} == {old: 1, new: 1}
    for shift in (0 * DAY, DAY):
        for now in (FREEZE, DRAW, RELEASE, REVEAL):
            await Duties(parts.keys).tick(now + shift)
    assert [day["state"] for day in await days()] == ["revealed", "revealed"]


@pytest.mark.anyio
async def test_a_lost_master_stops_its_days_and_its_return_goes_on_with_them(
    cast: Cast, parts: Parts, hours: Hours, caplog: pytest.LogCaptureFixture
) -> None:
    await plan(cast, parts.keys, hours.now)
    directory = parts.settings.data_dir / "keys"
    master = key_files.read_masters(directory)[0][parts.keys.newest]
    lost = parts.keys.newest
    key_files.rotate(directory)
    key_files.remove(directory, lost)
    await Duties(parts.keys).tick(FREEZE)
    assert [day["state"] for day in await days()] == ["planned"]
    assert f"the master {lost} is not here" in caplog.text
    key_files.keep(directory, combine(split(master, 2, 3)[1:]))
    await Duties(parts.keys).tick(FREEZE)
    assert [day["state"] for day in await days()] == ["frozen"]


@pytest.mark.anyio
async def test_whoever_asks_for_what_is_sealed_with_it_is_told_to_wait(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    order = await test_orders.propose(cast, parts, hours, await plan(cast, parts.keys, hours.now))
    directory, lost = parts.settings.data_dir / "keys", parts.keys.newest
    key_files.rotate(directory)
    key_files.remove(directory, lost)
    answer = await client.get(f"/v1/orders/{order}", headers=cast.thu.headers)
    assert problem(answer) == (503, "master-missing")
    assert lost not in answer.text
