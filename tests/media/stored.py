"""One file that the tests of the stores put, and ways to look at it and to spoil it."""

from media.disk_store import DiskStore
from media.s3_store import S3Store
from media.stores import Store, StoredFile
from tests.media.photos import sha256

CONTENT = bytes(range(256)) * 4000
FILE = StoredFile("originals", sha256(CONTENT))
TYPE = "image/jpeg"


async def content_of(store: Store, file: StoredFile, start: int = 0, stop: int | None = None) -> bytes:
    return b"".join([piece async for piece in store.read(file, start, stop)])


async def damage(store: Store, file: StoredFile, content: bytes) -> None:
    """What a failing disk or a hand in the store may do."""
    if isinstance(store, DiskStore):
        store.path(file).chmod(0o640)
        store.path(file).write_bytes(content)
    elif isinstance(store, S3Store):
        store.client.put_object(Bucket=store.bucket, Key=file.key, Body=content)
