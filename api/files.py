"""Files behind a signed link: the disk store's side of what S3 does by itself."""

import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Stream

from api.access import public
from api.parts import Parts
from media import redaction_queries
from media.stores import Download, StoredFile, disposition, missing
from organisation.refusing import Refused

VIEWABLE = {"image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"}
OTHERWISE = "application/octet-stream"
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")

AnyRequest = Request[Any, Any, Any]


class Part(msgspec.Struct, frozen=True):
    """From `start` up to, not including, `stop`."""

    start: int
    stop: int


@get(
    "/v1/files/{token:str}",
    operation_id="readFile",
    summary="The file a signed link names, until the link expires",
    tags=["evidence"],
    **public(),
)
async def read(
    request: AnyRequest,
    token: FromPath[Annotated[str, msgspec.Meta(max_length=2000)]],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
) -> Response[None] | Stream:
    """The whole file is hashed before its first byte leaves: what was altered in the store is not handed out."""
    download = parts.file_tokens.read(token, now)
    await _require_unsealed(download)
    headers = _headers(download)
    if headers["ETag"] in _tags(request.headers.get("if-none-match", "")):
        return Response(None, status_code=304, headers=headers)
    size = await parts.store.size(download.file)
    if size is None:
        raise _gone(download.file)
    part = _wanted(request, headers["ETag"], size)
    await parts.store.verify(download.file)
    return _stream(parts, download, headers, part, size)


async def _require_unsealed(download: Download) -> None:
    """The original may have been sealed since."""
    if download.file.kind != "originals" or download.opened:
        return
    if await redaction_queries.confirmed_areas(download.file.sha256):
        raise Refused("file-link-expired")


def _gone(file: StoredFile) -> Refused:
    """A picture for viewing may have been blurred since: there is a new one."""
    return Refused("file-link-expired") if file.kind == "renditions" else missing(file)


def _stream(parts: Parts, download: Download, headers: dict[str, str], part: Part | None, size: int) -> Stream:
    sent = part or Part(0, size)
    headers |= {"Content-Length": str(sent.stop - sent.start)}
    if part:
        headers |= {"Content-Range": f"bytes {part.start}-{part.stop - 1}/{size}"}
    pieces: AsyncIterator[bytes] = parts.store.read(download.file, sent.start, sent.stop)
    media_type = download.content_type if download.content_type in VIEWABLE else OTHERWISE
    return Stream(pieces, status_code=206 if part else 200, headers=headers, media_type=media_type)


def _headers(download: Download) -> dict[str, str]:
    return {
        "ETag": f'"{download.file.sha256.hex()}"',
        "Accept-Ranges": "bytes",
        "Cache-Control": f"private, max-age={download.seconds}, immutable",
        "Content-Disposition": disposition(download.name),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


def _tags(header: str) -> list[str]:
    return [tag.strip().removeprefix("W/") for tag in header.split(",")]


def _wanted(request: AnyRequest, tag: str, size: int) -> Part | None:
    """One range is honoured; several, or a range of another version, mean the whole file (RFC 9110)."""
    if request.headers.get("if-range", tag) != tag:
        return None
    asked = RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None or asked.groups() == ("", ""):
        return None
    part = _part(asked[1], asked[2], size)
    if part.start >= part.stop:
        raise Refused("range-outside-file", size=size)
    return part


def _part(first: str, last: str, size: int) -> Part:
    if not first:
        return Part(max(0, size - int(last)), size)
    return Part(int(first), min(size, int(last) + 1) if last else size)
