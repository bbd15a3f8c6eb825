"""The certificate of the private authority, for a phone to trust. It is public; what signs with it is not."""

from datetime import datetime

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from litestar import Response, get
from litestar.di import NamedDependency

from api.access import public
from api.certificate_files import read_authority
from api.certificates import fingerprint
from api.parts import Parts
from organisation.refusing import not_found

MEDIA_TYPE = "application/x-x509-ca-cert"
"""What Android and iOS take for a certificate to install."""


class Authority(msgspec.Struct, frozen=True, rename="camel"):
    """`fingerprint` is the SHA-256 of the certificate, as phones show it: compare it with the one on paper."""

    name: str
    fingerprint: str
    valid_until: datetime


@get(
    "/trust/authority.crt",
    operation_id="downloadAuthority",
    summary="The private authority's certificate, for a phone to install",
    tags=["public"],
    media_type=MEDIA_TYPE,
    **public(),
)
async def download(parts: NamedDependency[Parts]) -> Response[bytes]:
    content = _authority(parts).public_bytes(Encoding.DER)
    return Response(content, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-cache"})


@get(
    "/v1/authority",
    operation_id="getAuthority",
    summary="The private authority, where there is one",
    tags=["public"],
    **public(),
)
async def describe(parts: NamedDependency[Parts]) -> Authority:
    found = _authority(parts)
    return Authority(found.subject.rfc4514_string(), fingerprint(found), found.not_valid_after_utc)


def _authority(parts: Parts) -> x509.Certificate:
    found = read_authority(parts.settings.data_dir)
    if found is None:
        raise not_found()
    return found


HANDLERS = [download, describe]
