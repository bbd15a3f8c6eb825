"""The direct lane: a phone puts its photo into the bucket by itself, with one URL that names all it may put there."""

import base64
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from media.s3_client import ABSENT, code
from media.stores import CHUNK, Incoming, SignedPut

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client


def sign_put(
    client: "S3Client",
    bucket: str,
    incoming: Incoming,
    *,
    content_type: str,
    size: int,
    sha256: bytes,
    md5: bytes | None,
    seconds: int,
) -> SignedPut:
    """All headers are part of the signature. Which checksum a server compares with the bytes differs: newer ones take
    SHA-256, older ones only MD5, so both are sent when the phone knows both."""
    said: dict[str, Any] = {
        "ContentType": content_type,
        "ContentLength": size,
        "IfNoneMatch": "*",
        "ChecksumSHA256": base64.b64encode(sha256).decode(),
    }
    if md5:
        said["ContentMD5"] = base64.b64encode(md5).decode()
    request = {"Bucket": bucket, "Key": incoming.key, **said}
    url = client.generate_presigned_url("put_object", request, ExpiresIn=seconds)
    return SignedPut(url, {HEADERS[name]: str(value) for name, value in said.items()}, seconds)


HEADERS = {
    "ContentType": "Content-Type",
    "ContentLength": "Content-Length",
    "IfNoneMatch": "If-None-Match",
    "ChecksumSHA256": "x-amz-checksum-sha256",
    "ContentMD5": "Content-MD5",
}


def take(client: "S3Client", bucket: str, incoming: Incoming, target: Path) -> bool:
    try:
        body = client.get_object(Bucket=bucket, Key=incoming.key)["Body"]
    except ClientError as error:
        if code(error) in ABSENT:
            return False
        raise
    with body, target.open("wb") as writing:
        shutil.copyfileobj(body, writing, CHUNK)
    return True
