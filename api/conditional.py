"""ETag and 304: what has not changed is not sent again (RFC 9110, section 13)."""

from hashlib import sha256
from typing import Any

import msgspec
from litestar import Request, Response


def conditional(request: Request[Any, Any, Any], body: object, etag: str | None = None) -> Response[Any]:
    """`etag` may be given where a version is known; else it is the hash of what would be sent."""
    tag = f'"{etag or sha256(msgspec.json.encode(body)).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie, Accept-Language"}
    if matches(request.headers.get("if-none-match", ""), tag):
        return Response(None, status_code=304, headers=headers)
    return Response(body, headers=headers)


def matches(given: str, tag: str) -> bool:
    return given.strip() == "*" or tag in {part.strip().removeprefix("W/") for part in given.split(",")}
