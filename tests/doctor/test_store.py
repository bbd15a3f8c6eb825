"""The probe, on real stores: whole, broken, and away."""

from pathlib import Path

import pytest

from api.doctor import evidence
from api.doctor.evidence import Seen
from api.parts import store_of
from api.settings import Settings
from media.file_tokens import FileTokens
from tests.doctor.patients import levels, settings
from tests.servers.s3 import S3Server

pytestmark = pytest.mark.anyio
S3 = {"s3_bucket": "sidak-doctor", "s3_access_key": "key", "s3_secret_key": "secret"}


async def found(chosen: Settings) -> dict[str, str]:
    return levels(evidence.judge(await evidence.look(chosen)))


async def prepare(chosen: Settings) -> None:
    await store_of(chosen, FileTokens(bytes(32))).prepare()


def files_in(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


async def test_a_store_on_the_disk_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    await prepare(settings(tmp_path))
    assert await found(settings(tmp_path)) == {"store-works": "fine"}
    assert files_in(tmp_path) == []


async def test_a_store_that_is_not_made_is_not_made_here(tmp_path: Path) -> None:
    assert await found(settings(tmp_path)) == {"store-not-made": "worth-doing"}
    assert files_in(tmp_path) == []


async def test_a_store_that_cannot_write(tmp_path: Path) -> None:
    await prepare(settings(tmp_path))
    (tmp_path / "media" / "renditions").write_text("in the way")
    assert await found(settings(tmp_path)) == {"store-fails": "unsafe"}


async def test_a_store_that_is_away(tmp_path: Path) -> None:
    assert await found(settings(tmp_path, s3_endpoint="http://127.0.0.1:1", **S3)) == {"store-fails": "unsafe"}


async def test_a_bucket_with_and_without_locks(tmp_path: Path, seaweed_server: S3Server) -> None:
    keys = {name.removeprefix("SIDAK_").lower(): value for name, value in seaweed_server.settings.items()}
    free = settings(tmp_path, **(S3 | keys))
    await prepare(free)
    assert await found(free) == {"store-works": "fine", "store-unlocked": "worth-doing"}
    wanting = settings(tmp_path, **(S3 | keys), s3_lock_days=3)
    assert await found(wanting) == {"store-works": "fine", "store-lock-unusable": "unsafe"}
    locking = settings(tmp_path, **(S3 | keys | {"s3_bucket": "sidak-doctor-locked"}), s3_lock_days=3)
    await prepare(locking)
    assert await found(locking) == {"store-works": "fine", "store-locked": "fine"}


@pytest.mark.parametrize(
    ("seen", "name"),
    [(Seen(stored=True), "store-rewrites"), (Seen(stored=True, kept=True), "store-keeps")],
)
async def test_what_a_probe_told(seen: Seen, name: str) -> None:
    assert name in levels(evidence.judge(seen))
