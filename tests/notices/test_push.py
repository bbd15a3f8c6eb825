"""Web Push against a receiver that does what a push service and a browser do: checks who sends, opens the message."""

from base64 import urlsafe_b64decode
from datetime import timedelta
from typing import Any

import http_ece
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from ledger.database import rows
from organisation.pushing import PADDED, sealed
from tests.api.story import release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.notices.telling import AUTH, Browser, Told, base64, deliveries, fates

pytestmark = pytest.mark.anyio


async def test_a_browser_is_woken_by_a_message_that_names_nothing(told: Told) -> None:
    browser = await told.by_push(told.cast.hung)
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    await told.deliver(minutes=10)
    [received] = told.outside.received
    opened = browser.open(received)
    assert opened | {"id": ""} == {"id": "", "title": "Bạn có nhiệm vụ mới. Hãy mở ứng dụng.", "link": "/#/notices"}
    assert received.headers["content-encoding"] == "aes128gcm"
    assert (received.headers["urgency"], received.headers["ttl"]) == ("high", str(12 * 3600))


async def test_the_push_service_learns_nothing_from_the_length(told: Told, visit: Visit) -> None:
    await told.by_push(told.cast.hung)
    await told.by_push(told.cast.tuan)
    await release_to_team(told.cast, told.hours.now)
    await submitted(visit, CLOSED)
    await told.deliver()
    assert len({len(received.body) for received in told.outside.received}) == 1
    assert len(told.outside.received) == 2
    assert min(len(received.body) for received in told.outside.received) > PADDED


async def test_the_push_service_sees_who_sends(told: Told) -> None:
    await told.by_push(told.cast.hung)
    preferences = (await told.ask(told.cast.hung, "GET", "/v1/notice-preferences")).json()
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    claims, key = verified(told.outside.received[0].headers["authorization"])
    assert key == preferences["pushKey"]
    assert claims["aud"] == told.outside.address
    assert claims["sub"] == "mailto:sidak@example.vn"
    assert told.hours.now.timestamp() < claims["exp"] <= (told.hours.now + timedelta(hours=24)).timestamp()


def verified(authorization: str) -> tuple[dict[str, Any], str]:
    """The claims of the token and the key that signed it (RFC 8292)."""
    scheme, _, parameters = authorization.partition(" ")
    assert scheme == "vapid"
    token, key = (part.strip()[2:] for part in parameters.split(","))
    body, _, signature = token.rpartition(".")
    header, claims = (msgspec.json.decode(decoded(part)) for part in body.split("."))
    assert header == {"typ": "JWT", "alg": "ES256"}
    public = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), decoded(key))
    raw = decoded(signature)
    dss = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public.verify(dss, body.encode(), ECDSA(SHA256()))
    return claims, key


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(f"{text}==")


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_is_gone_is_woken_no_more(told: Told, status: int) -> None:
    await told.by_push(told.cast.hung)
    told.outside.answers = [status]
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    assert await fates("push") == [("given_up", f"status {status}")]
    assert (await told.ask(told.cast.hung, "GET", "/v1/notice-preferences")).json()["pushHere"] is False


async def test_a_push_service_that_is_busy_is_asked_again(told: Told) -> None:
    await told.by_push(told.cast.hung)
    told.outside.answers = [429, 503]
    await release_to_team(told.cast, told.hours.now)
    for _ in range(3):
        await told.deliver(minutes=2)
    assert await fates("push") == [("delivered", None)]
    assert len(told.outside.received) == 3


async def test_a_device_that_was_signed_out_is_woken_no_more(told: Told) -> None:
    await told.by_push(told.cast.hung)
    await release_to_team(told.cast, told.hours.now)
    assert (await told.ask(told.cast.hung, "DELETE", "/v1/sessions/current")).is_success
    await told.deliver()
    assert told.outside.received == []
    assert await fates("push") == [("given_up", "nobody there any more")]


async def test_a_browser_has_one_owner(told: Told) -> None:
    """Mai signs in on what was Hùng's phone: it is woken for her alone."""
    browser = Browser()
    body = browser.subscription(f"{told.outside.address}/push/phone")
    for member in (told.cast.hung, told.cast.mai, told.cast.mai):
        assert (await told.ask(member, "PUT", "/v1/devices/current/push-subscription", body)).status_code == 204
    assert (await told.ask(told.cast.hung, "GET", "/v1/notice-preferences")).json()["pushHere"] is False
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    assert len(told.outside.received) == 1
    assert len(await rows("SELECT id FROM push_subscription")) == 2


async def test_who_wants_silence_has_it(told: Told) -> None:
    await told.by_push(told.cast.hung)
    await told.by_push(told.cast.mai)
    await told.ask(told.cast.hung, "DELETE", "/v1/devices/current/push-subscription")
    await told.ask(told.cast.mai, "PUT", "/v1/notice-preferences", {"mutedPush": ["inspection.released"]})
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    assert told.outside.received == []


async def test_a_push_never_goes_to_what_only_the_server_reaches(told: Told) -> None:
    body = Browser().subscription("http://10.0.0.1/push")
    assert (await told.ask(told.cast.hung, "PUT", "/v1/devices/current/push-subscription", body)).status_code == 204
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    assert await fates("push") == [("waiting", "private address")]


def test_the_example_of_rfc_8291_opens() -> None:
    """Appendix A: what its sender sealed, its receiver opens; what we seal as well."""
    receiver = derive_private_key(int.from_bytes(decoded("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")), SECP256R1())
    auth = decoded("BTBZMqHH6r4Tts7J_aSIgg")
    message = decoded(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3"
        "jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
    opened = http_ece.decrypt(message, private_key=receiver, auth_secret=auth, version="aes128gcm")
    assert opened == b"When I grow up, I want to be a watermelon"
    browser = Browser(receiver)
    keys = browser.subscription("")["keys"]
    assert isinstance(keys, dict)
    ours = sealed(b"{}", {"p256dh": decoded(keys["p256dh"]), "auth": AUTH})
    assert http_ece.decrypt(ours, private_key=receiver, auth_secret=AUTH, version="aes128gcm").strip() == b"{}"
    assert base64(decoded(keys["auth"])) == keys["auth"]


async def test_one_person_with_many_browsers_does_not_keep_the_others_waiting(told: Told) -> None:
    await told.by_push(told.cast.hung)
    await rows(
        """
        WITH copied AS (
            INSERT INTO device (id, person, name, token_hash, signed_in_at, expires_at)
            SELECT gen_random_uuid(), person, name, sha256(number::text::bytea), signed_in_at, expires_at
            FROM device, generate_series(1, 30) AS number WHERE person = $1 RETURNING id
        )
        INSERT INTO push_subscription (id, device, endpoint, p256dh, auth, created_at)
        SELECT gen_random_uuid(), copied.id, endpoint || copied.id, p256dh, auth, created_at
        FROM copied, push_subscription
        """,
        told.cast.hung.person,
    )
    await release_to_team(told.cast, told.hours.now)
    assert len(await deliveries("push")) == 8


async def test_a_new_device_is_not_woken_for_a_duty(told: Told) -> None:
    """Whoever only knows a password would learn the minute at which somebody is sent for."""
    await told.by_push(told.cast.hung)
    until = told.hours.now + timedelta(hours=24)
    await rows("UPDATE device SET held_until = $2 WHERE person = $1", told.cast.hung.person, until)
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    assert (told.outside.received, await fates("push")) == ([], [])
