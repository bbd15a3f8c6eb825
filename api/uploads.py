"""Photos over bad networks: tus 1.0 with most of its extensions, to the byte. tus.io/protocols/resumable-upload"""

from base64 import b64decode
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from litestar import HttpMethod, Request, Response, Router, delete, head, patch, post, route
from litestar.di import NamedDependency
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.params import FromPath, HeaderParameter
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from api.access import public, signed_in
from api.exact_bodies import PartOperation
from api.intake import intake_of, limits_of, pieces_of
from api.parts import Parts
from api.problems import problem_response
from media import receiving
from media.checksums import ALGORITHMS, read_checksum
from media.receiving import Progress
from media.rules import MOST_BYTES
from organisation.actors import Actor
from organisation.refusing import Refused, not_found

TUS = "1.0.0"
PART = "application/offset+octet-stream"
PATH = "/v1/uploads"
EXTENSIONS = "creation,expiration,checksum,termination"

Length = Annotated[int, HeaderParameter(name="Upload-Length", ge=1)]
Offset = Annotated[int, HeaderParameter(name="Upload-Offset", ge=0)]
Metadata = Annotated[
    str,
    HeaderParameter(
        name="Upload-Metadata",
        max_length=4000,
        pattern="(^|,) ?evidence [A-Za-z0-9+/]{48}(,|$)",
        description='"evidence" and the id of the evidence in base64',
    ),
]
Check = Annotated[
    str | None,
    HeaderParameter(
        name="Upload-Checksum",
        max_length=100,
        description="sha1 or sha256, a space, and the checksum of this body in base64",
    ),
]
Version = Annotated[Literal["1.0.0"], HeaderParameter(name="Tus-Resumable")]


class TusVersion(ASGIMiddleware):
    """Each answer names the protocol's version; a request must, but for the question which one it is."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"tus-resumable", TUS.encode())]
            await send(message)

        request: Request[Any, Any, Any] = Request(scope, receive, send)
        if request.method == "OPTIONS" or request.headers.get("tus-resumable") == TUS:
            return await next_app(scope, receive, send_marked)
        answer = problem_response(request, Refused("upload-protocol", version=TUS))
        answer.headers["Tus-Version"] = TUS
        return await answer.to_asgi_response(None, request)(scope, receive, send_marked)


@route(
    http_method=HttpMethod.OPTIONS,
    operation_id="describeUploads",
    summary="What the upload protocol offers here",
    tags=["evidence"],
    status_code=204,
    **public(),
)
async def describe() -> Response[None]:
    headers = {
        "Tus-Version": TUS,
        "Tus-Extension": EXTENSIONS,
        "Tus-Checksum-Algorithm": ALGORITHMS,
        "Tus-Max-Size": str(MOST_BYTES),
    }
    return Response(None, status_code=204, headers=headers)


@post(
    operation_id="openUpload", summary="Open the upload of a photo announced before", tags=["evidence"], **signed_in()
)
async def create(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    upload_length: Length,
    upload_metadata: Metadata,
    tus_resumable: Version,  # noqa: ARG001
) -> Response[None]:
    if upload_length > MOST_BYTES:
        raise Refused("too-large")
    evidence = named_evidence(upload_metadata)
    opened = await receiving.open_upload(actor, evidence, upload_length, limits_of(parts), now)
    headers = {"Location": f"{PATH}/{evidence}"} | _expiry(opened)
    return Response(None, status_code=201, headers=headers)


@head(
    "/{evidence:uuid}",
    operation_id="getUploadOffset",
    summary="How many bytes are here",
    tags=["evidence"],
    **signed_in(),
)
async def offset(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    evidence: FromPath[UUID],
    tus_resumable: Version,  # noqa: ARG001
) -> Response[None]:
    return _answer(await receiving.progress(actor, evidence, intake_of(parts), now), 200)


@patch(
    "/{evidence:uuid}",
    operation_id="continueUpload",
    operation_class=PartOperation,
    summary="Append bytes from an offset; the last ones end the upload",
    tags=["evidence"],
    status_code=204,
    request_max_body_size=MOST_BYTES,
    **signed_in(lasting=True),
)
async def append(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    evidence: FromPath[UUID],
    upload_offset: Offset,
    tus_resumable: Version,  # noqa: ARG001
    upload_checksum: Check = None,
) -> Response[None]:
    if request.headers.get("content-type") != PART:
        raise Refused("upload-type")
    checksum = read_checksum(upload_checksum) if upload_checksum is not None else None
    pieces, intake = pieces_of(request), intake_of(parts)
    return _answer(await receiving.receive(actor, evidence, upload_offset, pieces, intake, now, checksum), 204)


@delete(
    "/{evidence:uuid}",
    operation_id="endUpload",
    summary="Forget what came of an unfinished upload; its photo stays expected",
    tags=["evidence"],
    status_code=204,
    **signed_in(),
)
async def terminate(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    evidence: FromPath[UUID],
    tus_resumable: Version,  # noqa: ARG001
) -> None:
    await receiving.terminate(actor, evidence, intake_of(parts), now)


def named_evidence(metadata: str) -> UUID:
    pairs = dict(pair.strip().partition(" ")[::2] for pair in metadata.split(","))
    try:
        named = b64decode(pairs["evidence"], validate=True)
    except (KeyError, ValueError):
        raise Refused("upload-metadata-malformed") from None
    try:
        return UUID(named.decode())
    except ValueError:
        raise not_found() from None


def _answer(progress: Progress, status: int) -> Response[None]:
    headers = {
        "Upload-Offset": str(progress.offset),
        "Upload-Length": str(progress.length),
        "Cache-Control": "no-store",
    }
    return Response(None, status_code=status, headers=headers | _expiry(progress))


def _expiry(progress: Progress) -> dict[str, str]:
    if progress.expires_at is None:
        return {}
    return {"Upload-Expires": format_datetime(progress.expires_at.astimezone(UTC), usegmt=True)}


ROUTER = Router(PATH, route_handlers=[describe, create, offset, append, terminate], middleware=[TusVersion()])
