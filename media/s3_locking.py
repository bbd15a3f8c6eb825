"""Object Lock: the store itself keeps originals from being deleted or replaced before a day, whoever asks it to."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from media.s3_client import ABSENT, FORBIDDEN, code
from media.stores import StoredFile, locked

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import ObjectLockRetentionTypeDef

KEPT = {"originals", "aside"}
NO_RETENTION = {"NoSuchObjectLockConfiguration", "ObjectLockConfigurationNotFoundError", "InvalidRequest"}


def retention(lock: timedelta) -> "ObjectLockRetentionTypeDef":
    """COMPLIANCE: nobody can shorten it, not even who owns the bucket."""
    return {"Mode": "COMPLIANCE", "RetainUntilDate": datetime.now(UTC) + lock}


def extend(client: "S3Client", bucket: str, file: StoredFile, lock: timedelta) -> None:
    """What lies there already is kept as long as if it had just come."""
    client.put_object_retention(Bucket=bucket, Key=file.key, Retention=retention(lock))


def remove_every_version(client: "S3Client", bucket: str, key: str) -> None:
    """The oldest first: while that one is locked, nothing is removed. Without versions there is one, named "null"."""
    for version in reversed(list(_versions(client, bucket, key))):
        client.delete_object(Bucket=bucket, Key=key, VersionId=version)


def erase(client: "S3Client", bucket: str, file: StoredFile) -> None:
    try:
        remove_every_version(client, bucket, file.key)
    except ClientError as error:
        until = _locked_until(client, bucket, file.key) if code(error) in FORBIDDEN else None
        if until is None:
            raise
        raise locked(file, until) from None


def _versions(client: "S3Client", bucket: str, key: str) -> Iterator[str]:
    """Marks of deletion first, then the newest version down to the oldest."""
    marks, versions = [], []
    for page in client.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=key):
        marks += [mark["VersionId"] for mark in page.get("DeleteMarkers", []) if mark["Key"] == key]
        versions += [version["VersionId"] for version in page.get("Versions", []) if version["Key"] == key]
    yield from marks
    yield from versions


def _locked_until(client: "S3Client", bucket: str, key: str) -> datetime | None:
    ends = [_end_of(client, bucket, key, version) for version in _versions(client, bucket, key)]
    return max((end for end in ends if end), default=None)


def _end_of(client: "S3Client", bucket: str, key: str, version: str) -> datetime | None:
    try:
        found = client.get_object_retention(Bucket=bucket, Key=key, VersionId=version)
    except ClientError as error:
        if code(error) in NO_RETENTION | ABSENT | {"MethodNotAllowed"}:
            return None
        raise
    return found["Retention"].get("RetainUntilDate")
