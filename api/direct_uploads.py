"""The direct lane of uploads: one signed PUT into the store, for large sites whose clients can; see `media.direct`."""

from base64 import b64decode
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from api.access import signed_in
from api.intake import intake_of, limits_of
from api.parts import Parts
from media import direct
from organisation.actors import Actor

Md5 = Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]{21}[AQgw]==$(?!\n)", examples=["1B2M2Y8AsgTpgAmY7PhCfg=="])]


class DirectUpload(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`md5` of the photo, in base64, is checked by older S3 servers, which know nothing newer."""

    md5: Md5 | None = None


class PutLink(msgspec.Struct, frozen=True, rename="camel"):
    """One PUT of the photo to `url` with exactly these `headers`, begun before `expiresAt`. Not to be passed on."""

    url: str
    headers: dict[str, str]
    expires_at: datetime


@post(
    "/v1/evidence/{evidence:uuid}/direct-uploads",
    operation_id="openDirectUpload",
    summary="A link by which a photo announced before can be put into the store itself",
    tags=["evidence"],
    **signed_in(),
)
async def open_direct(
    evidence: FromPath[UUID],
    data: JSONBody[DirectUpload],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
) -> PutLink:
    md5 = b64decode(data.md5) if data.md5 else None
    signed = await direct.open_direct(actor, evidence, md5, parts.store, limits_of(parts), now)
    return PutLink(signed.url, signed.headers, now + timedelta(seconds=signed.seconds))


@post(
    "/v1/evidence/{evidence:uuid}/arrival",
    operation_id="confirmArrival",
    summary="Say that a photo was put into the store; it has arrived once this is answered",
    tags=["evidence"],
    status_code=204,
    **signed_in(),
)
async def confirm(evidence: FromPath[UUID], actor: NamedDependency[Actor], parts: NamedDependency[Parts]) -> None:
    await direct.confirm(actor, evidence, intake_of(parts))


HANDLERS = [open_direct, confirm]
