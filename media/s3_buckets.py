"""The bucket: made when it is missing, and refused when it cannot keep what it should."""

from datetime import timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from media.s3_client import ABSENT, code
from media.stores import UnusableStore

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

OURS_ALREADY = {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}
NO_LOCK = {"ObjectLockConfigurationNotFoundError", "ObjectLockConfigurationNotFound"}


def prepare(client: "S3Client", bucket: str, lock: timedelta) -> None:
    """Raises UnusableStore when files should be locked and the bucket cannot do it."""
    try:
        client.head_bucket(Bucket=bucket)
    except ClientError as error:
        if code(error) not in ABSENT:
            raise
        _make(client, bucket, lock)
    if lock:
        check_lock(client, bucket)


def _make(client: "S3Client", bucket: str, lock: timedelta) -> None:
    """Another process may be making it too."""
    try:
        client.create_bucket(Bucket=bucket, ObjectLockEnabledForBucket=bool(lock))
    except ClientError as error:
        if code(error) not in OURS_ALREADY:
            raise


def check_lock(client: "S3Client", bucket: str) -> None:
    try:
        found = client.get_object_lock_configuration(Bucket=bucket)["ObjectLockConfiguration"]
    except ClientError as error:
        if code(error) not in NO_LOCK:
            raise
        found = {}
    if found.get("ObjectLockEnabled") != "Enabled":
        raise UnusableStore(
            f"SIDAK_S3_LOCK_DAYS is set, but the bucket {bucket} was made without Object Lock: name another bucket in "
            "SIDAK_S3_BUCKET, which Sidak makes with it, and bring the files there with `sidak media move`; "
            "or set SIDAK_S3_LOCK_DAYS to 0"
        )
    if "Rule" in found:
        raise UnusableStore(
            f"the bucket {bucket} has a default retention, which would lock previews and unfinished uploads too: "
            "remove it from the bucket; Sidak locks each original for SIDAK_S3_LOCK_DAYS by itself"
        )
