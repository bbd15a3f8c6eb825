"""The key that a phone makes for itself, to sign sheets and photos."""

from base64 import urlsafe_b64decode
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Response, put
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import Meta

from api.access import signed_in
from organisation import device_keys
from organisation.actors import Actor
from organisation.device_key_rules import UNCOMPRESSED, check_point

Coordinate = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}$(?!\n)")]
Point = Annotated[str, Meta(pattern=r"^04[0-9a-f]{128}$(?!\n)")]


class Jwk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public key as WebCrypto exports it (RFC 7517). One with its private part is refused."""

    kty: Literal["EC"]
    crv: Literal["P-256"]
    x: Coordinate
    y: Coordinate
    ext: bool = True
    key_ops: list[Literal["verify"]] = []
    alg: Literal["ES256"] = "ES256"
    use: Literal["sig"] = "sig"
    kid: Annotated[str, Meta(max_length=200)] = ""


class NewKey(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A JWK, or the uncompressed point in hex."""

    public_key: Jwk | Point


class DeviceKey(msgspec.Struct, frozen=True, rename="camel"):
    """`publicKey` is the uncompressed point in hex."""

    device: UUID
    public_key: str


@put(
    "/v1/devices/current/key",
    operation_id="registerDeviceKey",
    summary="Tell the public key of this device, once; the same again is harmless",
    tags=["sign-in"],
    **signed_in(),
)
async def register(
    data: JSONBody[NewKey], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Response[DeviceKey]:
    """Each sign-in begins without a key; a phone keeps its key and registers it again."""
    point = point_of(data.public_key)
    created = await device_keys.register(actor, point, now)
    return Response(DeviceKey(actor.device, point.hex()), status_code=201 if created else 200)


def point_of(key: Jwk | str) -> bytes:
    if isinstance(key, str):
        return check_point(bytes.fromhex(key))
    return check_point(UNCOMPRESSED + _number(key.x) + _number(key.y))


def _number(coordinate: str) -> bytes:
    return urlsafe_b64decode(f"{coordinate}=")


HANDLERS = [register]
