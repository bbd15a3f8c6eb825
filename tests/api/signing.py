"""A phone's key, and signing with it as WebCrypto does."""

from base64 import urlsafe_b64encode
from hashlib import sha256

import httpx
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.cast import Member

Key = EllipticCurvePrivateKey


def new_key() -> Key:
    return generate_private_key(SECP256R1())


def point(key: Key) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def jwk(key: Key) -> dict[str, object]:
    x, y = (urlsafe_b64encode(part).decode().rstrip("=") for part in (point(key)[1:33], point(key)[33:]))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y, "ext": True, "key_ops": ["verify"]}


def signature(key: Key, content: bytes) -> str:
    """Over the 32 bytes of the content's SHA-256."""
    r, s = decode_dss_signature(key.sign(sha256(content).digest(), ECDSA(SHA256())))
    return (r.to_bytes(32, "big") + s.to_bytes(32, "big")).hex()


async def register(client: httpx.AsyncClient, member: Member, key: Key) -> httpx.Response:
    return await client.put("/v1/devices/current/key", json={"publicKey": jwk(key)}, headers=member.headers)
