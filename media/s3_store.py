"""Any S3 as the store. The server's word is not taken: what was put is read back and hashed here."""

import hashlib
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import boto3
from anyio import CapacityLimiter, to_thread
from botocore.client import Config
from botocore.exceptions import BotoCoreError, ClientError

from media.hashing import digests_of
from media.stores import (
    CHUNK,
    Download,
    StoredFile,
    damaged,
    disposition,
    missing,
    refuse_unless_rendition,
    unavailable,
)

if TYPE_CHECKING:
    from botocore.response import StreamingBody
    from types_boto3_s3 import S3Client

LOG = logging.getLogger("sidak.media")
Result = TypeVar("Result")
AT_ONCE = 8
ABSENT = {"404", "NoSuchKey", "NotFound"}
THERE_ALREADY = {"412", "PreconditionFailed"}
OURS_ALREADY = {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}


def connect(endpoint: str, region: str, access_key: str, secret_key: str) -> "S3Client":
    """An empty endpoint is AWS. Other servers do not know boto3's default checksum trailers."""
    config = Config(
        signature_version="s3v4",
        connect_timeout=5,
        read_timeout=30,
        retries={"total_max_attempts": 3, "mode": "standard"},
        max_pool_connections=AT_ONCE * 2,
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path" if endpoint else "virtual"},
    )
    return boto3.client(
        "s3",
        endpoint_url=endpoint or None,
        region_name=region,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        config=config,
    )


class S3Store:
    def __init__(self, client: "S3Client", bucket: str) -> None:
        self.client = client
        self.bucket = bucket
        self._threads = CapacityLimiter(AT_ONCE)

    async def prepare(self) -> None:
        await self._run(self._prepare)

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
        await self._run(lambda: self.client.delete_object(Bucket=self.bucket, Key=file.key))

    async def _run(self, work: Callable[[], Result]) -> Result:
        """boto3 blocks: it works in a few threads of its own."""
        with _faults():
            return await to_thread.run_sync(work, limiter=self._threads)

    def _prepare(self) -> None:
        try:
            self.client.head_bucket(Bucket=self.bucket)
        except ClientError as error:
            if _code(error) not in ABSENT:
                raise
            self._make_bucket()

    def _make_bucket(self) -> None:
        """Another process may be making it too."""
        try:
            self.client.create_bucket(Bucket=self.bucket)
        except ClientError as error:
            if _code(error) not in OURS_ALREADY:
                raise

    def _put(self, file: StoredFile, source: Path, content_type: str) -> None:
        digests = digests_of(source)
        if digests.sha256 != file.sha256:
            raise damaged(file)
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
                )
        except ClientError as error:
            if _code(error) not in THERE_ALREADY:
                raise
        self._verify(file)

    def _size(self, file: StoredFile) -> int | None:
        try:
            return self.client.head_object(Bucket=self.bucket, Key=file.key)["ContentLength"]
        except ClientError as error:
            if _code(error) in ABSENT:
                return None
            raise

    def _open(self, file: StoredFile, start: int = 0, stop: int | None = None) -> "StreamingBody":
        last = "" if stop is None else str(stop - 1)
        wanted = {"Range": f"bytes={start}-{last}"} if start or last else {}
        try:
            return self.client.get_object(Bucket=self.bucket, Key=file.key, **wanted)["Body"]  # type: ignore[arg-type]
        except ClientError as error:
            if _code(error) in ABSENT:
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


@contextmanager
def _faults() -> Iterator[None]:
    """The reader learns that the store does not answer; the reason is the operator's and goes to the log."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        LOG.error("the S3 store failed: %s", error)
        raise unavailable() from error


def _code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")
