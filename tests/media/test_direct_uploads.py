"""The direct lane: phones put photos into S3 themselves; nothing counts before it was hashed and opened here."""

import hashlib
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from api.intake import intake_of
from api.parts import Parts, assemble
from api.settings import Settings
from ledger.database import row, rows
from media.stores import Incoming, StoredFile
from media.sweeping import sweep
from tests.api.test_uploads import entries, state_of
from tests.api.uploading import Phone, announced
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256
from tests.servers.s3 import S3Server

pytestmark = pytest.mark.anyio

PHOTO = jpeg(1000, 800)


@pytest.fixture
def parts(s3_server: S3Server, tmp_path: Path, hours: Hours) -> Parts:
    settings = Settings(
        data_dir=tmp_path,
        s3_endpoint=s3_server.endpoint,
        s3_region=s3_server.region,
        s3_access_key=s3_server.access_key,
        s3_secret_key=s3_server.secret_key,
        s3_bucket=f"evidence-{uuid4().hex[:12]}",
    )
    return assemble(settings, hours)


@pytest.fixture
async def phone(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Phone:
    return Phone(client, cast.hung, await announced(cast.hung, PHOTO, hours.now))


async def link(phone: Phone, content: bytes | None = PHOTO) -> httpx.Response:
    body = {} if content is None else {"md5": b64encode(hashlib.md5(content).digest()).decode()}
    return await phone.client.post(f"/v1/evidence/{phone.evidence}/direct-uploads", json=body, headers=phone.headers)


async def put(phone: Phone, content: bytes = PHOTO, md5_of: bytes | None = PHOTO) -> int:
    given = (await link(phone, md5_of)).json()
    async with httpx.AsyncClient() as direct:
        return (await direct.put(given["url"], content=content, headers=given["headers"])).status_code


async def confirm(phone: Phone) -> httpx.Response:
    return await phone.client.post(f"/v1/evidence/{phone.evidence}/arrival", headers=phone.headers)


async def is_in_store(parts: Parts, phone: Phone) -> bool:
    target = parts.settings.data_dir / "looked at"
    return await parts.store.take(Incoming(phone.evidence), target)


@pytest.mark.parametrize("md5_of", [PHOTO, None], ids=["with MD5", "without MD5"])
async def test_a_photo_put_and_confirmed_has_arrived(md5_of: bytes | None, phone: Phone, parts: Parts) -> None:
    assert await put(phone, md5_of=md5_of) == 200
    assert await state_of(phone) == "announced"
    assert (await confirm(phone)).status_code == 204
    assert await state_of(phone) == "arrived"
    assert await parts.store.size(StoredFile("originals", sha256(PHOTO))) == len(PHOTO)
    assert not await is_in_store(parts, phone)
    assert list(parts.spool.iterdir()) == []
    assert await rows("SELECT id FROM upload") == []
    assert await entries("evidence.arrived") == 1


async def test_confirming_again_is_harmless(phone: Phone) -> None:
    await put(phone)
    assert [(await confirm(phone)).status_code for _ in range(3)] == [204] * 3
    assert await entries("evidence.arrived") == 1
    assert (await link(phone)).json()["type"] == "/problems/upload-finished"


async def test_confirming_before_anything_was_put_changes_nothing(phone: Phone, parts: Parts) -> None:
    answer = await confirm(phone)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/direct-upload-missing")
    await link(phone)
    assert (await confirm(phone)).status_code == 409
    assert await state_of(phone) == "announced"


async def test_the_link_is_for_a_quarter_of_an_hour_and_this_photo_only(phone: Phone, hours: Hours) -> None:
    given = (await link(phone)).json()
    assert given["expiresAt"] == (hours.now + timedelta(minutes=15)).isoformat().replace("+00:00", "Z")
    other = PHOTO[:-3] + b"x\xff\xd9"
    async with httpx.AsyncClient() as direct:
        assert (await direct.put(given["url"], content=other, headers=given["headers"])).status_code >= 400
        longer = given["headers"] | {"Content-Length": str(len(PHOTO) + 1)}
        assert (await direct.put(given["url"], content=PHOTO + b"x", headers=longer)).status_code >= 400
        assert (await direct.put(given["url"], content=PHOTO, headers=given["headers"])).status_code == 200
        assert (await direct.put(given["url"], content=PHOTO, headers=given["headers"])).status_code == 412
    assert (await confirm(phone)).status_code == 204


async def lay(parts: Parts, phone: Phone, content: bytes) -> None:
    """As on a server that does not look at what it is sent."""
    parts.store.client.put_object(  # type: ignore[attr-defined]
        Bucket=parts.store.bucket,  # type: ignore[attr-defined]
        Key=Incoming(phone.evidence).key,
        Body=content,
    )


async def test_what_a_careless_store_took_is_set_aside_and_the_right_photo_can_come(phone: Phone, parts: Parts) -> None:
    other = PHOTO[:-3] + b"x\xff\xd9"
    await link(phone)
    await lay(parts, phone, other)
    answer = await confirm(phone)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/evidence-hash-differs")
    assert await parts.store.size(StoredFile("aside", sha256(other))) == len(other)
    flagged = await row("SELECT reason, sha256 FROM evidence_conflict")
    assert flagged
    assert tuple(flagged.values()) == ("hash-differs", sha256(other))
    assert list(parts.spool.iterdir()) == []
    assert await put(phone) == 200
    assert (await confirm(phone)).status_code == 204


async def test_what_is_no_photo_is_refused_for_good(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts
) -> None:
    content = PHOTO[: len(PHOTO) // 2]
    phone = Phone(client, cast.hung, await announced(cast.hung, content, hours.now))
    assert await put(phone, content, content) == 200
    assert (await confirm(phone)).json()["type"] == "/problems/photo-incomplete"
    assert await state_of(phone) == "refused"
    assert not await is_in_store(parts, phone)
    assert (await link(phone)).json()["type"] == "/problems/evidence-refused"


async def test_a_phone_may_change_over_to_the_other_lane(phone: Phone, parts: Parts, hours: Hours) -> None:
    await link(phone)
    await phone.send(PHOTO[:5000], 0)
    assert await phone.offset() == 5000
    assert (await confirm(phone)).status_code == 409
    assert await phone.offset() == 5000
    await lay(parts, phone, PHOTO)
    assert (await phone.send(PHOTO[5000:], 5000)).status_code == 204
    await sweep(intake_of(parts), hours.forward(minutes=31))
    assert not await is_in_store(parts, phone)
    assert await rows("SELECT evidence FROM direct_upload") == []
    assert await entries("evidence.arrived") == 1


async def test_a_photo_whose_phone_vanished_after_the_put_arrives_by_the_clock(
    phone: Phone, parts: Parts, hours: Hours
) -> None:
    await put(phone)
    await sweep(intake_of(parts), hours.forward(minutes=29))
    assert await state_of(phone) == "announced"
    await sweep(intake_of(parts), hours.forward(minutes=1))
    assert await state_of(phone) == "arrived"
    assert await rows("SELECT evidence FROM direct_upload") == []
    assert not await is_in_store(parts, phone)


async def test_a_link_that_was_never_used_is_forgotten_after_a_week(phone: Phone, parts: Parts, hours: Hours) -> None:
    await link(phone)
    for _ in range(3):
        await sweep(intake_of(parts), hours.forward(hours=2))
    assert len(await rows("SELECT evidence FROM direct_upload")) == 1
    hours.forward(days=7)
    for _ in range(2):
        await sweep(intake_of(parts), hours.forward(hours=2))
    assert await rows("SELECT evidence FROM direct_upload") == []
    assert await state_of(phone) == "announced"


async def test_only_who_announced_it_gets_a_link(phone: Phone, cast: Cast) -> None:
    for other in (cast.mai, cast.an, cast.thu, cast.khoa):
        stranger = Phone(phone.client, other, phone.evidence)
        assert (await link(stranger)).status_code == 404
        assert (await confirm(stranger)).status_code == 404


@pytest.mark.parametrize("md5", ["", "x", "AAAA", "A" * 24, 5, "1B2M2Y8AsgTpgAmY7PhCfh=="])
async def test_an_md5_is_sixteen_bytes_in_base64(md5: object, phone: Phone) -> None:
    path = f"/v1/evidence/{phone.evidence}/direct-uploads"
    assert (await phone.client.post(path, json={"md5": md5}, headers=phone.headers)).status_code == 400
