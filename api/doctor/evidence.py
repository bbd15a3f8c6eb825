"""The store for evidence, by a probe: a small file that is put, read, put again with other bytes, and deleted."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import msgspec
from anyio import to_thread
from botocore.exceptions import BotoCoreError, ClientError

from api.doctor.findings import Finding, fine, unsafe, worth_doing
from api.parts import store_of
from api.settings import Settings
from media.file_tokens import FileTokens
from media.s3_buckets import check_lock
from media.s3_store import S3Store
from media.stores import Store, StoredFile, UnusableStore
from organisation.refusing import Refused


class Seen(msgspec.Struct, frozen=True):
    """`lock_fault`: why the bucket cannot lock files, where it should."""

    made: bool = True
    stored: bool = False
    kept: bool = False
    deleted: bool = False
    in_bucket: bool = False
    lock_days: int = 0
    lock_fault: str = ""


async def look(settings: Settings) -> Seen:
    in_bucket = bool(settings.s3_bucket)
    if not in_bucket and not (settings.data_dir / "media" / "unfinished").is_dir():
        return Seen(made=False)
    store = store_of(settings, FileTokens(bytes(32)))
    stored, kept, deleted = await _probe(store)
    fault = await to_thread.run_sync(_lock_fault, store) if settings.s3_lock_days and stored else ""
    return Seen(True, stored, kept, deleted, in_bucket, settings.s3_lock_days, fault)


async def _probe(store: Store) -> tuple[bool, bool, bool]:
    """Whether it was stored, stayed what it was, and is gone. A preview's place: nothing there is ever locked."""
    content = f"sidak doctor {uuid4()}".encode()
    file = StoredFile("renditions", sha256(content).digest())
    with TemporaryDirectory() as folder:
        first, other = Path(folder) / "first", Path(folder) / "other"
        first.write_bytes(content)
        other.write_bytes(content[::-1])
        stored = await _does(store.put(file, first, "text/plain")) and await _does(store.verify(file))
        if not stored:
            return False, False, False
        await _does(store.put(file, other, "text/plain"))
        kept = await _does(store.verify(file))
        deleted = await _does(store.erase(file)) and await store.size(file) is None
    return stored, kept, deleted


async def _does(work: object) -> bool:
    try:
        await work  # type: ignore[misc]
    except Refused:
        return False
    return True


def _lock_fault(store: Store) -> str:
    try:
        if isinstance(store, S3Store):
            check_lock(store.client, store.bucket)
    except UnusableStore as error:
        return str(error)
    except (BotoCoreError, ClientError) as error:
        return type(error).__name__
    return ""


def judge(seen: Seen) -> Iterator[Finding]:
    if not seen.made:
        yield worth_doing("store-not-made")
    elif not seen.stored:
        yield unsafe("store-fails")
    elif not seen.kept:
        yield unsafe("store-rewrites")
    else:
        yield fine("store-works") if seen.deleted else worth_doing("store-keeps")
        yield from _lock(seen)


def _lock(seen: Seen) -> Iterator[Finding]:
    if seen.lock_fault:
        yield unsafe("store-lock-unusable", reason=seen.lock_fault)
    elif seen.lock_days:
        yield fine("store-locked", days=seen.lock_days)
    elif seen.in_bucket:
        yield worth_doing("store-unlocked")
