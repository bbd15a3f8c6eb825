"""Web Push: wakes a browser (RFC 8030) with a message that only it can read (RFC 8291), signed by us (RFC 8292)."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import http_ece
import msgspec
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from organisation.delivery_rules import Failed, TargetGone
from organisation.notice_catalogue import catalogue, tell
from organisation.notice_key import NoticeKey
from organisation.outgoing import Outgoing, check_status

PADDED = 512
"""Every message is as long: its length tells the push service nothing."""
TOKEN_HOURS = 12
GONE = (404, 410)
NEVER = (400, 401, 403, 413)


class Push:
    def __init__(self, key: NoticeKey, outgoing: Outgoing, contact: str) -> None:
        """`contact` is whom a push service asks when something goes wrong: a `mailto:` or an `https:` address."""
        self._key = key
        self._outgoing = outgoing
        self._contact = contact

    async def send(self, delivery: Mapping[str, Any], now: datetime) -> None:
        """Raises Failed."""
        endpoint, ends_at = delivery["endpoint"], delivery["ends_at"]
        headers = {
            "Authorization": self._token(endpoint, now),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(max(0, int((ends_at - now).total_seconds()))),
            "Urgency": "high" if catalogue()[delivery["name"]].urgent else "normal",
        }
        status = await self._outgoing.post(endpoint, sealed(_content(delivery), delivery), headers)
        if status in GONE:
            raise TargetGone(f"status {status}")
        if status in NEVER:
            raise Failed(f"status {status}", for_good=True)
        check_status(status)

    def _token(self, endpoint: str, now: datetime) -> str:
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((now + timedelta(hours=TOKEN_HOURS)).timestamp()),
            "sub": self._contact,
        }
        body = f"{_encoded({'typ': 'JWT', 'alg': 'ES256'})}.{_encoded(claims)}"
        r, s = decode_dss_signature(self._key.sender().sign(body.encode(), ECDSA(SHA256())))
        signature = _base64(r.to_bytes(32) + s.to_bytes(32))
        return f"vapid t={body}.{signature}, k={_base64(self._key.sender_point())}"


def _content(delivery: Mapping[str, Any]) -> bytes:
    """Only the title, which names nothing, and where to look: it is shown on locked phones."""
    told = tell(delivery["name"], delivery["subject"], msgspec.json.decode(delivery["facts"]), delivery["language"])
    return msgspec.json.encode({"id": str(delivery["id"]), "title": told.title, "link": "/#/notices"})


def sealed(content: bytes, keys: Mapping[str, Any]) -> bytes:
    """`keys` are the browser's `p256dh` and `auth`. Blanks after JSON mean nothing."""
    return bytes(
        http_ece.encrypt(
            content.ljust(PADDED),
            private_key=generate_private_key(SECP256R1()),
            dh=keys["p256dh"],
            auth_secret=keys["auth"],
            version="aes128gcm",
        )
    )


def _encoded(value: object) -> str:
    return _base64(msgspec.json.encode(value))


def _base64(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
