"""One contract for every store: the same tests over the disk and two real S3 servers, with Object Lock and without."""

import os
import time
from pathlib import Path
from uuid import uuid4

import anyio
import pytest

from media.disk_store import DiskStore
from media.s3_client import connect
from media.s3_store import S3Store
from media.stores import Incoming, Store, StoredFile
from organisation.refusing import Refused
from tests.conftest import Hours
from tests.media.photos import sha256
from tests.media.stored import CONTENT, FILE, content_of, damage

pytestmark = pytest.mark.anyio


async def test_what_was_put_comes_back(store: Store, source: Path) -> None:
    await store.put(FILE, source, "image/jpeg")
    assert await content_of(store, FILE) == CONTENT
    assert await store.size(FILE) == len(CONTENT)


async def test_a_part_is_read_from_the_middle(store: Store, source: Path) -> None:
    await store.put(FILE, source, "image/jpeg")
    assert await content_of(store, FILE, 300_000, 700_001) == CONTENT[300_000:700_001]
    assert await content_of(store, FILE, 1_023_000) == CONTENT[1_023_000:]
    assert await content_of(store, FILE, 5, 5) == b""


async def test_putting_the_same_file_again_is_harmless(store: Store, source: Path) -> None:
    await store.put(FILE, source, "image/jpeg")
    await store.put(FILE, source, "image/jpeg")
    assert await content_of(store, FILE) == CONTENT


async def test_eight_writers_of_one_file_all_succeed(store: Store, source: Path) -> None:
    async with anyio.create_task_group() as tasks:
        for _ in range(8):
            tasks.start_soon(store.put, FILE, source, "image/jpeg")
    assert await content_of(store, FILE) == CONTENT


async def test_a_file_under_another_files_name_is_refused(store: Store, source: Path) -> None:
    other = StoredFile("originals", sha256(b"something else"))
    with pytest.raises(Refused, match="file-damaged"):
        await store.put(other, source, "image/jpeg")
    assert await store.size(other) is None


async def test_a_damaged_file_is_never_overwritten_and_never_passes(store: Store, source: Path, tmp_path: Path) -> None:
    await store.put(FILE, source, "image/jpeg")
    await damage(store, FILE, CONTENT[:-1] + b"x")
    with pytest.raises(Refused, match="file-damaged"):
        await store.put(FILE, source, "image/jpeg")
    with pytest.raises(Refused, match="file-damaged"):
        await store.bring(FILE, tmp_path / "copy")
    with pytest.raises(Refused, match="file-damaged"):
        await store.verify(FILE)
    assert (await content_of(store, FILE)).endswith(b"x")


async def test_a_file_that_is_not_there_is_missing(store: Store, tmp_path: Path) -> None:
    assert await store.size(FILE) is None
    with pytest.raises(Refused, match="file-missing"):
        await content_of(store, FILE)
    with pytest.raises(Refused, match="file-missing"):
        await store.bring(FILE, tmp_path / "copy")


async def test_only_renditions_can_be_deleted(store: Store, source: Path) -> None:
    rendition = StoredFile("renditions", FILE.sha256)
    for file in (FILE, rendition):
        await store.put(file, source, "image/jpeg")
    await store.delete(rendition)
    assert await store.size(rendition) is None
    with pytest.raises(ValueError, match="never deleted"):
        await store.delete(FILE)


async def test_a_prepared_store_is_ready(store: Store) -> None:
    await store.prepare()
    await store.ready()


async def test_originals_on_the_disk_cannot_be_written(disk_store: DiskStore, source: Path) -> None:
    await disk_store.prepare()
    await disk_store.put(FILE, source, "image/jpeg")
    assert disk_store.path(FILE).stat().st_mode & 0o777 == 0o440
    assert list((disk_store.root / "unfinished").iterdir()) == []


async def test_what_a_killed_process_left_half_written_goes_after_a_day(disk_store: DiskStore) -> None:
    await disk_store.prepare()
    old, young = (disk_store.root / "unfinished" / name for name in ("old", "young"))
    for path in (old, young):
        path.write_bytes(CONTENT[:1000])
    day = time.time() - 25 * 3600
    os.utime(old, (day, day))
    await disk_store.prepare()
    assert (old.exists(), young.exists()) == (False, True)


async def test_a_store_that_is_not_there_says_so(disk_store: DiskStore, free_tcp_port: int) -> None:
    with pytest.raises(Refused, match="store-unavailable"):
        await disk_store.ready()
    nobody = S3Store(connect(f"http://127.0.0.1:{free_tcp_port}", "us-east-1", "key", "secret"), "evidence")
    with pytest.raises(Refused, match="store-unavailable"):
        await nobody.ready()


async def test_nothing_came_where_nobody_put_anything(store: Store, tmp_path: Path) -> None:
    incoming = Incoming(uuid4())
    assert await store.take(incoming, tmp_path / "taken") is False
    await store.drop(incoming)


async def test_the_disk_has_no_direct_lane(disk_store: DiskStore, hours: Hours) -> None:
    store: Store = disk_store
    size, now = len(CONTENT), hours.now
    signed = await store.signed_put(
        Incoming(uuid4()), content_type="image/jpeg", size=size, sha256=FILE.sha256, seconds=60, now=now
    )
    assert signed is None


async def test_what_was_erased_from_the_disk_is_gone_and_stays_gone(disk_store: DiskStore, source: Path) -> None:
    await disk_store.prepare()
    await disk_store.put(FILE, source, "image/jpeg")
    for _ in range(2):
        await disk_store.erase(FILE)
        assert await disk_store.size(FILE) is None


async def test_what_was_erased_may_come_again(disk_store: DiskStore, source: Path) -> None:
    await disk_store.prepare()
    await disk_store.put(FILE, source, "image/jpeg")
    await disk_store.erase(FILE)
    await disk_store.put(FILE, source, "image/jpeg")
    assert await content_of(disk_store, FILE) == CONTENT
