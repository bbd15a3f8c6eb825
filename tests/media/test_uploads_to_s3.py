"""The whole way of a photo with S3 as the store."""

from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from api.parts import Parts, assemble
from api.settings import Settings
from ledger.database import row
from media.s3_store import S3Store
from media.stores import Download, StoredFile
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


async def test_a_photo_lies_in_s3_and_nowhere_else(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours
) -> None:
    phone = Phone(client, cast.hung, await announced(cast.hung, PHOTO, hours.now))
    await phone.open(len(PHOTO))
    await phone.send(PHOTO[:5000], 0)
    assert (await phone.send(PHOTO[5000:], 5000)).status_code == 204
    assert isinstance(parts.store, S3Store)
    assert await parts.store.size(StoredFile("originals", sha256(PHOTO))) == len(PHOTO)
    assert [path for path in parts.settings.data_dir.rglob("*") if path.stat().st_size >= 5000] == []


async def test_the_link_to_the_rendition_is_the_stores(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours
) -> None:
    phone = Phone(client, cast.hung, await announced(cast.hung, PHOTO, hours.now))
    await phone.open(len(PHOTO))
    await phone.send(PHOTO, 0)
    made = await row("SELECT sha256, size FROM rendition WHERE purpose = 'viewing'")
    assert made
    download = Download(StoredFile("renditions", made["sha256"]), "image/jpeg", "a.jpg", 60)
    async with httpx.AsyncClient() as direct:
        answer = await direct.get(await parts.store.signed_url(download, hours.now))
    assert (answer.status_code, len(answer.content)) == (200, made["size"])
