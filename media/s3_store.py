"""Any S3 as the store. The server's word is not taken: what was put is read back and hashed here."""

import hashlib
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from anyio import CapacityLimiter, to_thread
from botocore.exceptions import ClientError

from media import s3_buckets, s3_incoming, s3_locking
from media.hashing import Digests, digests_of
from media.s3_client import ABSENT, AT_ONCE, THERE_ALREADY, Silence, code, faults
from media.stores import (
    CHUNK,
    Download,
    Incoming,
    SignedPut,
    StoredFile,
    damaged,
    disposition,
    missing,
    refuse_unless_rendition,
)

if TYPE_CHECKING:
    from botocore.response import StreamingBody
    from types_boto3_s3 import S3Client

Result = TypeVar("Result")


class S3Store:
    """With a `lock`, the store itself keeps each original and each file set aside that long from when it came."""

    def __init__(self, client: "S3Client", bucket: str, lock: timedelta = timedelta(0)) -> None:
        self.client = client
        self.bucket = bucket
        self.lock = lock
        self._threads = CapacityLimiter(AT_ONCE)
        self._silence = Silence()

    async def prepare(self) -> None:
        await self._run(lambda: s3_buckets.prepare(self.client, self.bucket, self.lock))

    async def ready(self) -> None:
        await self._run(lambda: self.client.head_bucket(Bucket=self.bucket))

    async def put(self, file: StoredFile, source: Path, content_type: str) -> None:
        await self._run(lambda: self._put(file, source, content_type))

    async def size(self, file: StoredFile) -> int | None:
        return await self._run(lambda: self._size(file))

    async def read(self, file: StoredFile, start: int = 0, stop: int | None = None) -> AsyncIterator[bytes]:
        if stop is not None and stop <= start:
            return
        body = await self._run(lambda: self._open(file, start, stop))
        try:
            while piece := await self._run(lambda: body.read(CHUNK)):
                yield piece
        finally:
            body.close()

    async def bring(self, file: StoredFile, target: Path) -> None:
        await self._run(lambda: self._fetch(file, target))

    async def verify(self, file: StoredFile) -> None:
        await self._run(lambda: self._verify(file))

    async def signed_url(self, download: Download, now: datetime) -> str:  # noqa: ARG002
        request = {
            "Bucket": self.bucket,
            "Key": download.file.key,
            "ResponseContentType": download.content_type,
            "ResponseContentDisposition": disposition(download.name),
            "ResponseCacheControl": "private, no-store",
        }
        return await self._run(
            lambda: self.client.generate_presigned_url("get_object", request, ExpiresIn=download.seconds)
        )

    async def delete(self, file: StoredFile) -> None:
        refuse_unless_rendition(file)
        await self.erase(file)

    async def erase(self, file: StoredFile) -> None:
        await self._run(lambda: s3_locking.erase(self.client, self.bucket, file))

    async def signed_put(
        self,
        incoming: Incoming,
        *,
        content_type: str,
        size: int,
        sha256: bytes,
        md5: bytes | None = None,
        seconds: int,
        now: datetime,  # noqa: ARG002
    ) -> SignedPut | None:
        return await self._run(
            lambda: s3_incoming.sign_put(
                self.client,
                self.bucket,
                incoming,
                content_type=content_type,
                size=size,
                sha256=sha256,
                md5=md5,
                seconds=seconds,
            )
        )

    async def take(self, incoming: Incoming, target: Path) -> bool:
        return await self._run(lambda: s3_incoming.take(self.client, self.bucket, incoming, target))

    async def drop(self, incoming: Incoming) -> None:
        await self._run(lambda: s3_locking.remove_every_version(self.client, self.bucket, incoming.key))

    async def _run(self, work: Callable[[], Result]) -> Result:
        """boto3 blocks: it works in a few threads of its own."""

        def heard() -> Result:
            with self._silence.heard():
                return work()

        with faults():
            return await to_thread.run_sync(heard, limiter=self._threads)

    def _put(self, file: StoredFile, source: Path, content_type: str) -> None:
        """Looked for first: in a bucket with versions not every server heeds If-None-Match."""
        digests = digests_of(source)
        if digests.sha256 != file.sha256:
            raise damaged(file)
        if self._size(file) is not None or not self._put_new(file, source, content_type, digests):
            self._lock_again(file)
        self._verify(file)

    def _put_new(self, file: StoredFile, source: Path, content_type: str, digests: Digests) -> bool:
        """False when another writer came first."""
        try:
            with source.open("rb") as body:
                self.client.put_object(
                    Bucket=self.bucket,
                    Key=file.key,
                    Body=body,
                    ContentType=content_type,
                    ContentLength=digests.size,
                    ContentMD5=digests.md5_base64,
                    ChecksumSHA256=digests.sha256_base64,
                    IfNoneMatch="*",
                    **self._locking(file),
                )
        except ClientError as error:
            if code(error) not in THERE_ALREADY:
                raise
            return False
        return True

    def _locking(self, file: StoredFile) -> dict[str, Any]:
        if not self.lock or file.kind not in s3_locking.KEPT:
            return {}
        kept = s3_locking.retention(self.lock)
        return {"ObjectLockMode": kept["Mode"], "ObjectLockRetainUntilDate": kept["RetainUntilDate"]}

    def _lock_again(self, file: StoredFile) -> None:
        if self.lock and file.kind in s3_locking.KEPT:
            s3_locking.extend(self.client, self.bucket, file, self.lock)

    def _size(self, file: StoredFile) -> int | None:
        try:
            return self.client.head_object(Bucket=self.bucket, Key=file.key)["ContentLength"]
        except ClientError as error:
            if code(error) in ABSENT:
                return None
            raise

    def _open(self, file: StoredFile, start: int = 0, stop: int | None = None) -> "StreamingBody":
        last = "" if stop is None else str(stop - 1)
        wanted = {"Range": f"bytes={start}-{last}"} if start or last else {}
        try:
            return self.client.get_object(Bucket=self.bucket, Key=file.key, **wanted)["Body"]  # type: ignore[arg-type]
        except ClientError as error:
            if code(error) in ABSENT:
                raise missing(file) from None
            raise

    def _pieces(self, file: StoredFile) -> Iterator[bytes]:
        with self._open(file) as body:
            while piece := body.read(CHUNK):
                yield piece

    def _fetch(self, file: StoredFile, target: Path) -> None:
        sha256 = hashlib.sha256()
        with target.open("wb") as writing:
            for piece in self._pieces(file):
                sha256.update(piece)
                writing.write(piece)
        if sha256.digest() != file.sha256:
            raise damaged(file)

    def _verify(self, file: StoredFile) -> None:
        sha256 = hashlib.sha256()
        for piece in self._pieces(file):
            sha256.update(piece)
        if sha256.digest() != file.sha256:
            raise damaged(file)
