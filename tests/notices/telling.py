"""People, browsers and programs that want to be told, in short verbs."""

import re
from base64 import urlsafe_b64encode
from typing import Any

import http_ece
import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api.parts import Parts
from ledger.database import Row, rows
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.servers.mailbox import Mailbox
from tests.servers.receiver import Received, Receiver

AUTH = bytes(range(16))


class Browser(msgspec.Struct):
    """Its keys; only with them a message opens."""

    key: EllipticCurvePrivateKey = msgspec.field(default_factory=lambda: generate_private_key(SECP256R1()))

    def subscription(self, endpoint: str) -> dict[str, object]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": endpoint, "expirationTime": None, "keys": {"p256dh": base64(point), "auth": base64(AUTH)}}

    def open(self, received: Received) -> Any:
        return msgspec.json.decode(
            http_ece.decrypt(received.body, private_key=self.key, auth_secret=AUTH, version="aes128gcm")
        )


class Told:
    def __init__(
        self, client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, mails: Mailbox, outside: Receiver
    ) -> None:
        self.client, self.cast, self.hours, self.parts, self.mails, self.outside = (
            client,
            cast,
            hours,
            parts,
            mails,
            outside,
        )

    async def deliver(self, **passed: float) -> None:
        await self.parts.post.deliver(self.hours.forward(**passed))

    async def ask(self, member: Member, method: str, path: str, body: object = None) -> httpx.Response:
        return await self.client.request(method, path, json=body, headers=member.headers)

    async def notices(self, member: Member) -> list[Any]:
        answered = await self.ask(member, "GET", "/v1/notices")
        assert answered.status_code == 200, answered.text
        return list(answered.json()["items"])

    async def names(self, member: Member) -> list[str]:
        return sorted(notice["name"] for notice in await self.notices(member))

    async def by_email(self, member: Member) -> str:
        """Confirmed by the code that was mailed; the mailbox is empty again."""
        address = f"{member.username}@example.vn"
        asked = await self.ask(member, "PUT", "/v1/notice-preferences/email", {"email": address})
        assert asked.status_code == 200, asked.text
        await self.deliver()
        confirmed = await self.confirm(member, self.code(address))
        assert confirmed.status_code == 200, confirmed.text
        self.mails.raw.clear()
        self.hours.forward(seconds=1)
        return address

    def code(self, address: str) -> str:
        found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", self.mails.sent_to(address)[-1].get_content())
        assert found
        return found[0]

    async def confirm(self, member: Member, code: str) -> httpx.Response:
        return await self.ask(member, "POST", "/v1/notice-preferences/email-confirmation", {"code": code})

    async def by_push(self, member: Member) -> Browser:
        browser = Browser()
        body = browser.subscription(f"{self.outside.address}/push/{member.username}")
        answered = await self.ask(member, "PUT", "/v1/devices/current/push-subscription", body)
        assert answered.status_code == 204, answered.text
        return browser

    async def by_webhook(self, *events: str, unit: str = "") -> Any:
        """Proposed by Khoa, signed by Oanh."""
        unit = unit or str(self.cast.hung_yen.id)
        body = {"url": f"{self.outside.address}/hook", "unit": unit, "events": list(events)}
        proposed = await self.ask(self.cast.khoa, "POST", "/v1/webhooks", body)
        assert proposed.status_code == 201, proposed.text
        signed = await self.ask(self.cast.oanh, "POST", f"/v1/webhooks/{proposed.json()['webhook']['id']}/approval")
        assert signed.status_code == 200, signed.text
        return proposed.json()


def base64(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


async def deliveries(channel: str) -> list[Row]:
    return await rows("SELECT * FROM delivery WHERE channel = $1 ORDER BY created_at, id", channel)


async def fates(channel: str) -> list[tuple[str, str | None]]:
    return [(row["state"], row["problem"]) for row in await deliveries(channel)]
