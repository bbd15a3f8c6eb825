"""A disk store whose disk is full or read-only: a clear refusal, nothing half, and room helps."""

import os
import subprocess
from pathlib import Path

import httpx
import pytest

from api.parts import Parts, assemble
from api.settings import Settings
from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.stores import StoredFile
from organisation.refusing import Refused
from tests.api.accounts import problem
from tests.api.uploading import Phone, announced
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256
from tests.media.stored import CONTENT, FILE, TYPE, content_of

pytestmark = pytest.mark.anyio

PHOTO = jpeg(1000, 800)


@pytest.fixture
async def small(small_disk: Path) -> DiskStore:
    store = DiskStore(small_disk / "media", FileTokens(b"secret of the tests"))
    await store.prepare()
    return store


def fill(disk: Path, left: int) -> Path:
    """All but `left` bytes."""
    hoard, free = disk / "hoard", os.statvfs(disk)
    hoard.write_bytes(bytes(free.f_bavail * free.f_frsize - left))
    return hoard


def make_read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)


def files(store: DiskStore) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]


@pytest.mark.parametrize("left", [0, 4096, len(CONTENT) // 2, len(CONTENT) - 4096])
async def test_a_photo_that_finds_no_room_leaves_nothing_behind(
    small: DiskStore, small_disk: Path, source: Path, left: int
) -> None:
    hoard = fill(small_disk, left)
    with pytest.raises(Refused, match="store-unavailable"):
        await small.put(FILE, source, TYPE)
    assert files(small) == []
    assert await small.size(FILE) is None
    hoard.unlink()
    await small.put(FILE, source, TYPE)
    assert await content_of(small, FILE) == CONTENT


async def test_a_disk_that_became_read_only_still_gives_what_it_has(
    small: DiskStore, small_disk: Path, source: Path
) -> None:
    await small.put(FILE, source, TYPE)
    make_read_only(small_disk)
    for work in (small.ready, lambda: small.put(StoredFile("aside", FILE.sha256), source, TYPE)):
        with pytest.raises(Refused, match="store-unavailable"):
            await work()
    with pytest.raises(Refused, match="store-unavailable"):
        await small.erase(FILE)
    await small.verify(FILE)


@pytest.fixture
def parts(tmp_path: Path, small: DiskStore, hours: Hours) -> Parts:
    """The uploads under way lie on another disk."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "media").symlink_to(small.root)
    return assemble(Settings(data_dir=tmp_path / "data"), hours)


async def test_a_phone_keeps_its_photo_until_there_is_room(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours, small: DiskStore, small_disk: Path
) -> None:
    phone = Phone(client, cast.hung, await announced(cast.hung, PHOTO, hours.now))
    await phone.open(len(PHOTO))
    hoard = fill(small_disk, 0)
    refused = await phone.send(PHOTO, 0)
    assert problem(refused) == (503, "store-unavailable")
    assert refused.headers["retry-after"] == "10"
    assert files(small) == []
    hoard.unlink()
    assert await phone.offset() == len(PHOTO)
    assert await parts.store.size(StoredFile("originals", sha256(PHOTO))) == len(PHOTO)
