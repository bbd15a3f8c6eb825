"""Blurring and erasing with real S3 servers as the store, one of whose rules nobody can bend: Object Lock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
import httpx
import msgspec
import pytest

from api.parts import Parts, assemble
from api.settings import Settings
from ledger.database import rows
from media.erasing import erase
from media.erasure_queries import under_way
from media.s3_store import S3Store
from media.stores import StoredFile
from tests.api.photo_care import CORNER, PHOTO, Care
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.conftest import a_bucket_of
from tests.media.photos import sha256
from tests.servers.s3 import S3Server

pytestmark = pytest.mark.anyio

LOCKED = timedelta(seconds=20)
ORIGINAL = StoredFile("originals", sha256(PHOTO))


@pytest.fixture
def parts(s3_server: S3Server, tmp_path: Path, hours: Hours) -> Parts:
    assembled = assemble(Settings(data_dir=tmp_path), hours)
    return msgspec.structs.replace(assembled, store=a_bucket_of(s3_server, LOCKED))


@pytest.fixture
async def care(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Care:
    return await Care(client, cast, hours, parts).begin()


async def fetch(url: str) -> httpx.Response:
    """From the store itself, as a browser does it."""
    async with httpx.AsyncClient() as client:
        return await client.get(url)


async def test_links_to_the_unblurred_picture_die_at_once(care: Care) -> None:
    before = (await care.detail(care.cast.tuan))["viewing"]["url"]
    assert (await fetch(before)).status_code == 200
    await care.blur(CORNER)
    assert (await fetch(before)).status_code == 404
    after = await fetch((await care.detail(care.cast.tuan))["viewing"]["url"])
    assert (after.status_code, after.headers["content-type"]) == (200, "image/jpeg")


async def test_what_the_store_locks_is_erased_once_it_lets_go(care: Care) -> None:
    arrived = datetime.now(UTC)
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    await rows("UPDATE inspection SET state = 'closed', outcome = 'carried_out', closed_at = $1", care.hours.now)
    care.hours.forward(days=731)
    path = f"/v1/inspections/{care.inspection}/erasures"
    erasure = (await care.post(care.cast.thu, path, {"retentionClass": "item"})).json()["id"]
    await care.post(care.cast.minh, f"/v1/erasures/{erasure}/decision", {"confirmed": True})
    [row] = await under_way(5)
    assert await erase(row, care.parts.store, care.hours.now) is False
    assert (await care.detail(care.cast.thu))["evidence"]["erasedAt"] is None
    assert await care.parts.store.size(ORIGINAL) == len(PHOTO)
    await anyio.sleep(max(0, (arrived + LOCKED + timedelta(seconds=2) - datetime.now(UTC)).total_seconds()))
    assert await erase(row, care.parts.store, care.hours.now) is True
    assert isinstance(care.parts.store, S3Store)
    assert await care.parts.store.size(ORIGINAL) is None
