from typing import Any
from uuid import UUID

import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.accounts import problem
from tests.api.signing import Key, jwk, new_key, point, register, signature
from tests.api.story import SheetOnPhone, all_good, digest, open_door, publish_checklists, release_to_team
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256

pytestmark = pytest.mark.anyio

PHOTO = jpeg(64, 48)


async def put_key(client: httpx.AsyncClient, member: Member, key: object) -> httpx.Response:
    return await client.put("/v1/devices/current/key", json={"publicKey": key}, headers=member.headers)


async def test_a_phone_tells_its_key_once(client: httpx.AsyncClient, cast: Cast) -> None:
    key = new_key()
    first = await register(client, cast.hung, key)
    assert first.status_code == 201
    assert first.json()["publicKey"] == point(key).hex()
    assert (await put_key(client, cast.hung, point(key).hex())).status_code == 200
    assert problem(await register(client, cast.hung, new_key())) == (409, "device-key-differs")
    devices = (await client.get("/v1/devices", headers=cast.hung.headers)).json()["items"]
    assert [device["signs"] for device in devices] == [True]


async def test_the_ledger_knows_the_key(client: httpx.AsyncClient, cast: Cast) -> None:
    key = new_key()
    await register(client, cast.hung, key)
    entries = await rows("SELECT convert_from(content, 'UTF8') AS entry FROM ledger_entry")
    assert any("device.keyed" in row["entry"] and sha256(point(key)).hex() in row["entry"] for row in entries)


async def test_the_database_keeps_the_key(client: httpx.AsyncClient, cast: Cast) -> None:
    await register(client, cast.hung, new_key())
    with pytest.raises(Exception, match="the key stays"):
        await rows("UPDATE device SET public_key = $1 WHERE public_key IS NOT NULL", point(new_key()))


NOT_ON_THE_CURVE = "04" + "11" * 64


@pytest.mark.parametrize("key", [NOT_ON_THE_CURVE, "04" + "00" * 64, "04" + "ff" * 64])
async def test_a_point_beside_the_curve_is_refused(client: httpx.AsyncClient, cast: Cast, key: str) -> None:
    assert problem(await put_key(client, cast.hung, key)) == (422, "device-key-not-p256")


@pytest.mark.parametrize("changed", [{"crv": "P-384"}, {"kty": "RSA"}, {"d": "A" * 43}, {"x": "A"}, {"x": "A" * 43}])
async def test_only_a_public_key_of_p256_is_taken(
    client: httpx.AsyncClient, cast: Cast, changed: dict[str, str]
) -> None:
    answer = await put_key(client, cast.hung, jwk(new_key()) | changed)
    assert answer.status_code in (400, 422)
    assert [row["public_key"] for row in await rows("SELECT public_key FROM device WHERE public_key IS NOT NULL")] == []


class Phone:
    """Hùng's, at an opened inspection."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, hours: Hours, sheet: SheetOnPhone) -> None:
        self.client, self.cast, self.hours, self.sheet = client, cast, hours, sheet

    async def send(self, body: bytes, signed: str | None) -> httpx.Response:
        headers = {"content-digest": digest(body), "content-type": "application/json"}
        headers |= {"x-device-signature": signed} if signed is not None else {}
        url = f"/v1/inspections/{self.sheet.inspection}/sheets/{self.sheet.id}/revisions/{self.sheet.revision}"
        return await self.client.put(url, content=body, headers=self.cast.hung.headers | headers)

    def body(self) -> bytes:
        return self.sheet.next(all_good(), self.hours.now, reason="Đếm lại")

    async def shown(self) -> str:
        url = f"/v1/inspections/{self.sheet.inspection}/sheets"
        [sheet] = (await self.client.get(url, headers=self.cast.thu.headers)).json()
        return str(sheet["signature"])

    async def announce(self, signed: str | None) -> dict[str, Any]:
        announcement = {
            "purpose": "minutes",
            "sha256": sha256(PHOTO).hex(),
            "size": len(PHOTO),
            "contentType": "image/jpeg",
            "fileName": "ảnh.jpg",
            "claimedAt": self.hours.now.isoformat(),
            "deviceSignature": signed,
        }
        url = f"/v1/inspections/{self.sheet.inspection}/evidence/{uuid7()}"
        answer = await self.client.put(url, json=announcement, headers=self.cast.hung.headers)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())


@pytest.fixture
async def phone(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Phone:
    inspection: UUID = await release_to_team(cast, hours.now)
    await open_door(client, cast.hung, inspection, hours.now)
    return Phone(client, cast, hours, SheetOnPhone(inspection, await publish_checklists(cast, hours.now)))


@pytest.fixture
async def key(client: httpx.AsyncClient, cast: Cast, phone: Phone) -> Key:
    key = new_key()
    await register(client, cast.hung, key)
    return key


async def test_a_signed_sheet_is_shown_as_signed(phone: Phone, key: Key) -> None:
    body = phone.body()
    assert (await phone.send(body, signature(key, body))).status_code == 201
    assert await phone.shown() == "signed"
    [kept] = await rows("SELECT device_signature FROM sheet_revision")
    assert len(kept["device_signature"]) == 64


async def test_work_that_is_not_signed_is_taken_and_marked(phone: Phone, key: Key) -> None:
    assert (await phone.send(phone.body(), None)).status_code == 201
    assert await phone.shown() == "unsigned"


async def test_a_phone_without_a_key_is_taken_and_marked(phone: Phone) -> None:
    body = phone.body()
    assert (await phone.send(body, signature(new_key(), body))).status_code == 201
    assert await phone.shown() == "unsigned"


@pytest.mark.parametrize("forged", ["another key", "another body", "00" * 64, "ff" * 64, "12", "no hex", "a" * 4000])
async def test_a_wrong_signature_is_taken_and_marked(phone: Phone, key: Key, forged: str) -> None:
    body = phone.body()
    given = {"another key": signature(new_key(), body), "another body": signature(key, b"else")}.get(forged, forged)
    assert (await phone.send(body, given)).status_code == 201
    assert await phone.shown() == "wrong"


async def test_the_first_signature_of_a_revision_stands(phone: Phone, key: Key) -> None:
    body = phone.body()
    await phone.send(body, signature(key, body))
    assert (await phone.send(body, None)).status_code == 200
    assert await phone.shown() == "signed"


async def test_photos_are_signed_by_their_hash(phone: Phone, key: Key) -> None:
    found = [await phone.announce(given) for given in (signature(key, PHOTO), None, signature(new_key(), PHOTO))]
    assert [photo["signature"] for photo in found] == ["signed", "unsigned", "wrong"]
    url = f"/v1/inspections/{phone.sheet.inspection}/evidence"
    listed = (await phone.client.get(url, headers=phone.cast.thu.headers)).json()["items"]
    assert {photo["id"]: photo["signature"] for photo in listed} == {photo["id"]: photo["signature"] for photo in found}
