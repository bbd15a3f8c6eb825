"""What a backup holds, what it tells, and what the next one adds."""

import json
from pathlib import Path

import httpx
import msgspec
import pytest

from api.backups.failing import BackupFailed
from api.backups.layout import MANIFEST
from api.backups.restoring import put_back
from api.parts import Parts
from ledger.database import rows
from media.disk_store import DiskStore
from media.stores import StoredFile
from organisation import backup_queries
from tests.backups.backing import Vault, backed_up, empty_database, empty_place, restored, restoring
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.conftest import a_bucket_of
from tests.media.elsewhere import FEW, demand_all_in, files, send, send_wrong
from tests.media.photos import jpeg, sha256
from tests.servers.s3 import S3Server

pytestmark = pytest.mark.anyio


async def test_a_restored_place_has_the_ledger_and_each_original(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault, tmp_path: Path
) -> None:
    await send(client, cast, hours, FEW)
    await send_wrong(client, cast, hours)
    made = await backed_up(parts, vault, hours)
    before = await rows(
        "SELECT position, leaf_hash FROM ledger_position ORDER BY position LIMIT $1", made.manifest.ledger.size
    )
    async with empty_database():
        place = empty_place(tmp_path / "other", hours)
        found = await restored(vault, place)
        assert (found.finding.fault, found.faults, found.files) == (None, [], 4)
        assert await rows("SELECT position, leaf_hash FROM ledger_position ORDER BY position") == before
        for file in await files():
            if file.kind != "renditions":
                await place.store.verify(file)
        assert not (tmp_path / "other" / "restoring").exists()


async def test_evidence_goes_from_one_bucket_into_another(
    client: httpx.AsyncClient,
    cast: Cast,
    hours: Hours,
    parts: Parts,
    vault: Vault,
    seaweed_server: S3Server,
    tmp_path: Path,
) -> None:
    await send(client, cast, hours, FEW[:2])
    source, target = a_bucket_of(seaweed_server), a_bucket_of(seaweed_server)
    await source.prepare()
    for number, photo in enumerate(FEW[:2]):
        (tmp_path / f"{number}").write_bytes(photo)
        await source.put(StoredFile("originals", sha256(photo)), tmp_path / f"{number}", "image/jpeg")
    made = await backed_up(parts, vault, hours, source)
    assert made.manifest.evidence.copied == 2
    async with empty_database():
        place = empty_place(tmp_path / "other", hours)
        found = await put_back(msgspec.structs.replace(restoring(vault, place), store=target))
        assert (found.files, found.faults) == (2, [])
        for photo in FEW[:2]:
            await target.verify(StoredFile("originals", sha256(photo)))


async def test_the_next_backup_copies_only_what_is_new(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault
) -> None:
    await send(client, cast, hours, FEW)
    first = await backed_up(parts, vault, hours)
    written = {piece: piece.stat().st_mtime_ns for piece in vault.pieces()}
    await send(client, cast, hours, [jpeg(900, 400)])
    second = await backed_up(parts, vault, hours)
    assert (first.manifest.evidence.copied, second.manifest.evidence.copied) == (3, 1)
    assert second.manifest.evidence.files == 4
    assert {piece: piece.stat().st_mtime_ns for piece in vault.pieces() if piece in written} == written


async def test_only_a_whole_backup_is_recorded_and_covers_what_was_before(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault
) -> None:
    assert await backup_queries.newest() is None
    assert (await backup_queries.coverage())["covers_until"] is None
    made = await backed_up(parts, vault, hours)
    newest = await backup_queries.newest()
    assert newest
    assert (newest["ledger_size"], newest["evidence_files"]) == (made.manifest.ledger.size, 0)
    assert newest["covers_until"] < made.manifest.started_at
    assert (await last_entry())["action"] == "backup.made"


async def last_entry() -> dict[str, object]:
    [entry] = await rows("SELECT content FROM ledger_entry ORDER BY id DESC LIMIT 1")
    return dict(json.loads(entry["content"]))


async def test_no_name_and_no_open_file_tells_what_is_in_it(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault
) -> None:
    await send(client, cast, hours, FEW)
    await backed_up(parts, vault, hours)
    hashes = [sha256(photo).hex() for photo in FEW]
    open_files = [file for file in vault.files() if file.suffix != ".age"]
    told = " ".join(str(file) for file in vault.files()) + " ".join(file.read_text() for file in open_files)
    assert {file.name for file in open_files} == {"lock", "pieces", MANIFEST}
    assert not any(each in told for each in hashes)


async def test_no_master_key_and_no_used_draw_is_in_a_backup(
    cast: Cast, hours: Hours, parts: Parts, vault: Vault, tmp_path: Path
) -> None:
    keys = parts.settings.data_dir / "keys"
    (keys / "used-draws").write_text("HY01.33/2026-11-24 00 -\n")
    await backed_up(parts, vault, hours)
    async with empty_database():
        place = tmp_path / "other"
        place.mkdir()
        found = await restored(vault, empty_place(place, hours))
    given = {file.name for file in keys.iterdir()}
    assert {"ledger.key", "notices.key", "newest", "used-draws"} < given
    assert not (place / "keys" / "used-draws").exists()
    assert found.keys == ["backup-names.key"]
    [master] = keys.glob("master-*")
    assert not (place / "keys" / master.name).exists()


async def test_an_original_that_the_store_lost_makes_the_backup_one_that_nobody_relies_on(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault
) -> None:
    await send(client, cast, hours, FEW)
    assert isinstance(parts.store, DiskStore)
    parts.store.path(StoredFile("originals", sha256(FEW[0]))).unlink()
    made = await backed_up(parts, vault, hours)
    assert made.counts.faults == [StoredFile("originals", sha256(FEW[0]))]
    assert await backup_queries.newest() is None
    await rows(
        "UPDATE fixity SET result = 'missing' WHERE evidence IN (SELECT id FROM evidence WHERE sha256 = $1)",
        sha256(FEW[0]),
    )
    again = await backed_up(parts, vault, hours)
    assert (again.counts.faults, again.manifest.evidence.missing) == ([], 1)
    assert await backup_queries.newest()


async def test_what_the_store_lost_comes_from_the_backup(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault
) -> None:
    await send(client, cast, hours, FEW)
    await backed_up(parts, vault, hours)
    assert isinstance(parts.store, DiskStore)
    parts.store.path(StoredFile("originals", sha256(FEW[0]))).unlink()
    async with empty_database():
        found = await restored(vault, parts, keep_evidence=True)
    assert (found.faults, found.files) == ([], 3)
    await demand_all_in(parts.store)


async def test_two_backups_at_once_are_refused(cast: Cast, hours: Hours, parts: Parts, vault: Vault) -> None:
    with vault.layout.alone(), pytest.raises(BackupFailed, match="another backup"):
        await backed_up(parts, vault, hours)
