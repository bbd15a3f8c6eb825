"""How Sidak speaks to an S3 server, and what its answers mean."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import boto3
from botocore.client import Config
from botocore.exceptions import BotoCoreError, ClientError

from media.stores import unavailable

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

LOG = logging.getLogger("sidak.media")
AT_ONCE = 8
ABSENT = {"404", "NoSuchKey", "NotFound"}
THERE_ALREADY = {"412", "PreconditionFailed"}
FORBIDDEN = {"403", "AccessDenied"}


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


@contextmanager
def faults() -> Iterator[None]:
    """The reader learns that the store does not answer; the reason is the operator's and goes to the log."""
    try:
        yield
    except (BotoCoreError, ClientError, OSError) as error:
        LOG.error("the S3 store failed: %s", error)
        raise unavailable() from error


def code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")
