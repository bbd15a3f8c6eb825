"""Erasing for good, and Object Lock, which forbids it for a while, on two real S3 servers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
import pytest

from media.s3_store import S3Store
from media.stores import StoredFile, UnusableStore
from organisation.refusing import Refused
from tests.media.conftest import LOCKED, a_bucket_of
from tests.media.stored import CONTENT, FILE, TYPE, content_of, damage
from tests.servers.s3 import S3Server

pytestmark = pytest.mark.anyio

BRIEF = timedelta(seconds=2)
ASIDE = StoredFile("aside", FILE.sha256)


@pytest.fixture
async def locked(s3_server: S3Server) -> S3Store:
    store = a_bucket_of(s3_server, LOCKED)
    await store.prepare()
    return store


@pytest.fixture
async def brief(s3_server: S3Server) -> S3Store:
    store = a_bucket_of(s3_server, BRIEF)
    await store.prepare()
    return store


def versions(store: S3Store, file: StoredFile) -> list[str]:
    found = store.client.list_object_versions(Bucket=store.bucket, Prefix=file.key)
    return [each["VersionId"] for each in [*found.get("Versions", []), *found.get("DeleteMarkers", [])]]


def overwrite(store: S3Store) -> None:
    store.client.put_object(Bucket=store.bucket, Key=FILE.key, Body=b"something else")


def mark_deleted(store: S3Store) -> None:
    store.client.delete_object(Bucket=store.bucket, Key=FILE.key)


async def test_what_was_erased_without_a_lock_is_gone(s3_store: S3Store, source: Path) -> None:
    await s3_store.prepare()
    for file in (FILE, ASIDE):
        await s3_store.put(file, source, TYPE)
        await s3_store.erase(file)
        await s3_store.erase(file)
        assert await s3_store.size(file) is None


@pytest.mark.parametrize("file", [FILE, ASIDE])
async def test_nothing_is_erased_before_its_day(locked: S3Store, source: Path, file: StoredFile) -> None:
    await locked.put(file, source, TYPE)
    with pytest.raises(Refused, match="file-locked") as refused:
        await locked.erase(file)
    until = datetime.fromisoformat(str(refused.value.facts["until"]))
    assert abs(until - datetime.now(UTC) - LOCKED) < timedelta(minutes=5)
    assert await content_of(locked, file) == CONTENT


@pytest.mark.parametrize("hand", [overwrite, mark_deleted])
async def test_a_hand_in_the_bucket_is_noticed_and_loses_nothing(
    locked: S3Store, source: Path, hand: Callable[[S3Store], None]
) -> None:
    await locked.put(FILE, source, TYPE)
    [ours] = versions(locked, FILE)
    hand(locked)
    with pytest.raises(Refused, match=r"file-(damaged|missing)"):
        await locked.verify(FILE)
    with pytest.raises(locked.client.exceptions.ClientError, match="AccessDenied"):
        locked.client.delete_object(Bucket=locked.bucket, Key=FILE.key, VersionId=ours)
    [theirs] = set(versions(locked, FILE)) - {ours}
    locked.client.delete_object(Bucket=locked.bucket, Key=FILE.key, VersionId=theirs)
    assert await content_of(locked, FILE) == CONTENT


async def test_nobody_shortens_a_lock(locked: S3Store, source: Path) -> None:
    await locked.put(FILE, source, TYPE)
    sooner = {"Mode": "COMPLIANCE", "RetainUntilDate": datetime.now(UTC) + LOCKED / 2}
    with pytest.raises(locked.client.exceptions.ClientError, match="AccessDenied"):
        locked.client.put_object_retention(
            Bucket=locked.bucket,
            Key=FILE.key,
            Retention=sooner,  # type: ignore[arg-type]
            BypassGovernanceRetention=True,
        )


async def test_after_its_day_every_version_is_erased(brief: S3Store, source: Path) -> None:
    await brief.put(FILE, source, TYPE)
    overwrite(brief)
    mark_deleted(brief)
    with pytest.raises(Refused, match="file-locked"):
        await brief.erase(FILE)
    assert len(versions(brief, FILE)) == 3
    await anyio.sleep(BRIEF.total_seconds() + 0.5)
    await brief.erase(FILE)
    assert versions(brief, FILE) == []


async def test_the_same_photo_again_is_kept_from_that_day_on(locked: S3Store, source: Path) -> None:
    await locked.put(FILE, source, TYPE)
    locked.lock *= 2
    await locked.put(FILE, source, TYPE)
    [ours] = versions(locked, FILE)
    found = locked.client.get_object_retention(Bucket=locked.bucket, Key=FILE.key, VersionId=ours)
    assert found["Retention"]["RetainUntilDate"] > datetime.now(UTC) + LOCKED


async def test_previews_are_never_locked(locked: S3Store, source: Path) -> None:
    preview = StoredFile("renditions", FILE.sha256)
    await locked.put(preview, source, TYPE)
    await damage(locked, preview, b"something else")
    await locked.delete(preview)
    assert versions(locked, preview) == []


async def test_a_bucket_without_object_lock_is_refused_with_a_way_out(s3_store: S3Store) -> None:
    await s3_store.prepare()
    with pytest.raises(UnusableStore, match=r"made without Object Lock.*`sidak media move`"):
        await S3Store(s3_store.client, s3_store.bucket, LOCKED).prepare()


async def test_a_bucket_that_locks_everything_is_refused(locked: S3Store) -> None:
    by_default = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}}
    locked.client.put_object_lock_configuration(Bucket=locked.bucket, ObjectLockConfiguration=by_default)  # type: ignore[arg-type]
    with pytest.raises(UnusableStore, match="has a default retention"):
        await locked.prepare()
