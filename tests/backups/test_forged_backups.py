"""What somebody gains who can write into the directory of backups, and knows whom they are sealed for: nothing."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import httpx
import msgspec
import pytest
from anyio import to_thread
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage.x25519 import Identity

from api.backups import manifests
from api.backups.examining import check_ciphertexts, check_contents
from api.backups.failing import BackupFailed
from api.backups.opening import Opened, open_backup
from api.backups.programs import programs_of
from api.backups.restoring import put_back
from api.backups.reusing import SLOTS, slots_due
from api.backups.trusting import trusted_keys
from api.command import main
from api.commands.restore import UNVERIFIED
from api.parts import Parts
from ledger.database import row
from ledger.kept_notes import KeptNotes
from ledger.notes import Signer, Verifier, sign, text_of
from tests.backups.backing import Vault, backed_up, empty_database, empty_place, restoring
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.elsewhere import FEW, send

pytestmark = pytest.mark.anyio

STRANGER = Signer("sidak.example.vn", Ed25519PrivateKey.generate())


@pytest.fixture
async def backup(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault) -> Vault:
    """Of a few photos."""
    await send(client, cast, hours, FEW)
    await backed_up(parts, vault, hours)
    return vault


def forged(vault: Vault) -> Opened:
    """Signed anew by somebody else, in the name of the ledger."""
    place = open_backup(vault.root).place
    signer = Signer(vault.verifier.name, STRANGER.private)
    text = text_of(manifests.note_of(place)).replace(str(vault.verifier), str(signer.verifier))
    manifests.write(place, sign(text, [signer]))
    return open_backup(vault.root)


async def demand_untouched(vault: Vault, place: Parts, trusted: tuple[Verifier, ...]) -> None:
    async with empty_database():
        work = msgspec.structs.replace(restoring(vault, place), trusted=trusted)
        with pytest.raises(BackupFailed, match="nothing of it was used"):
            await put_back(work)
        assert not await row("SELECT 1 AS there FROM pg_class WHERE relname = 'ledger_entry'")
    assert not (place.settings.data_dir / "keys" / "backup-names.key").exists()


async def test_what_no_trusted_key_signed_is_not_restored(backup: Vault, hours: Hours, tmp_path: Path) -> None:
    place = empty_place(tmp_path / "other", hours)
    await demand_untouched(backup, place, ())
    await demand_untouched(backup, place, (STRANGER.verifier,))
    forged(backup)
    await demand_untouched(backup, place, (backup.verifier,))


async def test_where_nothing_was_kept_an_unverified_backup_is_restored_when_that_is_said(
    backup: Vault, hours: Hours, tmp_path: Path
) -> None:
    place = empty_place(tmp_path / "other", hours)
    async with empty_database():
        work = msgspec.structs.replace(restoring(backup, place), trusted=(), unverified=True)
        found = await put_back(work)
    assert (found.finding.fault, found.faults, found.keys) == (None, [], ["backup-names.key"])


def test_unverified_is_said_plainly_and_goes_with_no_key(
    backup: Vault, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIDAK_DATA_DIR", str(tmp_path / "other"))
    given = ["restore", str(backup.root), "--unverified"]
    assert main([*given, "--verifier", str(backup.verifier)]) == 1
    assert "where no key was kept" in capsys.readouterr().err
    assert "Whoever can write into its directory" in UNVERIFIED


async def test_the_key_of_this_machine_or_of_a_kept_checkpoint_is_trusted(
    backup: Vault, parts: Parts, tmp_path: Path
) -> None:
    kept = parts.settings.data_dir / "checkpoints"
    own = Ed25519PrivateKey.from_private_bytes(
        bytes.fromhex((parts.settings.data_dir / "keys" / "ledger.key").read_text())
    )
    opened = open_backup(backup.root)
    assert trusted_keys(opened, [], own, tmp_path / "none") == (backup.verifier,)
    assert trusted_keys(opened, [], None, kept) == (backup.verifier,)
    assert trusted_keys(opened, [], None, tmp_path / "none") == ()
    assert trusted_keys(opened, [STRANGER.verifier], own, kept) == (STRANGER.verifier,)
    assert trusted_keys(forged(backup), [], None, kept) == ()


async def test_no_name_leads_to_checkpoints_that_came_with_the_backup(backup: Vault, tmp_path: Path) -> None:
    brought = Signer("../vault/checkpoints", Ed25519PrivateKey.generate())
    (tmp_path / "kept").mkdir()
    KeptNotes(backup.root).keep("checkpoints", 1, sign("any text\n", [brought]))
    opened = open_backup(backup.root)
    manifest = msgspec.structs.replace(opened.manifest, verifier=str(brought.verifier))
    assert trusted_keys(msgspec.structs.replace(opened, manifest=manifest), [], None, tmp_path / "kept") == ()


async def test_a_check_with_a_key_sees_that_another_one_signed(backup: Vault, parts: Parts) -> None:
    opened = forged(backup)
    programs, trusted = programs_of(parts.settings), [backup.verifier]
    with_identity = await to_thread.run_sync(check_contents, opened, [backup.identity], programs, trusted)
    for found in (check_ciphertexts(opened, trusted), with_identity):
        assert any("anybody made it" in fault for fault in found.faults)
    assert check_ciphertexts(opened, []).faults == []


async def test_a_piece_that_somebody_put_there_is_not_used(backup: Vault, parts: Parts, hours: Hours) -> None:
    piece = backup.pieces()[0]
    name = piece.stem.partition("-")[0]
    put = piece.with_name(f"{name}-{'0' * 64}.age")
    piece.rename(put)
    made = await backed_up(parts, backup, hours)
    assert made.manifest.evidence.copied == 1
    assert put.stem not in (made.place / "pieces").read_text().replace(" ", "-")
    assert check_ciphertexts(open_backup(backup.root), [backup.verifier]).faults == []


async def test_what_another_key_signed_makes_no_piece_one_of_ours(backup: Vault, parts: Parts, hours: Hours) -> None:
    forged(backup)
    assert (await backed_up(parts, backup, hours)).manifest.evidence.copied == 3


async def test_a_changed_piece_is_found_within_a_month_and_sealed_anew(
    backup: Vault, parts: Parts, hours: Hours
) -> None:
    piece = backup.pieces()[0]
    content = piece.read_bytes()
    piece.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    hours.forward(days=SLOTS)
    made = await backed_up(parts, backup, hours)
    assert (made.manifest.evidence.copied, made.manifest.evidence.reread) == (1, 2)
    assert check_ciphertexts(open_backup(backup.root), [backup.verifier]).faults == []


def test_each_share_is_read_again_within_28_days_however_often_backups_are_made() -> None:
    begin = datetime(2026, 11, 22, 17, tzinfo=UTC)
    for step in (1, 3, 7, 27, 28, 90):
        days = [begin + timedelta(days=day) for day in range(0, 28 + step, step)]
        read = [slots_due(before, now) for before, now in pairwise(days)]
        assert frozenset[int]().union(*read) == frozenset(range(SLOTS))
        assert max(map(len, read)) == min(step, SLOTS)
    assert slots_due(begin, begin + timedelta(minutes=1)) == frozenset()


async def test_for_other_readers_all_evidence_is_sealed_anew(backup: Vault, parts: Parts, hours: Hours) -> None:
    others = Vault(backup.root, Identity.generate())
    made = await backed_up(parts, others, hours)
    assert made.manifest.evidence.copied == 3
    programs, opened = programs_of(parts.settings), open_backup(backup.root)
    found = await to_thread.run_sync(check_contents, opened, [others.identity], programs, [backup.verifier])
    assert (found.pieces, found.faults) == (3, [])
