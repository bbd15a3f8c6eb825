"""What a named official does with a one-time link: read the finding, send photos, explain. No account is needed."""

import binascii
from base64 import b64decode
from datetime import datetime
from typing import Annotated, get_args
from uuid import UUID

import msgspec
from litestar import Response, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, HeaderParameter, JSONBody
from msgspec import Meta

from api.access import public
from api.addresses import AnyRequest
from api.exact_bodies import PhotoOperation
from api.guest_findings import GuestFinding, guest_finding
from api.intake import intake_of, pieces_of
from api.parts import Parts
from api.sessions import attempt
from inspections.hearing import explanation_links
from inspections.hearing.explanation_links import NOBODY
from inspections.hearing.hearing import MOST_PHOTOS, Corrections, ExplanationDocument, Position, Reasons
from media import guest_photos
from media.rules import MOST_BYTES, Claim, ContentType
from organisation.refusing import Refused
from organisation.throttling import STRANGER, Attempt

Token = Annotated[str, Meta(min_length=20, max_length=100)]
UNSTORED = {"Cache-Control": "no-store"}


class HeldLink(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """The token travels in the body, so that no log has it."""

    token: Token


class GuestExplanation(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`id` is made by the sender, so that sending again is harmless; `photos` were sent through the same link."""

    token: Token
    id: UUID
    position: Position
    reasons: Reasons
    photos: Annotated[list[UUID], Meta(max_length=MOST_PHOTOS)] = []
    corrections: Corrections = []

    def said(self) -> ExplanationDocument:
        return ExplanationDocument(self.id, self.position, self.reasons, self.photos, self.corrections)


@post(
    "/v1/explanation-links/reading",
    operation_id="readExplanationLink",
    summary="The one finding that a link is for",
    tags=["public"],
    status_code=200,
    **public(),
)
async def read(
    request: AnyRequest, data: JSONBody[HeldLink], parts: NamedDependency[Parts], now: NamedDependency[datetime]
) -> Response[GuestFinding]:
    """No account is needed. A link that is wrong, used, withdrawn or over gets one and the same answer."""
    link = await explanation_links.enter(_attempt(request, parts), data.token, now)
    return Response(await guest_finding(link, parts, now), headers=UNSTORED)


@put(
    "/v1/explanation-links/photos/{photo:uuid}",
    operation_id="sendGuestPhoto",
    operation_class=PhotoOperation,
    summary="Send a photo through a link, whole in one request; the same again is harmless",
    tags=["public"],
    status_code=204,
    request_max_body_size=MOST_BYTES,
    **public(),
)
async def send_photo(
    request: AnyRequest,
    photo: FromPath[UUID],
    parts: NamedDependency[Parts],
    now: NamedDependency[datetime],
    explanation_link: Annotated[str, HeaderParameter(name="Explanation-Link", max_length=100)],
    content_digest: Annotated[str, HeaderParameter(name="Content-Digest", max_length=100)],
) -> None:
    """The token travels in a header, so that no log has it. `Content-Digest` is the photo's sha-256 (RFC 9530)."""
    link = await explanation_links.find_open(_attempt(request, parts), explanation_link, now)
    explanation_links.refuse_more(link, photo)
    claim = _claim(request, photo, content_digest, now)
    host = explanation_links.host_of(link)
    await guest_photos.take(STRANGER, host, link["inspection"], photo, claim, pieces_of(request), intake_of(parts))
    await explanation_links.keep_photo(link, photo, now)


@post(
    "/v1/explanation-links/explanation",
    operation_id="explainByLink",
    summary="Explain the finding of a link, once",
    tags=["public"],
    **public(),
)
async def explain(
    request: AnyRequest,
    data: JSONBody[GuestExplanation],
    parts: NamedDependency[Parts],
    now: NamedDependency[datetime],
) -> Response[None]:
    """201 the first time, 200 for the same again."""
    created = await explanation_links.explain(_attempt(request, parts), data.token, data.said(), now)
    return Response(None, status_code=201 if created else 200, headers=UNSTORED)


def _attempt(request: AnyRequest, parts: Parts) -> Attempt:
    return attempt(request, parts, "explanation-link", NOBODY)


def _claim(request: AnyRequest, photo: UUID, digest: str, now: datetime) -> Claim:
    kind = request.headers.get("content-type", "")
    if kind not in get_args(ContentType):
        raise Refused("photo-header", header="Content-Type")
    return Claim(
        purpose="explanation",
        item=None,
        sha256=_sha256(digest),
        size=_size(request),
        content_type=kind,
        file_name=f"{photo}.{kind.partition('/')[2]}",
        claimed_at=now,
        latitude=None,
        longitude=None,
        accuracy=None,
        device_signature=None,
    )


def _sha256(digest: str) -> bytes:
    try:
        content = b64decode(digest.removeprefix("sha-256=:").removesuffix(":"), validate=True)
    except binascii.Error:
        content = b""
    if not digest.startswith("sha-256=:") or len(content) != 32:
        raise Refused("photo-header", header="Content-Digest")
    return content


def _size(request: AnyRequest) -> int:
    given = request.headers.get("content-length", "")
    if not given.isdecimal() or not 1 <= int(given) <= MOST_BYTES:
        raise Refused("photo-header", header="Content-Length")
    return int(given)


HANDLERS = [read, send_photo, explain]
