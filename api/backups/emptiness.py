"""A backup goes back into an empty place only: nothing that is there is ever mixed with it."""

from anyio import to_thread

from api.backups import moment_queries
from api.backups.failing import BackupFailed
from media.disk_store import DiskStore
from media.s3_store import S3Store
from media.stores import Store

FOLDERS = ("originals", "aside", "papers")


async def require_empty_database() -> None:
    if await moment_queries.has_tables():
        raise BackupFailed(
            "the database is not empty: nothing was changed. Restore into a new one: another SIDAK_DATA_DIR, or a new "
            "database in SIDAK_DATABASE_URL; the old one stays for whoever must look into it"
        )


async def require_empty_store(store: Store) -> None:
    if await to_thread.run_sync(_holds_evidence, store):
        raise BackupFailed(
            "the store holds evidence already: nothing was changed. Restore into a new directory or bucket; or, if it "
            "is the store that survived, add --keep-evidence: what is there is verified, and what is missing is brought"
        )


def _holds_evidence(store: Store) -> bool:
    if isinstance(store, DiskStore):
        return any(file.is_file() for folder in FOLDERS for file in (store.root / folder).rglob("*"))
    assert isinstance(store, S3Store)
    try:
        listed = [store.client.list_objects_v2(Bucket=store.bucket, Prefix=f"{name}/", MaxKeys=1) for name in FOLDERS]
    except store.client.exceptions.NoSuchBucket:
        return False
    return any(each.get("KeyCount", len(each.get("Contents", []))) for each in listed)
