"""One contract for every store: the same tests over the disk and over a real S3 server."""

from datetime import UTC, datetime
from pathlib import Path

import anyio
import httpx
import pytest

from media.disk_store import DiskStore
from media.s3_store import S3Store, connect
from media.stores import Download, Store, StoredFile
from organisation.refusing import Refused
from tests.media.photos import sha256

pytestmark = pytest.mark.anyio

CONTENT = bytes(range(256)) * 4000
FILE = StoredFile("originals", sha256(CONTENT))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(CONTENT)
    return path


async def content_of(store: Store, file: StoredFile, start: int = 0, stop: int | None = None) -> bytes:
    return b"".join([piece async for piece in store.read(file, start, stop)])


async def damage(store: Store, file: StoredFile, content: bytes) -> None:
    """What a failing disk or a hand in the store may do."""
    if isinstance(store, DiskStore):
        store.path(file).chmod(0o640)
        store.path(file).write_bytes(content)
    elif isinstance(store, S3Store):
        store.client.put_object(Bucket=store.bucket, Key=file.key, Body=content)


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


async def test_a_store_that_is_not_there_says_so(disk_store: DiskStore, free_tcp_port: int) -> None:
    with pytest.raises(Refused, match="store-unavailable"):
        await disk_store.ready()
    nobody = S3Store(connect(f"http://127.0.0.1:{free_tcp_port}", "us-east-1", "key", "secret"), "evidence")
    with pytest.raises(Refused, match="store-unavailable"):
        await nobody.ready()


async def test_an_s3_url_opens_one_file_for_a_while(s3_store: S3Store, source: Path) -> None:
    await s3_store.prepare()
    await s3_store.put(FILE, source, "application/octet-stream")
    url = await s3_store.signed_url(Download(FILE, "image/jpeg", "ảnh quầy số 1.jpg", 60), datetime.now(UTC))
    async with httpx.AsyncClient() as client:
        answer = await client.get(url)
        tampered = await client.get(url.replace(FILE.sha256.hex(), "0" * 64))
        unsigned = await client.get(url.partition("?")[0])
    assert answer.content == CONTENT
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"].endswith("%E1%BA%A3nh%20qu%E1%BA%A7y%20s%E1%BB%91%201.jpg")
    assert [tampered.status_code, unsigned.status_code] == [403, 403]
