"""How Sidak speaks to an S3 server, and what its answers mean."""

import logging
import socket
import time
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
SILENT_SECONDS = 5
"""A cable that is cut says nothing: without this an answer would be waited for three times thirty seconds."""

SECONDS_OF_REST = 3
ABSENT = {"404", "NoSuchKey", "NotFound"}
THERE_ALREADY = {"412", "PreconditionFailed"}
FORBIDDEN = {"403", "AccessDenied"}


def connect(endpoint: str, region: str, access_key: str, secret_key: str) -> "S3Client":
    """An empty endpoint is AWS. Other servers do not know boto3's default checksum trailers."""
    config = Config(
        signature_version="s3v4",
        connect_timeout=3,
        read_timeout=30,
        retries={"total_max_attempts": 3, "mode": "standard"},
        max_pool_connections=AT_ONCE * 2,
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path" if endpoint else "virtual"},
    )
    client = boto3.client(
        "s3",
        endpoint_url=endpoint or None,
        region_name=region,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        config=config,
    )
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # There is no setting for it; the list is the one that each new connection is given.
        options = client._endpoint.http_session._socket_options  # type: ignore[attr-defined]
        options.append((socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENT_SECONDS * 1000))
    return client


class Silence:
    """A store that let somebody wait in vain is left in peace for a moment: those behind do not wait as long, each."""

    def __init__(self) -> None:
        self._until = 0.0

    @contextmanager
    def heard(self) -> Iterator[None]:
        begun = time.monotonic()
        if begun < self._until:
            raise unavailable()
        try:
            yield
        except (BotoCoreError, OSError):
            if time.monotonic() - begun >= SILENT_SECONDS:
                self._until = time.monotonic() + SECONDS_OF_REST
            raise


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
