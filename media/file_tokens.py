"""Signed names of files: who holds one may read that one file until it expires, and nothing else."""

import base64
import binascii
import hmac
from datetime import datetime

import msgspec

from media.stores import Download, Kind, StoredFile
from organisation.refusing import Refused

PURPOSE = b"sidak file token v1\0"


class _Promise(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """`operation` is "get", or "open" for a sealed original."""

    operation: str
    kind: Kind
    sha256: bytes
    content_type: str
    name: str
    expires: int


class FileTokens:
    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def sign(self, download: Download, now: datetime) -> str:
        file = download.file
        expires = int(now.timestamp()) + download.seconds
        operation = "open" if download.opened else "get"
        promise = _Promise(operation, file.kind, file.sha256, download.content_type, download.name, expires)
        body = msgspec.json.encode(promise)
        return f"{_text(body)}.{_text(self._mark(body))}"

    def read(self, token: str, now: datetime) -> Download:
        """Raises Refused when the token was altered or its time is over. `seconds` is what is left of it."""
        body, mark = _parts(token)
        if not hmac.compare_digest(mark, self._mark(body)):
            raise Refused("file-link-altered")
        promise = msgspec.json.decode(body, type=_Promise)
        left = promise.expires - int(now.timestamp())
        if promise.operation not in ("get", "open") or left <= 0:
            raise Refused("file-link-expired")
        file, opened = StoredFile(promise.kind, promise.sha256), promise.operation == "open"
        return Download(file, promise.content_type, promise.name, left, opened)

    def _mark(self, body: bytes) -> bytes:
        return hmac.digest(self._secret, PURPOSE + body, "sha256")


def _parts(token: str) -> tuple[bytes, bytes]:
    body, _, mark = token.partition(".")
    try:
        parts = _bytes(body), _bytes(mark)
    except (binascii.Error, ValueError):
        raise Refused("file-link-altered") from None
    if f"{_text(parts[0])}.{_text(parts[1])}" != token:
        raise Refused("file-link-altered")
    return parts


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _bytes(value: str) -> bytes:
    return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
