"""Keys that phones make for themselves (ECDSA on P-256), and whether a signature is theirs."""

from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from organisation.refusing import Refused

Signature = Literal["signed", "unsigned", "wrong"]

HALF = 32
POINT = 1 + 2 * HALF
UNCOMPRESSED = b"\x04"
SIGNING = ECDSA(SHA256())


def check_point(point: bytes) -> bytes:
    """The uncompressed point itself; refused when it is not one of P-256."""
    try:
        if len(point) == POINT:
            _key(point)
            return point
    except ValueError:
        pass
    raise Refused("device-key-not-p256")


def judge(point: bytes | None, signature: bytes | None, digest: bytes) -> Signature:
    """Work that is not signed, or by a device whose key is not known, is taken all the same; so is what is wrong.

    `signature` is r and s, 32 bytes each, as WebCrypto gives it for ECDSA with SHA-256 over the 32 bytes of `digest`.
    """
    if point is None or signature is None:
        return "unsigned"
    if len(signature) != 2 * HALF:
        return "wrong"
    r, s = (int.from_bytes(part, "big") for part in (signature[:HALF], signature[HALF:]))
    try:
        _key(point).verify(encode_dss_signature(r, s), digest, SIGNING)
    except InvalidSignature:
        return "wrong"
    return "signed"


def _key(point: bytes) -> EllipticCurvePublicKey:
    """Raises ValueError for what is not on the curve."""
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
