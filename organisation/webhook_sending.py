"""Signed webhooks, as Standard Webhooks describes them."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from hmac import digest
from typing import Any

import msgspec

from organisation.delivery_queries import TEST
from organisation.delivery_rules import TargetGone
from organisation.notice_key import NoticeKey
from organisation.outgoing import Outgoing, check_status

GONE = 410


class Webhooks:
    def __init__(self, key: NoticeKey, outgoing: Outgoing) -> None:
        self._key = key
        self._outgoing = outgoing

    async def send(self, delivery: Mapping[str, Any], now: datetime) -> None:
        """The id and the body stay the same over all attempts. Raises Failed."""
        content = body_of(delivery)
        identifier, timestamp = str(delivery["id"]), str(int(now.timestamp()))
        headers = {
            "Content-Type": "application/json",
            "webhook-id": identifier,
            "webhook-timestamp": timestamp,
            "webhook-signature": signature(
                self._key.webhook_secret(delivery["webhook"]), identifier, timestamp, content
            ),
        }
        status = await self._outgoing.post(delivery["url"], content, headers)
        if status == GONE:
            raise TargetGone(f"status {status}")
        check_status(status)


def body_of(delivery: Mapping[str, Any]) -> bytes:
    """Ids and facts, no names of people."""
    about = "webhook" if delivery["name"] == TEST else "inspection"
    data = {about: str(delivery["subject"])} | msgspec.json.decode(delivery["facts"])
    return msgspec.json.encode(
        {"type": delivery["name"], "timestamp": delivery["created_at"].isoformat(), "data": data}, order="sorted"
    )


def signature(secret: bytes, identifier: str, timestamp: str, content: bytes) -> str:
    signed = f"{identifier}.{timestamp}.".encode() + content
    return f"v1,{b64encode(digest(secret, signed, sha256)).decode()}"
