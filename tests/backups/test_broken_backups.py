"""What a backup or a restore does when something is damaged, missing, full, in the way, or killed."""

import signal
import subprocess
import time
from pathlib import Path

import httpx
import msgspec
import pytest
from anyio import to_thread
from pyrage.x25519 import Identity

from api.backups.examining import check_ciphertexts, check_contents
from api.backups.failing import BackupFailed
from api.backups.layout import MANIFEST
from api.backups.opening import open_backup
from api.backups.programs import programs_of
from api.backups.restoring import put_back
from api.parts import Parts
from ledger.changes import change
from ledger.database import row
from organisation import backup_queries
from tests.backups.backing import Vault, backed_up, empty_database, empty_place, restored, restoring
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.elsewhere import FEW, send
from tests.media.photos import jpeg
from tests.tooling.programs import sidak

pytestmark = pytest.mark.anyio


@pytest.fixture
async def backup(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault) -> Vault:
    """Of a few photos."""
    await send(client, cast, hours, FEW)
    await backed_up(parts, vault, hours)
    return vault


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def part(vault: Vault, name: str) -> Path:
    [place] = vault.layout.whole()
    return place / name


async def test_a_check_finds_a_backup_whole(backup: Vault, parts: Parts) -> None:
    opened = open_backup(backup.root)
    assert check_ciphertexts(opened, [backup.verifier]).faults == []
    programs, trusted = programs_of(parts.settings), [backup.verifier]
    found = await to_thread.run_sync(check_contents, opened, [backup.identity], programs, trusted)
    assert (found.pieces, found.faults) == (3, [])


async def test_a_check_names_each_piece_that_was_changed_or_is_gone(backup: Vault, parts: Parts) -> None:
    changed, gone, _ = backup.pieces()
    flip(changed)
    gone.unlink()
    opened = open_backup(backup.root)
    programs, trusted = programs_of(parts.settings), [backup.verifier]
    with_identity = await to_thread.run_sync(check_contents, opened, [backup.identity], programs, trusted)
    for found in (check_ciphertexts(opened, [backup.verifier]), with_identity):
        assert len(found.faults) == 2
        assert any(str(changed) in fault for fault in found.faults)
        assert any(str(gone) in fault for fault in found.faults)


@pytest.mark.parametrize("name", ["database.age", "keys.age", "files.age"])
async def test_a_changed_part_is_found_before_anything_of_it_is_used(
    backup: Vault, hours: Hours, tmp_path: Path, name: str
) -> None:
    flip(part(backup, name))
    assert any(name in fault for fault in check_ciphertexts(open_backup(backup.root), [backup.verifier]).faults)
    async with empty_database():
        with pytest.raises(BackupFailed, match=name):
            await restored(backup, empty_place(tmp_path / "other", hours))


async def test_a_changed_manifest_is_not_believed(backup: Vault, hours: Hours, tmp_path: Path) -> None:
    manifest = part(backup, MANIFEST)
    manifest.write_text(manifest.read_text().replace('"files": 3', '"files": 2'))
    async with empty_database():
        place = empty_place(tmp_path / "other", hours)
        with pytest.raises(BackupFailed, match="nothing of it was used"):
            await restored(backup, place)
        unverified = msgspec.structs.replace(restoring(backup, place), trusted=(), unverified=True)
        found = await put_back(unverified)
    assert found.finding.fault is not None
    assert "sign" in found.finding.fault
    assert not (tmp_path / "other" / "keys" / "backup-names.key").exists()


async def test_a_damaged_piece_is_named_and_everything_else_is_restored(
    backup: Vault, hours: Hours, tmp_path: Path
) -> None:
    flip(backup.pieces()[0])
    async with empty_database():
        place = empty_place(tmp_path / "other", hours)
        found = await restored(backup, place)
        assert found.files == 2
        assert str(backup.pieces()[0]) in found.faults[0]
        assert found.finding.fault is None


async def test_a_damaged_piece_that_was_deleted_is_written_again(backup: Vault, hours: Hours, parts: Parts) -> None:
    backup.pieces()[0].unlink()
    assert (await backed_up(parts, backup, hours)).manifest.evidence.copied == 1
    assert check_ciphertexts(open_backup(backup.root), [backup.verifier]).faults == []


async def test_another_identity_opens_nothing(backup: Vault, hours: Hours, tmp_path: Path) -> None:
    stranger = Vault(backup.root, Identity.generate())
    async with empty_database():
        with pytest.raises(BackupFailed, match="not the one the backup was sealed for"):
            await restored(stranger, empty_place(tmp_path / "other", hours))
        assert not await row("SELECT 1 AS there FROM pg_class WHERE relname = 'ledger_entry'")


async def test_a_place_that_is_not_empty_is_refused_and_left_alone(
    backup: Vault, hours: Hours, parts: Parts, tmp_path: Path
) -> None:
    with pytest.raises(BackupFailed, match="the database is not empty"):
        await restored(backup, empty_place(tmp_path / "other", hours))
    async with empty_database():
        with pytest.raises(BackupFailed, match="the store holds evidence already"):
            await restored(backup, parts)


async def test_a_restore_that_was_stopped_goes_on(backup: Vault, hours: Hours, tmp_path: Path) -> None:
    hidden = backup.pieces()[-1].rename(tmp_path / "hidden")
    async with empty_database():
        place = empty_place(tmp_path / "other", hours)
        first = await restored(backup, place)
        assert (first.files, len(first.faults)) == (2, 1)
        hidden.rename(Path(first.faults[0].removesuffix(" is missing")))
        again = await restored(backup, place)
        assert (again.files, again.faults, again.finding.fault) == (3, [], None)
        with pytest.raises(BackupFailed, match="the database is not empty"):
            await restored(backup, place)


async def test_a_full_disk_leaves_the_backup_before_whole_and_room_helps(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, small_disk: Path
) -> None:
    vault = Vault(small_disk / "vault", Identity.generate())
    await send(client, cast, hours, FEW[:1])
    first = await backed_up(parts, vault, hours)
    hoard = small_disk / "hoard"
    with pytest.raises(OSError, match="No space"):
        hoard.write_bytes(bytes(4 * 1024 * 1024))
    await send(client, cast, hours, [jpeg(901, 400)])
    with pytest.raises(BackupFailed, match="is full"):
        await backed_up(parts, vault, hours)
    assert open_backup(vault.root).place == first.place
    assert check_ciphertexts(open_backup(vault.root), [vault.verifier]).faults == []
    hoard.unlink()
    assert (await backed_up(parts, vault, hours)).manifest.evidence.files == 2
    assert len(vault.layout.whole()) == 2


async def test_a_backup_killed_at_any_moment_is_none_and_the_next_one_goes_on(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault, database: str
) -> None:
    await send(client, cast, hours, [jpeg(600 + number, 300) for number in range(6)])
    settings = {"data_dir": parts.settings.data_dir, "database_url": database}
    settings["backup_recipients"] = str(vault.identity.to_public())
    with sidak("backup", str(vault.root), **settings) as program:
        await to_thread.run_sync(_kill_at_work, program, vault)
    assert vault.layout.whole() == []
    with pytest.raises(BackupFailed, match="no whole backup"):
        open_backup(vault.root)
    assert await backup_queries.newest() is None
    there = len(vault.pieces())
    assert there > 0
    made = await backed_up(parts, vault, hours)
    assert (made.manifest.evidence.files, made.manifest.evidence.copied) == (6, 6 - there)
    assert [place.name for place in (vault.root / "made").iterdir()] == [made.place.name]


def _kill_at_work(program: "subprocess.Popen[str]", vault: Vault) -> None:
    """Once it has written a piece."""
    until = time.monotonic() + 120
    while not vault.pieces():
        assert program.poll() is None
        assert time.monotonic() < until
        time.sleep(0.001)
    program.send_signal(signal.SIGKILL)
    program.wait(timeout=60)


async def test_checkpoints_that_are_newer_than_the_backup_are_told(
    backup: Vault, parts: Parts, cast: Cast, hours: Hours, tmp_path: Path
) -> None:
    await add_an_entry(cast, hours)
    await parts.checkpoints.sign(hours.now)
    newest = await row("SELECT max(size) AS size FROM ledger_signed_checkpoint")
    assert newest
    async with empty_database():
        found = await restored(backup, parts, keep_evidence=True)
    assert (found.finding.fault, found.ahead) == (None, newest["size"])


async def add_an_entry(cast: Cast, hours: Hours) -> None:
    """Anything that enters the ledger."""
    async with change(by="operator", at=hours.now) as record:
        await record("test.entry", subject=str(cast.lan.person))
