"""One secret, from which the key of Web Push, the secrets of the webhooks and the key that seals second steps are
derived: none of them is stored."""

import secrets
from base64 import b64encode
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ledger.signing_key import SigningKey

NONCE = 12
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the group of P-256."""


class NoticeKey:
    """`kept` is a file beside the other keys, or a setting."""

    def __init__(self, kept: SigningKey) -> None:
        self._kept = kept

    def sender(self) -> EllipticCurvePrivateKey:
        """By which push services know this server (VAPID, RFC 8292). Browsers subscribe to it for good."""
        return derive_private_key(int.from_bytes(self._derive(b"vapid", 48)) % (ORDER - 1) + 1, SECP256R1())

    def sender_point(self) -> bytes:
        """Its public half: the uncompressed point."""
        return self.sender().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def webhook_secret(self, webhook: UUID) -> bytes:
        return self._derive(b"webhook " + webhook.bytes, 32)

    def seal(self, person: UUID, secret: bytes) -> bytes:
        """A second step's secret, for this person's row only."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._sealing().encrypt(nonce, secret, person.bytes)

    def unseal(self, person: UUID, sealed: bytes) -> bytes:
        """Raises InvalidTag when it was sealed with another key, or for somebody else."""
        return self._sealing().decrypt(sealed[:NONCE], sealed[NONCE:], person.bytes)

    def _sealing(self) -> AESGCM:
        return AESGCM(self._derive(b"second steps", 32))

    def _derive(self, info: bytes, length: int) -> bytes:
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(self._kept.seed())


def written(secret: bytes) -> str:
    """As Standard Webhooks writes a secret."""
    return f"whsec_{b64encode(secret).decode()}"
